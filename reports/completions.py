"""Who is how far: the one layer that pages, files and e-mails read from."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from functools import partial
from itertools import batched

from django.utils import timezone
from django.utils.translation import gettext as _

from reports import asked, gathering, moments
from reports.columns import Row
from reports.filters import Filters, Order
from reports.found import FIELDS, Found
from reports.gathering import NOWHERE, Beside
from training import days, paging, words
from training.access import Reach
from training.models import Evidence, PeriodQuerySet

CHUNK = 1000

type Scores = tuple[
    Decimal | None, int | None, Decimal | None, Decimal | None, int | None
]
NO_SCORES: Scores = (None, None, None, None, None)


@dataclass(frozen=True, slots=True)
class Page:
    rows: Sequence[Row]
    last: int | None


def periods(filters: Filters, *, reach: Reach) -> PeriodQuerySet:
    """Return the periods of those who worked here that day, with their status."""
    return asked.periods(filters, reach=reach)


def page(filters: Filters, *, reach: Reach, key: int | None, size: int) -> Page:
    """Return some rows in the order that is asked for, after the one with the key."""
    find = _by_name if filters.order is Order.NAME else _by_moment
    found = find(filters, reach, key=key, size=size + 1)
    rows = list(_rows(found[:size], filters, gathering.branches()))
    return Page(rows, rows[-1].key if len(found) > size else None)


def every(filters: Filters, *, reach: Reach) -> Iterator[Row]:
    """Yield all rows, read piece by piece, so that memory stays the same.

    No query is open between the pieces: what is written meanwhile is not held up, and
    whoever takes the rows may write as well.
    """
    branches = gathering.branches()
    is_by_name = filters.order is Order.NAME
    pieces = _people if is_by_name else _moments
    for found in pieces(filters, reach):
        yield from _rows(found, filters, branches)


def _people(filters: Filters, reach: Reach) -> Iterator[Sequence[Found]]:
    """Yield the periods of some people at a time."""
    walk = _walk(filters, reach)
    since: paging.Place | None = None
    while places := walk(since=since, size=CHUNK + 1):
        yield _found(_theirs(places[:CHUNK], filters, reach).by_name())
        if len(places) <= CHUNK:
            return
        since = places[-1]


def _walk(filters: Filters, reach: Reach) -> Callable[..., list[paging.Place]]:
    known, are_many = periods(filters, reach=reach), asked.are_many(filters, reach)
    return partial(paging.people, known, are_many=are_many)


def _theirs(
    places: Sequence[paging.Place], filters: Filters, reach: Reach
) -> PeriodQuerySet:
    people = [place.person for place in places]
    return asked.of_those(people, filters, reach=reach)


def _moments(filters: Filters, reach: Reach) -> Iterator[Sequence[Found]]:
    """Yield some periods at a time, in an order that is found once."""
    for keys in batched(moments.every(filters, reach=reach), CHUNK):
        yield _in_order(keys, filters)


def _in_order(keys: Sequence[int], filters: Filters) -> list[Found]:
    found = {one.key: one for one in _found(asked.these(keys, filters))}
    return [found[key] for key in keys if key in found]


def _found(known: PeriodQuerySet) -> list[Found]:
    return list(map(Found._make, known.values_list(*FIELDS)))


def _by_name(
    filters: Filters, reach: Reach, *, key: int | None, size: int
) -> list[Found]:
    """Find first the people of the page, then their rows: each has one at least."""
    since = None if key is None else paging.place_of(key)
    theirs = _theirs(_walk(filters, reach)(since=since, size=size), filters, reach)
    rest = theirs if key is None else paging.after(theirs, key)
    return _found(rest.by_name()[:size])


def _by_moment(
    filters: Filters, reach: Reach, *, key: int | None, size: int
) -> list[Found]:
    keys = moments.some(filters, reach=reach, key=key, size=size)
    return _in_order(keys, filters)


def _rows(
    found: Sequence[Found], filters: Filters, branches: Mapping[str, str]
) -> Iterable[Row]:
    beside = gathering.beside(found, filters, branches)
    moment = filters.at.astimezone(timezone.get_current_timezone())
    writer = Writer(beside, moment)
    return map(writer.row, found)


class Writer:
    """Writes rows as they stood at the moment, with the days of the moment's zone."""

    def __init__(self, beside: Beside, moment: datetime) -> None:
        self.beside = beside
        self.moment = moment
        self.zone = moment.tzinfo
        self.labels = {code: str(label) for code, label in words.LABELS.items()}
        self.sources = {code: str(label) for code, label in Evidence.Source.choices}
        self.here = _("A course here")
        self.rule = _("By a rule")

    def row(self, one: Found) -> Row:
        """Return the row, in the order of Row: by names it would take twice as long."""
        is_done = one.done_at is not None and one.done_at <= self.moment
        place = self.beside.places.get(one.person, NOWHERE)
        points, out_of, first_points, last_points, attempts = self.scores(one)
        return Row(
            one.name,
            one.number or "",
            place.department,
            one.module,
            self.labels[one.status],
            self.last(one.due_at),
            self.day(one.done_at) if is_done else None,
            self.last(one.valid_until) if is_done else None,
            self.day(self.beside.confirmed.get(one.registration)),
            points,
            out_of,
            one.release if is_done else None,
            one.course,
            self.on(one.opened_at),
            self.last(self.beside.due_first.get(one.key)),
            first_points,
            last_points,
            attempts,
            self.minutes(one, is_done=is_done),
            self.beside.serials.get(one.registration, ""),
            self.source(one) if is_done else "",
            one.path or "",
            self.whom(one),
            one.why,
            place.branch,
            place.position,
            place.manager,
            one.key,
            one.person,
            one.status,
            one.due_at,
            self.moment,
        )

    def on(self, moment: datetime) -> date:
        return moment.astimezone(self.zone).date()

    def day(self, moment: datetime | None) -> date | None:
        return None if moment is None else self.on(moment)

    def last(self, moment: datetime | None) -> date | None:
        """Return the last day that lies wholly before the moment."""
        return None if moment is None else self.on(moment - days.INSTANT)

    def scores(self, one: Found) -> Scores:
        reached = self.beside.reached.get(one.registration)
        if reached is None:
            return NO_SCORES
        best, first, last = reached.best, reached.first, reached.last
        return (
            best.points.normalize(),
            best.out_of,
            first.points.normalize(),
            last.points.normalize(),
            reached.attempts,
        )

    def minutes(self, one: Found, *, is_done: bool) -> int | None:
        if is_done and one.source:
            return one.minutes or None
        return self.beside.minutes.get(one.registration)

    def source(self, one: Found) -> str:
        return self.sources.get(one.source, self.here) if one.source else self.here

    def whom(self, one: Found) -> str:
        if one.asked_person:
            return one.name
        named = one.asked_cohort or one.asked_department or one.asked_position
        return named or self.rule
