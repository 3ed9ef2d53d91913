"""The completion report as a file."""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from itertools import islice
from typing import BinaryIO

from django.utils import timezone
from django.utils.translation import gettext as _

from engine.tables.table import Cell, Column, Kind, Table
from engine.tables.writing import csv_stream, write_xlsx
from jobs.progress import Progress
from ledger import record
from ledger.models import Event
from people.models import Person
from reports import completions
from reports.completions import Row
from reports.filters import FilterForm
from training import words

AT_ONCE = 20_000
STEP = 1000
PIECE = 1 << 20


@dataclass(slots=True)
class Export:
    """One file of a report: which, for whom, how many rows went out so far."""

    form: FilterForm
    by: Person | None
    at: datetime
    progress: Progress | None = None
    rows: int = 0
    total: int = 0
    digest: str = ""

    def cells(self) -> Iterator[list[Cell]]:
        labels = {code: str(label) for code, label in words.LABELS.items()}
        for row in completions.every(self.form.filters, reach=self.form.reach):
            self.rows += 1
            if self.progress and self.rows % STEP == 0:
                self.progress.reach(self.rows, of=self.total)
            yield cells(row, labels)

    def record(self, format_: str) -> None:
        """Write into the ledger who took which rows, and the file's digest."""
        new = {
            "filter": self.form.given,
            "as_of": self.form.filters.as_of.isoformat(),
            "rows": self.rows,
            "sha256": self.digest,
        }
        thing = f"reports.completions:{format_}"
        actor = record.key(self.by)
        record.events(
            [Event(at=self.at, actor=actor, verb="exported", thing=thing, new=new)]
        )


def table() -> Table:
    columns = (
        Column(_("Name")),
        Column(_("Employee number")),
        Column(_("Department"), width=20),
        Column(_("Module"), width=28),
        Column(_("Status")),
        Column(_("Due"), Kind.DAY),
        Column(_("Completed on"), Kind.DAY),
        Column(_("Confirmed as read"), Kind.DAY),
        Column(_("Score"), Kind.NUMBER),
        Column(_("Out of"), Kind.NUMBER),
        Column(_("Release read"), Kind.NUMBER),
        Column(_("Source"), width=28),
    )
    zone = timezone.get_default_timezone()
    return Table(_("Completion report"), columns, zone)


def cells(row: Row, labels: Mapping[str, str]) -> list[Cell]:
    return [
        row.name,
        row.number,
        row.department,
        row.module,
        labels[row.status],
        row.due_on,
        row.done_on,
        row.confirmed_on,
        row.score.points if row.score else None,
        row.score.out_of if row.score else None,
        row.release,
        row.source,
    ]


def csv(export: Export) -> Iterator[bytes]:
    """Yield the file; what went out is recorded even if the reader breaks off."""
    digest = hashlib.sha256()
    try:
        for piece in csv_stream(table(), export.cells()):
            digest.update(piece)
            yield piece
    finally:
        export.digest = digest.hexdigest()
        export.record("csv")


def xlsx(export: Export, target: BinaryIO) -> None:
    """Write the workbook and record who took it."""
    write(export, target)
    export.record("xlsx")


def write(export: Export, target: BinaryIO) -> None:
    """Write the workbook; as many rows as there were when it was begun."""
    known = completions.periods(export.form.filters, reach=export.form.reach)
    export.total = known.order_by().count()
    rows = islice(export.cells(), export.total)
    write_xlsx(table(), rows, target, at_most=export.total)
    export.digest = digest_of(target)


def is_large(export: Export) -> bool:
    """Say whether there are more rows than are written while somebody waits."""
    known = completions.periods(export.form.filters, reach=export.form.reach)
    return known.order_by()[: AT_ONCE + 1].count() > AT_ONCE


def digest_of(file: BinaryIO) -> str:
    file.seek(0)
    digest = hashlib.sha256()
    for piece in iter(partial(file.read, PIECE), b""):
        digest.update(piece)
    return digest.hexdigest()
