"""A file of past completions that is not recorded, or not to its end, is let go."""

from contextlib import suppress
from datetime import datetime

from django.db import transaction
from django.db.models import Exists, OuterRef

from people.imports.work import StillBusy
from people.models import Person
from people.sheets import dropping
from people.sheets.dropping import NothingToDrop
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
    if not applying.leave(batch, by=by, at=at):
        dropping.let_go(batch, "evidence-import-dropped", by=by, at=at)


def drop_old(at: datetime) -> None:
    """Drop what nobody has confirmed in a long time."""
    checked = EvidenceBatch.objects.filter(state=EvidenceBatch.State.CHECKED)
    begun = Exists(Evidence.objects.filter(batch=OuterRef("pk")))
    for batch in dropping.old(checked, begun, at=at):
        with suppress(StillBusy, NothingToDrop):
            drop(batch, by=None, at=at)
