"""The whole list of who gains and who loses what, as a file."""

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
from training.equivalence import preview
from training.equivalence.modules import Plan
from training.equivalence.sayings import SAYINGS


def csv(plan: Plan, *, by: Person, at: datetime) -> Iterator[bytes]:
    """Yield the file; who took it is recorded even if the reader breaks off."""
    digest, rows = hashlib.sha256(), 0

    def counted() -> Iterator[list[Cell]]:
        nonlocal rows
        for line in preview.lines(plan, at=at):
            rows += 1
            yield _cells(line)

    try:
        for piece in csv_stream(_table(), counted()):
            digest.update(piece)
            yield piece
    finally:
        new = {
            "was": [was.pk for was, _now in plan],
            "now": [now and now.pk for _was, now in plan],
            "rows": rows,
            "sha256": digest.hexdigest(),
        }
        actor, thing = record.key(by), "training.equivalence:csv"
        record.events(
            [Event(at=at, actor=actor, verb="exported", thing=thing, new=new)]
        )


def _table() -> Table:
    columns = (
        Column(_("Name")),
        Column(_("Employee number")),
        Column(_("Old module"), width=30),
        Column(_("Completed on"), Kind.DAY),
        Column(_("Units done"), Kind.NUMBER),
        Column(_("Of"), Kind.NUMBER),
        Column(_("New module"), width=30),
        Column(_("What becomes of it"), width=40),
    )
    return Table(_("Who is touched"), columns, timezone.get_default_timezone())


def _cells(line: preview.Line) -> list[Cell]:
    return [
        line.person.name,
        line.person.employee_number or "",
        line.was.title,
        line.done_on,
        line.done,
        line.of,
        line.now.title if line.now else "",
        str(SAYINGS[line.fate].head),
    ]
