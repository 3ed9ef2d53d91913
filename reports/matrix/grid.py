"""The rows of the matrix: people with how each stands in each module."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Exists, OuterRef
from django.utils import timezone

from courses.models import Course, Module
from people.models import Person
from reports import asked, gathering
from reports.filters import Filters
from reports.gathering import NOWHERE, Place
from reports.matrix.best import best
from training import paging, words
from training.access import Reach
from training.models import Path, PeriodQuerySet
from training.status import MET
from training.words import Mark

CHUNK = 300
FIELDS = ("pk", "person_id", "module_id", "status", "due_then", "done_then")


@dataclass(frozen=True, slots=True)
class Cell:
    """How somebody stands in a module; `note` is the day it was completed on."""

    key: int
    module: str
    mark: Mark
    note: str

    @property
    def text(self) -> str:
        return f"{self.mark.words} {self.note}".rstrip()


@dataclass(frozen=True, slots=True)
class Line:
    person: Person
    place: Place
    cells: Sequence[Cell | None]


@dataclass(frozen=True, slots=True)
class Page:
    """Some people in the order of names; `following` is the first of the next page."""

    lines: Sequence[Line]
    following: int | None


def modules(filters: Filters, *, reach: Reach) -> list[Module]:
    """Return those that anything was asked in, within the reach."""
    opened = reach.reported(at=filters.at).opened(at=filters.at)
    if isinstance(filters.what, Path):
        opened = opened.filter(assignment__path=filters.what)
    known = Module.objects.filter(Exists(opened.filter(module=OuterRef("pk"))))
    if isinstance(filters.what, Course):
        known = known.filter(course=filters.what)
    if isinstance(filters.what, Module):
        known = known.filter(pk=filters.what.pk)
    told = known.select_related("course")
    return list(told.order_by("course__title", "course", "position", "pk"))


def page(
    filters: Filters,
    *,
    reach: Reach,
    columns: Sequence[Module],
    since: int | None,
    size: int,
) -> Page:
    """Return some people from one on. Raises paging.NoSuchRow if she is not there."""
    known = asked.periods(filters, reach=reach)
    start = None if since is None else _place_of(since)
    places = paging.people(known, since=start, size=size + 1)
    people = [one.person for one in places[:size]]
    theirs = asked.of_those(people, filters, reach=reach)
    lines = _lines(theirs, people, filters, columns, gathering.branches())
    return Page(list(lines), places[size].person if len(places) > size else None)


def every(
    filters: Filters, *, reach: Reach, columns: Sequence[Module]
) -> Iterator[Line]:
    """Yield all lines, some people at a time, so that memory stays the same."""
    known = asked.periods(filters, reach=reach)
    branches = gathering.branches()
    since: paging.Place | None = None
    while places := paging.people(known, since=since, size=CHUNK + 1):
        people = [one.person for one in places[:CHUNK]]
        theirs = asked.of_those(people, filters, reach=reach)
        yield from _lines(theirs, people, filters, columns, branches)
        if len(places) <= CHUNK:
            return
        since = places[-1]


def count(filters: Filters, *, reach: Reach) -> int:
    known = asked.periods(filters, reach=reach).order_by()
    return known.values("person").distinct().count()


def _place_of(key: int) -> paging.Place:
    row = Person.objects.filter(pk=key).values_list("name_key", "pk").first()
    if row is None:
        raise paging.NoSuchRow(key)
    return paging.Place(*row)


def _lines(
    theirs: PeriodQuerySet,
    people: Sequence[int],
    filters: Filters,
    columns: Sequence[Module],
    branches: Mapping[str, str],
) -> Iterator[Line]:
    held: dict[tuple[int, int], list[Mapping[str, Any]]] = defaultdict(list)
    for one in theirs.order_by("pk").values(*FIELDS):
        held[one["person_id"], one["module_id"]].append(one)
    persons = Person.objects.in_bulk(people)
    places = gathering.places(people, filters, branches)
    for key in people:
        cells = [_cell(one, held.get((key, one.pk), ()), filters.at) for one in columns]
        yield Line(persons[key], places.get(key, NOWHERE), cells)


def _cell(
    module: Module, standing: Sequence[Mapping[str, Any]], at: datetime
) -> Cell | None:
    if not standing:
        return None
    one = standing[best(row["status"] for row in standing)]
    mark = words.mark(one["status"], due_at=one["due_then"], at=at)
    note = _done_on(one) if one["status"] in MET else ""
    return Cell(one["pk"], module.title, mark, note)


def _done_on(one: Mapping[str, Any]) -> str:
    return timezone.localdate(one["done_then"]).isoformat()
