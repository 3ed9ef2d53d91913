"""Plans what is due: one delivery for each recipient, and the next time."""

from datetime import datetime

from django.db import transaction

from reports.models import Delivery, SavedReport
from reports.saved import changing


def plan(*, at: datetime) -> int:
    """Plan all that is due by then; return how many deliveries were planned.

    Both stand or fall together: whoever dies in between leaves it to the next run, and
    who comes second finds the next time changed.
    """
    due = SavedReport.objects.filter(
        archived_at=None, next_at__lte=at, owner__is_active=True
    )
    return sum(_plan(one, at=at) for one in due.order_by("next_at", "pk"))


@transaction.atomic
def _plan(saved: SavedReport, *, at: datetime) -> int:
    mine = SavedReport.objects.filter(
        pk=saved.pk, next_at=saved.next_at, archived_at=None
    )
    if saved.next_at is None or not mine.update(
        next_at=changing.next_at(saved, after=at)
    ):
        return 0
    planned = [
        Delivery(saved=saved, to=one, planned_at=saved.next_at)
        for one in saved.recipients.order_by("pk")
    ]
    Delivery.objects.bulk_create(planned, ignore_conflicts=True)
    return len(planned)
