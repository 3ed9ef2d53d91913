"""A file of rows is let go, with its bytes; that it was there stays."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Exists, QuerySet

from ledger import record
from people.models import ImportFile, Person
from people.sheets import storing

KEPT = timedelta(days=30)


class NothingToDrop(Exception):
    """The file has been applied, or was dropped before."""


def let_go(batch: ImportFile, verb: str, *, by: Person | None, at: datetime) -> None:
    """Mark the file as dropped; its bytes go with the end of the transaction."""
    batch.state = ImportFile.DROPPED
    batch.save(update_fields=["state"])
    change = record.Change(new={"file": batch.digest})
    record.event(verb, batch, at=at, by=by, change=change)
    transaction.on_commit(lambda: storing.forget(batch))


def old[T: ImportFile](
    checked: QuerySet[T], begun: Exists, *, at: datetime
) -> QuerySet[T]:
    """Return those that nobody has confirmed in a long time."""
    return checked.filter(~begun, made_at__lt=at - KEPT).order_by("pk")
