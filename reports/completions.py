"""Who is how far: the one layer that page, CSV and XLSX read from."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Exists, Max, OuterRef, Q
from django.utils import timezone

from courses.models import Course
from lessons.models import Attestation
from people.models import Posting, PostingQuerySet
from quizzes import reached
from quizzes.reached import Score
from reports.filters import Filters
from training import audience, days, paging, words
from training.access import Reach
from training.models import PeriodQuerySet

CHUNK = 500

FIELDS = (
    "pk",
    "person_id",
    "person__name",
    "person__employee_number",
    "module__title",
    "status",
    "due_then",
    "done_then",
    "registration_id",
    "registration__release__number",
    "assignment__why",
    "assignment__cohort__name",
    "assignment__department__name",
)


@dataclass(frozen=True, slots=True)
class Row:
    """One period. `release` is the release of the course that was read.

    `confirmed_on` is when she last put her name to a lesson of the module.
    """

    key: int
    name: str
    number: str
    department: str
    module: str
    status: str
    due_at: datetime | None
    at: datetime
    due_on: date | None
    done_on: date | None
    confirmed_on: date | None
    score: Score | None
    release: int | None
    source: str

    @property
    def mark(self) -> words.Mark:
        """Return how it is shown on a page; a file has no use for it."""
        return words.mark(self.status, due_at=self.due_at, at=self.at)


@dataclass(frozen=True, slots=True)
class Page:
    rows: Sequence[Row]
    last: int | None


def periods(filters: Filters, *, reach: Reach) -> PeriodQuerySet:
    """Return the periods of those who worked here that day, with their status."""
    known = reach.reported(at=filters.at).opened(at=filters.at)
    known = known.with_status(at=filters.at).filter(_employed(filters))
    if filters.what is not None:
        name = "module__course" if isinstance(filters.what, Course) else "module"
        known = known.filter(**{name: filters.what})
    return _of_people(known, filters)


def _of_people(known: PeriodQuerySet, filters: Filters) -> PeriodQuerySet:
    if filters.department is not None:
        here = _postings(filters).below(filters.department)
        known = known.filter(Exists(here.filter(person=OuterRef("person"))))
    if filters.cohort is not None:
        members = audience.members(filters.cohort, at=filters.at, person="person")
        known = known.filter(Exists(members))
    if filters.status:
        known = known.filter(Q(status=filters.status))
    return known


def _postings(filters: Filters) -> PostingQuerySet:
    return Posting.objects.at(filters.at, day=filters.as_of)


def _employed(filters: Filters) -> Q:
    """Leave out who had been posted and no longer was; who never was counts."""
    mine = Posting.objects.filter(
        person=OuterRef("person"), recorded_at__lte=filters.at
    )
    held = _postings(filters).filter(person=OuterRef("person"))
    return Exists(held) | ~Exists(mine)


def page(filters: Filters, *, reach: Reach, key: int | None, size: int) -> Page:
    """Return some rows in the order of names, after the one with the key."""
    values = _values(filters, reach=reach, key=key, size=size + 1)
    rows = _rows(values[:size], filters)
    return Page(rows, rows[-1].key if len(values) > size else None)


def every(filters: Filters, *, reach: Reach) -> Iterator[Row]:
    """Yield all rows, read by some people at a time, so that memory stays the same."""
    known = periods(filters, reach=reach)
    since: paging.Place | None = None
    while places := paging.people(known, since=since, size=CHUNK + 1):
        now = places[:CHUNK]
        theirs = known.filter(person__in=[place.person for place in now])
        yield from _rows(list(theirs.by_name().values(*FIELDS)), filters)
        if len(places) <= CHUNK:
            return
        since = places[-1]


def _values(
    filters: Filters, *, reach: Reach, key: int | None, size: int
) -> list[dict[str, Any]]:
    """Find first the people of the page, then their rows: each has one at least."""
    known = periods(filters, reach=reach)
    since = None if key is None else paging.place_of(key)
    places = paging.people(known, since=since, size=size + 1)
    theirs = known.filter(person__in=[place.person for place in places])
    rest = theirs if key is None else paging.after(theirs, key)
    return list(rest.by_name().values(*FIELDS)[:size])


def _rows(values: list[dict[str, Any]], filters: Filters) -> list[Row]:
    departments = _departments({one["person_id"] for one in values}, filters)
    passes = {one["registration_id"] for one in values}
    scores = reached.of(passes, at=filters.at)
    confirmed = _confirmed(passes, at=filters.at)
    moment = filters.at.astimezone(timezone.get_current_timezone())
    return [
        _row(
            one,
            department=departments.get(one["person_id"], ""),
            score=scores.get(one["registration_id"]),
            confirmed_at=confirmed.get(one["registration_id"]),
            moment=moment,
        )
        for one in values
    ]


def _row(
    one: Mapping[str, Any],
    *,
    department: str,
    score: Score | None,
    confirmed_at: datetime | None,
    moment: datetime,
) -> Row:
    """Return the row as it stood at the moment, with the days of the moment's zone."""
    due, done = one["due_then"], one["done_then"]
    is_done = done is not None and done <= moment
    return Row(
        key=one["pk"],
        name=one["person__name"],
        number=one["person__employee_number"] or "",
        department=department,
        module=one["module__title"],
        status=one["status"],
        due_at=due,
        at=moment,
        due_on=_day(due - days.INSTANT, moment) if due else None,
        done_on=_day(done, moment) if is_done else None,
        confirmed_on=_day(confirmed_at, moment) if confirmed_at else None,
        score=score,
        release=one["registration__release__number"] if is_done else None,
        source=_source(one),
    )


def _day(moment: datetime, beside: datetime) -> date:
    return moment.astimezone(beside.tzinfo).date()


def _source(one: Mapping[str, Any]) -> str:
    whom = one["assignment__cohort__name"] or one["assignment__department__name"]
    return "　".join(part for part in (whom, one["assignment__why"]) if part)


def _departments(people: Iterable[int], filters: Filters) -> dict[int, str]:
    held = _postings(filters).filter(person__in=people)
    return dict(held.values_list("person_id", "department__name"))


def _confirmed(registrations: Iterable[int], *, at: datetime) -> dict[int, datetime]:
    """Return when each pass was last confirmed as read and understood, by then."""
    made = Attestation.objects.filter(
        registration__in=registrations, attested_at__lte=at
    )
    latest = made.values_list("registration_id").annotate(latest=Max("attested_at"))
    return dict(latest)
