"""A file that is not applied, or not to its end, is let go."""

from contextlib import suppress
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Exists, OuterRef

from ledger import record
from people.imports import applying, work
from people.imports.work import StillBusy
from people.models import ImportBatch, ImportChange, Person
from people.sheets import storing

KEPT = timedelta(days=30)


class NothingToDrop(Exception):
    """The file has been applied, or was dropped before."""


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
    if applying.leave(batch, by=by, at=at):
        return
    batch.state = ImportBatch.State.DROPPED
    batch.save(update_fields=["state"])
    change = record.Change(new={"file": batch.digest})
    record.event("people-import-dropped", batch, at=at, by=by, change=change)
    transaction.on_commit(lambda: storing.forget(batch))


def drop_old(at: datetime) -> None:
    """Drop what nobody has confirmed in a long time."""
    begun = ImportChange.objects.filter(batch=OuterRef("pk"))
    old = ImportBatch.objects.filter(
        ~Exists(begun), state=ImportBatch.State.CHECKED, made_at__lt=at - KEPT
    )
    for batch in old.order_by("pk"):
        with suppress(StillBusy, NothingToDrop):
            drop(batch, by=None, at=at)
