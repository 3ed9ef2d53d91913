"""The rates at the ends of the last months, each from what was known by then."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from people.models import Department
from reports import tallies
from reports.departments import drawing, months
from reports.departments.drawing import Drawn
from reports.filters import Filters
from reports.tallies import WHOLE, Branch, Tally
from training import days
from training.access import Reach

MONTHS = 12
MOST = 4  # departments beside the whole
LETTERS = "ABCD"
NAMED = 3  # each third month has its name below the chart
NOTHING = Tally(0, 0, 0, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class Line:
    """How one department went; `department` is none for all together."""

    department: Department | None
    letter: str
    tallies: Sequence[Tally]
    drawn: Drawn


@dataclass(frozen=True, slots=True)
class Month:
    """A row of the table beside the chart."""

    on: date
    x: float
    is_named: bool
    tallies: Sequence[tuple[Tally, Line]]


@dataclass(frozen=True, slots=True)
class Chart:
    lines: Sequence[Line]
    months: Sequence[Month]

    @property
    def levels(self) -> list[tuple[int, float]]:
        return [(one, drawing.y_of(one)) for one in drawing.LEVELS]

    @property
    def is_empty(self) -> bool:
        return not any(one.required for one in self.lines[0].tallies)


def chart(filters: Filters, *, reach: Reach) -> Chart:
    """Ask each month once, whatever the number of departments."""
    ends = months.ends(filters.as_of, number=MONTHS)
    found = [tallies.by_path(_then(filters, day), reach=reach) for day in ends]
    told = _told(tallies.in_tree(found[-1]), filters)
    paths = [WHOLE, *(one.path for one in told)]
    rows = [[then.get(path, NOTHING) for then in found] for path in paths]
    drawn = drawing.drawn([[_rate(one) for one in row] for row in rows])
    heads = _heads(told)
    lines = [
        Line(*head, row, mine)
        for head, row, mine in zip(heads, rows, drawn, strict=True)
    ]
    return Chart(
        lines,
        [
            Month(
                on=day,
                x=round(drawing.x_of(place, len(ends)), 1),
                is_named=(len(ends) - 1 - place) % NAMED == 0,
                tallies=[(line.tallies[place], line) for line in lines],
            )
            for place, day in enumerate(ends)
        ],
    )


def _heads(told: Sequence[Department]) -> Iterable[tuple[Department | None, str]]:
    yield None, "Σ"
    yield from zip(told, LETTERS[: len(told)], strict=True)


def _then(filters: Filters, day: date) -> Filters:
    at = min(days.end_of(day) - days.INSTANT, filters.at)
    return replace(filters, as_of=day, at=at)


def _rate(tally: Tally) -> float | None:
    return tally.rate if tally.required else None


def _told(branches: Sequence[Branch], filters: Filters) -> list[Department]:
    """Return the largest of the topmost departments that are more than one."""
    depth = filters.department.path.count("/") - 1 if filters.department else 0
    level = _at(branches, depth)
    if len(level) == 1:
        level = _at(branches, depth + 1)
    largest = sorted(level, key=lambda one: -one.tally.required)[:MOST]
    return [one.department for one in branches if one in largest]


def _at(branches: Iterable[Branch], depth: int) -> list[Branch]:
    return [one for one in branches if one.depth == depth]
