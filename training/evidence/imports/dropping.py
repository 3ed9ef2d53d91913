"""A file of past completions that is not recorded, or not to its end, is let go."""

from contextlib import suppress
from datetime import datetime

from django.db import transaction
from django.db.models import Exists, OuterRef

from ledger import record
from people.imports.dropping import KEPT, NothingToDrop
from people.imports.work import StillBusy
from people.models import Person
from people.sheets import storing
from training.evidence.imports import applying, work
from training.models import Evidence, EvidenceBatch


@transaction.atomic
def drop(batch: EvidenceBatch, *, by: Person | None, at: datetime) -> None:
    """Let go of a file that is not recorded, and of its bytes.

    What was recorded before it broke off stays. Raises StillBusy or NothingToDrop.
    """
    list(EvidenceBatch.objects.select_for_update().filter(pk=batch.pk))
    batch.refresh_from_db()
    work.make_sure_idle(batch)
    if batch.state != EvidenceBatch.State.CHECKED:
        raise NothingToDrop(batch.pk)
    if applying.leave(batch, by=by, at=at):
        return
    batch.state = EvidenceBatch.State.DROPPED
    batch.save(update_fields=["state"])
    change = record.Change(new={"file": batch.digest})
    record.event("evidence-import-dropped", batch, at=at, by=by, change=change)
    transaction.on_commit(lambda: storing.forget(batch))


def drop_old(at: datetime) -> None:
    """Drop what nobody has confirmed in a long time."""
    begun = Evidence.objects.filter(batch=OuterRef("pk"))
    old = EvidenceBatch.objects.filter(
        ~Exists(begun), state=EvidenceBatch.State.CHECKED, made_at__lt=at - KEPT
    )
    for batch in old.order_by("pk"):
        with suppress(StillBusy, NothingToDrop):
            drop(batch, by=None, at=at)
