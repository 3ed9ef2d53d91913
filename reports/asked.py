"""The one query of all reports: the periods that the filters show to whom."""

from collections.abc import Collection
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from courses.models import Course, Module
from people import superiors
from people.among import Among
from people.models import Posting, PostingQuerySet
from reports.filters import FIRST_DAY, LONGEST_SPAN, Filters
from training import audience, days
from training.access import Reach
from training.models import Path, Period, PeriodQuerySet
from training.status import ASIDE, Status

LATE = (Status.OVERDUE.value, Status.FAILED.value)
ENDING = (Status.VALID.value, Status.EXPIRING.value, Status.PENDING.value)
PARTS = {Course: "module__course", Module: "module", Path: "assignment__path"}


def periods(filters: Filters, *, reach: Reach) -> PeriodQuerySet:
    """Return the periods of those who worked here that day, with their status.

    Of a period and its renewals the one that counted then is told; the report of one
    person tells them all, also after she has left.
    """
    known = of_people(_asked(filters, reach), filters)
    if filters.one is not None:
        return known.filter(person=filters.one)
    return known.filter(employed(filters))


def of_those(
    people: Collection[int], filters: Filters, *, reach: Reach
) -> PeriodQuerySet:
    """Return the same of people who have such periods: what they are is known."""
    return _asked(filters, reach).filter(Among("person", people))


def these(keys: Collection[int], filters: Filters) -> PeriodQuerySet:
    """Return periods that are known to be among them."""
    return Period.objects.filter(Among("pk", keys)).with_status(at=filters.at)


def are_many(filters: Filters, reach: Reach) -> bool:
    """Say whether it is asked of everybody how they stand, and many may stand so."""
    whose = (filters.department, filters.position, filters.cohort, filters.manager)
    if any(whose) or filters.person or not reach.is_everything:
        return False
    return bool(filters.expiring) or not ASIDE.issuperset(filters.statuses)


def _asked(filters: Filters, reach: Reach) -> PeriodQuerySet:
    known = reach.reported(at=filters.at).opened(at=filters.at)
    known = known.with_status(at=filters.at)
    if filters.one is None:
        known = known.current(at=filters.at)
    return _dated(_of_what(known, filters), filters)


def _of_what(known: PeriodQuerySet, filters: Filters) -> PeriodQuerySet:
    if filters.what is not None:
        known = known.filter(**{PARTS[type(filters.what)]: filters.what})
    if filters.statuses:
        known = known.filter(Q(status__in=filters.statuses))
    return known


def of_people[Rows: QuerySet[Any]](known: Rows, filters: Filters) -> Rows:
    """Keep the rows of the people that the filters mean; each names its `person`."""
    if filters.department is not None or filters.position is not None:
        known = known.filter(Exists(_here(filters).filter(person=OuterRef("person"))))
    if filters.cohort is not None:
        members = audience.members(filters.cohort, at=filters.at, person="person")
        known = known.filter(Exists(members))
    if filters.manager is not None:
        theirs = superiors.below(filters.manager.pk, day=filters.as_of, at=filters.at)
        known = known.filter(person__in=theirs)
    if filters.person:
        words = filters.person
        named = Q(person__name__icontains=words) | Q(person__employee_number=words)
        known = known.filter(named)
    return known


def _here(filters: Filters) -> PostingQuerySet:
    held = postings(filters)
    if filters.position is not None:
        held = held.filter(position=filters.position)
    if filters.department is None:
        return held
    if filters.is_with_below:
        return held.below(filters.department)
    return held.filter(department=filters.department)


def _dated(known: PeriodQuerySet, filters: Filters) -> PeriodQuerySet:
    """Keep what is due between the days, and what ends soon and was not renewed."""
    if filters.due_from is not None:
        eve = max(filters.due_from, FIRST_DAY) - timedelta(days=1)
        known = known.filter(Q(due_then__gt=days.end_of(eve)))
    if filters.due_until is not None:
        known = known.filter(Q(due_then__lte=days.end_of(filters.due_until)))
    if filters.expiring is not None:
        last = soon(filters)
        ends = Q(valid_then__gt=filters.at, valid_then__lte=last)
        known = known.filter(ends & Q(status__in=ENDING) & ~_renewed(filters))
    return known


def soon(filters: Filters) -> datetime:
    """Return the last moment at which what ends then ends soon."""
    within = timedelta(days=filters.expiring or LONGEST_SPAN)
    return days.end_of(filters.as_of + within)


def _renewed(filters: Filters) -> Q:
    """Say whether a met period comes after; most have none, which an index tells."""
    further = Period.objects.filter(previous=OuterRef("pk"))
    known = further.opened(at=filters.at).with_status(at=filters.at)
    met = known.filter(Q(done_then__lte=filters.at))
    return Q(Exists(further)) & Q(Exists(met))


def postings(filters: Filters) -> PostingQuerySet:
    return Posting.objects.at(filters.at, day=filters.as_of)


def employed(filters: Filters) -> Q:
    """Leave out who had been posted and no longer was; who never was counts."""
    mine = Posting.objects.filter(
        person=OuterRef("person"), recorded_at__lte=filters.at
    )
    held = postings(filters).filter(person=OuterRef("person"))
    return Exists(held) | ~Exists(mine)
