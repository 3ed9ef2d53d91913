"""A file that is not applied, or not to its end, is let go."""

from contextlib import suppress
from datetime import datetime

from django.db import transaction
from django.db.models import Exists, OuterRef

from people.imports import applying, work
from people.imports.work import StillBusy
from people.models import ImportBatch, ImportChange, Person
from people.sheets import dropping
from people.sheets.dropping import NothingToDrop


@transaction.atomic
def drop(batch: ImportBatch, *, by: Person | None, at: datetime) -> None:
    """Let go of a file that is not applied, and of its bytes.

    What an application that broke off has done stays, and can be rolled back. Raises
    StillBusy or NothingToDrop.
    """
    applying.wait_for_others()
    batch.refresh_from_db()
    work.make_sure_idle(batch)
    if batch.state != ImportBatch.State.CHECKED:
        raise NothingToDrop(batch.pk)
    if not applying.leave(batch, by=by, at=at):
        dropping.let_go(batch, "people-import-dropped", by=by, at=at)


def drop_old(at: datetime) -> None:
    """Drop what nobody has confirmed in a long time."""
    checked = ImportBatch.objects.filter(state=ImportBatch.State.CHECKED)
    begun = Exists(ImportChange.objects.filter(batch=OuterRef("pk")))
    for batch in dropping.old(checked, begun, at=at):
        with suppress(StillBusy, NothingToDrop):
            drop(batch, by=None, at=at)
