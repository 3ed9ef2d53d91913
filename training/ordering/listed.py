"""The list of whom an order would reach, as a file."""

import hashlib
from collections.abc import Iterator
from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from engine.tables.table import Cell, Column, Kind, Table
from engine.tables.writing import csv_stream
from ledger import record
from ledger.models import Event
from people.models import Person
from training.assignments import Order
from training.ordering import preview


def csv(order: Order, *, by: Person, at: datetime) -> Iterator[bytes]:
    """Yield the file; who took it is recorded even if the reader breaks off."""
    digest, rows = hashlib.sha256(), 0

    def counted() -> Iterator[list[Cell]]:
        nonlocal rows
        for line in preview.lines(order, at=at):
            rows += 1
            yield _cells(line)

    try:
        for piece in csv_stream(_table(), counted()):
            digest.update(piece)
            yield piece
    finally:
        _record(order, rows, digest.hexdigest(), by=by, at=at)


def _table() -> Table:
    columns = (
        Column(_("Name")),
        Column(_("Employee number")),
        Column(_("First day at work"), Kind.DAY),
        Column(_("Due"), Kind.DAY),
        Column(_("Completed before")),
        Column(_("Needs a decision"), width=40),
    )
    return Table(_("Whom it touches"), columns, timezone.get_default_timezone())


def _cells(line: preview.Line) -> list[Cell]:
    person = line.person
    return [
        person.name,
        person.employee_number or "",
        person.started_on,
        line.due_on,
        _("yes") if line.has_it else "",
        line.trouble,
    ]


def _record(order: Order, rows: int, digest: str, *, by: Person, at: datetime) -> None:
    new = {"what": record.key(order.what), "rows": rows, "sha256": digest}
    actor, thing = record.key(by), "training.order:csv"
    record.events([Event(at=at, actor=actor, verb="exported", thing=thing, new=new)])
