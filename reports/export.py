"""A report as a file: CSV, workbook or sheets of paper."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from itertools import islice
from typing import BinaryIO

from engine.tables.table import Row
from engine.tables.writing import csv_stream, write_xlsx
from jobs.progress import Progress
from people.models import Person
from reports import paper, statement
from reports.filters import FilterForm, Filters
from reports.kinds import Filled, Kind
from reports.models import Exported
from reports.proof import keeping
from reports.proof.keeping import Leaving

FORMATS = ("csv", "xlsx", "pdf")
AT_ONCE = {"xlsx": 20_000, "pdf": 200}
STEP = 1000
PIECE = 1 << 20


class UnknownFormat(ValueError):
    """No report is written in that format."""


@dataclass(frozen=True, slots=True)
class Export:
    """A file of a report: which, with which valid filters, for whom, made when."""

    kind: Kind
    form: FilterForm
    by: Person | None
    at: datetime

    @property
    def filters(self) -> Filters:
        return self.form.filters

    def fill(self) -> Filled:
        return self.kind.table(self.filters, self.form.reach, self.at)

    def told(self, rows: int) -> Iterator[Row]:
        """Yield what the file says of itself."""
        return statement.lines(self.kind, self.form, at=self.at, rows=rows)

    def is_large(self, format_: str) -> bool:
        """Say whether there are more rows than are written while somebody waits.

        Raises paper.TooLong where there are more than can be written at all.
        """
        rows = self.fill().count()
        if format_ == "pdf":
            paper.check(rows)
        return rows > AT_ONCE[format_]

    def name(self, format_: str) -> str:
        return f"{self.kind.name}-{self.filters.as_of:%Y-%m-%d}.{format_}"


@dataclass(frozen=True, slots=True)
class Written:
    """What was written: how many rows, and the SHA-256 of the file's bytes."""

    rows: int
    digest: str


class Counting:
    """Hands rows on, counts them and tells how far it is."""

    def __init__(self, progress: Progress | None = None, *, of: int = 0) -> None:
        self.progress = progress
        self.total = of
        self.rows = 0

    def over(self, rows: Iterator[Row]) -> Iterator[Row]:
        for self.rows, row in enumerate(rows, start=1):
            if self.progress and self.rows % STEP == 0:
                self.progress.reach(self.rows, of=self.total)
            yield row


def write(
    export: Export,
    format_: str,
    target: BinaryIO,
    *,
    progress: Progress | None = None,
) -> Written:
    """Write the file; whoever lets it out of the house calls `keep` for it.

    Workbooks and paper hold as many rows as there were when they were begun. Raises
    paper.TooLong, and PaperUnavailable where nothing can be set.
    """
    if format_ not in FORMATS:
        raise UnknownFormat(format_)
    filled = export.fill()
    if format_ == "csv":
        counting = Counting(progress, of=filled.count() if progress else 0)
        target.writelines(csv_stream(filled.table, counting.over(filled.rows)))
    else:
        counting = Counting(progress, of=filled.count())
        WRITERS[format_](export, filled, target, counting)
    if progress:
        progress.reach(counting.rows, of=counting.total)
    return Written(counting.rows, digest_of(target))


def _xlsx(export: Export, filled: Filled, target: BinaryIO, counting: Counting) -> None:
    """Write the workbook; its last sheet says what it holds."""

    def told() -> Iterator[Row]:
        yield from export.told(counting.rows)

    rows = counting.over(islice(filled.rows, counting.total))
    further = [(statement.table(), told())]
    write_xlsx(filled.table, rows, target, at_most=counting.total, further=further)


def _pdf(export: Export, filled: Filled, target: BinaryIO, counting: Counting) -> None:
    paper.check(counting.total)
    rows = list(counting.over(islice(filled.rows, counting.total)))
    told = list(export.told(counting.rows))
    sheet = paper.Sheet(filled.table, rows, filled.paper, told, export.at)
    target.write(paper.pdf(sheet))


WRITERS = {"xlsx": _xlsx, "pdf": _pdf}


def keep(export: Export, format_: str, written: Written) -> Exported:
    """Keep note of a file that leaves the house, with the ledger."""
    file = Leaving(
        report=export.kind.name,
        format=format_,
        name=export.name(format_),
        as_of=export.filters.at,
        rows=written.rows,
        digest=written.digest,
        filters=export.form.codes,
        private=export.form.private,
    )
    return keeping.keep(file, by=export.by, at=export.at)


def csv(export: Export) -> Iterator[bytes]:
    """Yield the file; what went out is kept even if the reader breaks off."""
    digest = hashlib.sha256()
    counting = Counting()
    filled = export.fill()
    try:
        for piece in csv_stream(filled.table, counting.over(filled.rows)):
            digest.update(piece)
            yield piece
    finally:
        keep(export, "csv", Written(counting.rows, digest.hexdigest()))


def digest_of(file: BinaryIO) -> str:
    file.seek(0)
    digest = hashlib.sha256()
    for piece in iter(partial(file.read, PIECE), b""):
        digest.update(piece)
    return digest.hexdigest()
