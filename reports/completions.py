"""Who is how far: the one layer that pages, files and e-mails read from."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from itertools import batched
from typing import Any

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from reports import asked, gathering
from reports.columns import Row
from reports.filters import Filters, Order
from reports.gathering import NOWHERE, Beside, Values
from training import days, paging, words
from training.access import Reach
from training.models import Evidence, PeriodQuerySet

CHUNK = 1000

FIELDS = (
    "pk",
    "person_id",
    "person__name",
    "person__employee_number",
    "module__title",
    "module__course__title",
    "status",
    "opened_at",
    "due_then",
    "done_then",
    "valid_then",
    "registration_id",
    "registration__release__number",
    "evidence__source",
    "evidence__minutes",
    "assignment__why",
    "assignment__person_id",
    "assignment__cohort__name",
    "assignment__department__name",
    "assignment__position__name",
    "assignment__path__title",
)
type Scores = tuple[
    Decimal | None, int | None, Decimal | None, Decimal | None, int | None
]
NO_SCORES: Scores = (None, None, None, None, None)
MOMENTS = {Order.DUE: "due_then", Order.ENDS: "valid_then"}


@dataclass(frozen=True, slots=True)
class Page:
    rows: Sequence[Row]
    last: int | None


def periods(filters: Filters, *, reach: Reach) -> PeriodQuerySet:
    """Return the periods of those who worked here that day, with their status."""
    return asked.periods(filters, reach=reach)


def page(filters: Filters, *, reach: Reach, key: int | None, size: int) -> Page:
    """Return some rows in the order that is asked for, after the one with the key."""
    known = periods(filters, reach=reach)
    if filters.order is Order.NAME:
        values = _by_name(known, key=key, size=size + 1)
    else:
        values = _by_moment(known, filters.order, key=key, size=size + 1)
    rows = list(_rows(values[:size], filters, gathering.branches()))
    return Page(rows, rows[-1].key if len(values) > size else None)


def every(filters: Filters, *, reach: Reach) -> Iterator[Row]:
    """Yield all rows, read piece by piece, so that memory stays the same."""
    branches = gathering.branches()
    known = periods(filters, reach=reach)
    pieces = _people(known) if filters.order is Order.NAME else _moments(known, filters)
    for values in pieces:
        yield from _rows(values, filters, branches)


def _people(known: PeriodQuerySet) -> Iterator[Sequence[Values]]:
    """Yield the periods of some people at a time."""
    since: paging.Place | None = None
    while places := paging.people(known, since=since, size=CHUNK + 1):
        now = places[:CHUNK]
        theirs = known.filter(person__in=[place.person for place in now])
        yield list(theirs.by_name().values(*FIELDS))
        if len(places) <= CHUNK:
            return
        since = places[-1]


def _moments(known: PeriodQuerySet, filters: Filters) -> Iterator[Sequence[Values]]:
    rows = known.order_by(MOMENTS[filters.order], "pk").values(*FIELDS)
    yield from batched(rows.iterator(chunk_size=CHUNK), CHUNK)


def _by_name(
    known: PeriodQuerySet, *, key: int | None, size: int
) -> list[dict[str, Any]]:
    """Find first the people of the page, then their rows: each has one at least."""
    since = None if key is None else paging.place_of(key)
    places = paging.people(known, since=since, size=size)
    theirs = known.filter(person__in=[place.person for place in places])
    rest = theirs if key is None else paging.after(theirs, key)
    return list(rest.by_name().values(*FIELDS)[:size])


def _by_moment(
    known: PeriodQuerySet, order: Order, *, key: int | None, size: int
) -> list[dict[str, Any]]:
    name = MOMENTS[order]
    rest = known
    if key is not None:
        last = known.filter(pk=key).values_list(name, flat=True).first()
        if last is None:
            raise paging.NoSuchRow(key)
        later = Q(**{f"{name}__gt": last}) | Q(**{name: last}, pk__gt=key)
        rest = known.filter(later)
    return list(rest.order_by(name, "pk").values(*FIELDS)[:size])


def _rows(
    values: Sequence[Values], filters: Filters, branches: Mapping[str, str]
) -> Iterable[Row]:
    beside = gathering.beside(values, filters, branches)
    moment = filters.at.astimezone(timezone.get_current_timezone())
    writer = Writer(beside, moment)
    return map(writer.row, values)


class Writer:
    """Writes rows as they stood at the moment, with the days of the moment's zone."""

    def __init__(self, beside: Beside, moment: datetime) -> None:
        self.beside = beside
        self.moment = moment
        self.labels = {code: str(label) for code, label in words.LABELS.items()}
        self.sources = {code: str(label) for code, label in Evidence.Source.choices}
        self.here = _("A course here")
        self.rule = _("By a rule")

    def row(self, one: Values) -> Row:
        done = one["done_then"]
        is_done = done is not None and done <= self.moment
        place = self.beside.places.get(one["person_id"], NOWHERE)
        points, out_of, first_points, last_points, attempts = self.scores(one)
        due, first = one["due_then"], self.beside.due_first.get(one["pk"])
        return Row(
            name=one["person__name"],
            number=one["person__employee_number"] or "",
            department=place.department,
            module=one["module__title"],
            status_words=self.labels[one["status"]],
            due_on=self.last(due),
            done_on=self.day(done) if is_done else None,
            valid_until=self.last(one["valid_then"]) if is_done else None,
            confirmed_on=self.day(self.beside.confirmed.get(one["registration_id"])),
            points=points,
            out_of=out_of,
            release=one["registration__release__number"] if is_done else None,
            course=one["module__course__title"],
            opened_on=self.on(one["opened_at"]),
            due_first=self.last(first),
            first_points=first_points,
            last_points=last_points,
            attempts=attempts,
            minutes=self.minutes(one, is_done=is_done),
            certificate=self.beside.serials.get(one["registration_id"], ""),
            source=self.source(one) if is_done else "",
            path=one["assignment__path__title"] or "",
            whom=self.whom(one),
            why=one["assignment__why"],
            branch=place.branch,
            position=place.position,
            manager=place.manager,
            key=one["pk"],
            person=one["person_id"],
            status=one["status"],
            due_at=due,
            at=self.moment,
        )

    def on(self, moment: datetime) -> date:
        return moment.astimezone(self.moment.tzinfo).date()

    def day(self, moment: datetime | None) -> date | None:
        return None if moment is None else self.on(moment)

    def last(self, moment: datetime | None) -> date | None:
        """Return the last day that lies wholly before the moment."""
        return None if moment is None else self.on(moment - days.INSTANT)

    def scores(self, one: Values) -> Scores:
        found = self.beside.reached.get(one["registration_id"])
        if found is None:
            return NO_SCORES
        best, first, last = found.best, found.first, found.last
        return (
            best.points.normalize(),
            best.out_of,
            first.points.normalize(),
            last.points.normalize(),
            found.attempts,
        )

    def minutes(self, one: Values, *, is_done: bool) -> int | None:
        if is_done and one["evidence__source"]:
            minutes: int | None = one["evidence__minutes"]
            return minutes or None
        return self.beside.minutes.get(one["registration_id"])

    def source(self, one: Values) -> str:
        return self.sources.get(one["evidence__source"], self.here)

    def whom(self, one: Values) -> str:
        if one["assignment__person_id"]:
            return str(one["person__name"])
        named: str | None = (
            one["assignment__cohort__name"]
            or one["assignment__department__name"]
            or one["assignment__position__name"]
        )
        return named or self.rule
