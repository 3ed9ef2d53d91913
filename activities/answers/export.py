"""The answers of an activity as a file: one person a row."""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import BinaryIO

from django.db.models import OuterRef, Subquery
from django.utils import timezone
from django.utils.translation import gettext as _

from activities.answers import gathering
from activities.answers.overview import Overview
from activities.task import Task
from engine.tables.table import Cell, Column, Kind, Table
from engine.tables.writing import csv_stream, write_xlsx
from ledger import record
from people.models import Person, Posting

PIECE = 1 << 20
WIDEST = 40


class TooFewPeople(Exception):
    """So few have answered without their names that each could be known."""


@dataclass(slots=True)
class Export:
    """One file: what of, for whom, how many rows went out so far."""

    overview: Overview
    by: Person
    rows: int = 0
    digest: str = ""

    @property
    def task(self) -> Task:
        return self.overview.task

    def cells(self) -> Iterator[Sequence[Cell]]:
        rows = _named if self.task.is_named else _unnamed
        for row in rows(self.overview, self.task):
            self.rows += 1
            yield row

    def record(self, format_: str) -> None:
        """Write into the ledger who took which answers, and the file's digest."""
        cohort = self.overview.cohort
        new = {
            "file": f"responses.{format_}",
            "cohort": cohort.slug if cohort else "",
            "rows": self.rows,
            "sha256": self.digest,
        }
        unit, at = self.overview.version.unit, self.overview.at
        record.event("exported", unit, at=at, by=self.by, change=record.Change(new=new))


def of(overview: Overview, *, by: Person) -> Export:
    """Return the export, or raise TooFewPeople before a byte is sent."""
    if not overview.has_file:
        raise TooFewPeople
    return Export(overview, by)


def table(task: Task) -> Table:
    """Return the columns, each with a name of its own, as workbooks need it."""
    names: set[str] = set()
    columns = [*(_about_people() if task.is_named else ())]
    columns += [
        Column(one.title, Kind.VALUE, width=min(WIDEST, max(14, 2 * len(one.title))))
        for one in task.columns
    ]
    unique = [Column(_unique(one.name, names), one.kind, one.width) for one in columns]
    return Table(_("Answers"), tuple(unique), timezone.get_default_timezone())


def csv(export: Export) -> Iterator[bytes]:
    """Yield the file; what went out is recorded even if the reader breaks off."""
    digest = hashlib.sha256()
    try:
        for piece in csv_stream(table(export.task), export.cells()):
            digest.update(piece)
            yield piece
    finally:
        export.digest = digest.hexdigest()
        export.record("csv")


def xlsx(export: Export, target: BinaryIO) -> None:
    write_xlsx(table(export.task), export.cells(), target)
    target.seek(0)
    digest = hashlib.sha256()
    for piece in iter(partial(target.read, PIECE), b""):
        digest.update(piece)
    export.digest = digest.hexdigest()
    export.record("xlsx")


def _about_people() -> tuple[Column, ...]:
    return (
        Column(_("Employee number")),
        Column(_("Name")),
        Column(_("Department"), width=20),
        Column(_("Version of the text"), Kind.NUMBER),
        Column(_("Shared at"), Kind.MOMENT, width=20),
    )


def _unique(name: str, names: set[str]) -> str:
    number, told = 1, name
    while told in names:
        number += 1
        told = f"{name} ({number})"
    names.add(told)
    return told


def _named(overview: Overview, task: Task) -> Iterator[Sequence[Cell]]:
    day = timezone.localdate(overview.at)
    postings = Posting.objects.at(overview.at, day=day)
    theirs = postings.filter(person=OuterRef("person"))
    shared = overview.shared.order_by("person__name_key", "person").annotate(
        department=Subquery(theirs.values("department__name")[:1])
    )
    for response, body in gathering.bodies(overview.version, shared):
        yield (
            response.person.employee_number or "",
            response.person.name,
            vars(response)["department"] or "",
            response.version.number,
            response.shared_at,
            *task.cells(body),
        )


def _unnamed(overview: Overview, task: Task) -> list[Sequence[Cell]]:
    """Return the rows in an order that says nothing of who gave them, and when."""
    rows = [task.cells(body) for body in overview.gathering.bodies]
    return sorted(rows, key=lambda row: hashlib.sha256(repr(row).encode()).digest())
