"""The columns of a report of periods: what a row holds, where it has room."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from engine.tables.table import Cell, Column, Kind
from training import words
from training.words import Mark


class Row(NamedTuple):
    """One period as it stood at a moment: first what each file holds, in its order.

    `release` is the release of the course that was read, `confirmed_on` when she last
    put her name to a lesson of the module, `due_first` the first due date where it was
    moved. `source` says how it was satisfied; `whom` and `why` whom it was asked of.
    """

    name: str
    number: str
    department: str
    module: str
    status_words: str
    due_on: date | None
    done_on: date | None
    valid_until: date | None
    confirmed_on: date | None
    points: Decimal | None
    out_of: int | None
    release: int | None
    course: str
    opened_on: date
    due_first: date | None
    first_points: Decimal | None
    last_points: Decimal | None
    attempts: int | None
    minutes: int | None
    certificate: str
    source: str
    path: str
    whom: str
    why: str
    branch: str
    position: str
    manager: str
    key: int
    person: int
    status: str
    due_at: datetime | None
    at: datetime

    @property
    def mark(self) -> Mark:
        """Return how it is shown on a page; a file has no use for it."""
        return words.mark(self.status, due_at=self.due_at, at=self.at)

    @property
    def score(self) -> str:
        """Return the points of what can be had, as a page shows them."""
        if self.points is None:
            return ""
        return f"{self.points:f}/{self.out_of}"


def days_late(row: Row) -> int | None:
    return (row.at.date() - row.due_on).days if row.due_on else None


def days_left(row: Row) -> int | None:
    return (row.valid_until - row.at.date()).days if row.valid_until else None


@dataclass(frozen=True, slots=True)
class Heading:
    """What stands over a column of Row; `is_on_paper` where a sheet has room for it."""

    name: str | Promise
    kind: Kind = Kind.TEXT
    width: float = 14
    is_on_paper: bool = False

    @property
    def column(self) -> Column:
        return Column(str(self.name), self.kind, self.width)


HEADINGS: dict[str, Heading] = {
    "name": Heading(_("Name"), is_on_paper=True),
    "number": Heading(_("Employee number"), is_on_paper=True),
    "department": Heading(_("Department"), width=20, is_on_paper=True),
    "module": Heading(_("Module"), width=28, is_on_paper=True),
    "status_words": Heading(_("Status"), is_on_paper=True),
    "due_on": Heading(_("Due"), Kind.DAY, is_on_paper=True),
    "done_on": Heading(_("Completed on"), Kind.DAY, is_on_paper=True),
    "valid_until": Heading(_("Valid until"), Kind.DAY, is_on_paper=True),
    "confirmed_on": Heading(_("Confirmed as read"), Kind.DAY),
    "points": Heading(_("Score"), Kind.NUMBER, is_on_paper=True),
    "out_of": Heading(_("Out of"), Kind.NUMBER, is_on_paper=True),
    "release": Heading(_("Release read"), Kind.NUMBER, is_on_paper=True),
    "course": Heading(_("Course"), width=28),
    "opened_on": Heading(_("Assigned on"), Kind.DAY),
    "due_first": Heading(_("Due at first"), Kind.DAY),
    "first_points": Heading(_("Score of the first tries"), Kind.NUMBER),
    "last_points": Heading(_("Score of the last tries"), Kind.NUMBER),
    "attempts": Heading(_("Tries"), Kind.NUMBER),
    "minutes": Heading(_("Minutes of study"), Kind.NUMBER),
    "certificate": Heading(_("Certificate"), width=18, is_on_paper=True),
    "source": Heading(_("Completed by")),
    "path": Heading(_("Path"), width=20),
    "whom": Heading(_("Assigned to"), width=20),
    "why": Heading(_("Reason"), width=28),
    "branch": Heading(_("Department from the top"), width=36),
    "position": Heading(_("Position"), width=18),
    "manager": Heading(_("Manager")),
}
WIDTH = len(HEADINGS)
AFTER_STATUS = list(HEADINGS).index("status_words") + 1


def cells(row: Row) -> Sequence[Cell]:
    return row[:WIDTH]


def headings(*, after_status: Heading | None = None) -> list[Heading]:
    """Return those of all columns, and one more behind the status."""
    found = list(HEADINGS.values())
    if after_status:
        found.insert(AFTER_STATUS, after_status)
    return found
