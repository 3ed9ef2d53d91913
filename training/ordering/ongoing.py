"""Keeps what is assigned on an ongoing basis in step with who is meant."""

from datetime import datetime

from django.db import transaction
from django.db.models import Exists, OuterRef, Q, Subquery

from courses import crowd
from people.models import Person
from training import assignments, audience, facts, reaching
from training.models import (
    Assignment,
    AssignmentException,
    AssignmentQuerySet,
    Period,
    PeriodFact,
    PeriodQuerySet,
)
from training.ordering import exceptions
from training.words import LEFT, RETURNED


def sweep(at: datetime) -> None:
    """Go through what is in force: who came, left or came back, whose day is known."""
    for assignment in followed(at=at).order_by("pk"):
        keep(assignment, at=at)
    for assignment in _troubled(at=at).order_by("pk"):
        exceptions.settle(assignment, at=at)


def has_work(*, at: datetime) -> bool:
    """Say whether there is any assignment that news of people could concern."""
    return followed(at=at).exists() or _troubled(at=at).exists()


def followed(*, at: datetime) -> AssignmentQuerySet:
    return in_force(at=at).filter(is_ongoing=True)


def _troubled(*, at: datetime) -> AssignmentQuerySet:
    waiting = AssignmentException.objects.filter(resolved_at__isnull=True)
    return in_force(at=at).filter(Exists(waiting.filter(assignment=OuterRef("pk"))))


def in_force(*, at: datetime) -> AssignmentQuerySet:
    begun = Q(effective_at__isnull=True) | Q(effective_at__lte=at)
    return Assignment.objects.running().filter(begun)


def keep(assignment: Assignment, *, at: datetime) -> None:
    """Ask those who came later, ask those who left no more, and those back again.

    What was satisfied or waived stays untouched, and so does what belongs to people
    who are not active: nobody new, nothing taken back.
    """
    _let_go(assignment, at=at)
    _take_back(assignment, at=at)
    people = reaching.newcomers(assignment, at=at)
    reaching.reach(assignment, people, at=at)


def _let_go(assignment: Assignment, *, at: datetime) -> None:
    meant = audience.of(assignment, at=at).filter(pk=OuterRef("person"))
    gone = assignment.periods.filter(~Exists(meant), person__is_active=True)
    news = facts.News(PeriodFact.Kind.WITHDRAWN, at, at, LEFT)
    assignments.let_go(gone, news, by=None, at=at)


@transaction.atomic
def _take_back(assignment: Assignment, *, at: datetime) -> None:
    """Resume the same periods for who is meant again."""
    back = list(_returned(assignment, at=at).select_related("module__course"))
    for course in {period.module.course for period in back}:
        here = {one.person_id for one in back if one.module.course_id == course.pk}
        people = Person.objects.filter(pk__in=here)
        crowd.enrol(course, people=list(people), by=None, at=at)
    news = facts.News(PeriodFact.Kind.WITHDRAWN, None, at, RETURNED)
    facts.tell(back, news, by=None, at=at)
    _satisfy(back, at=at)


def _returned(assignment: Assignment, *, at: datetime) -> PeriodQuerySet:
    meant = audience.of(assignment, at=at).filter(pk=OuterRef("person"))
    withdrawals = PeriodFact.objects.filter(
        period=OuterRef("pk"), kind=PeriodFact.Kind.WITHDRAWN
    )
    newest = withdrawals.order_by("-recorded_at", "-pk").values("why")[:1]
    known = assignment.periods.select_for_update(of=("self",)).filter(
        Exists(meant), withdrawn_at__isnull=False
    )
    return known.alias(reason=Subquery(newest)).filter(reason=LEFT)


def _satisfy(periods: list[Period], *, at: datetime) -> None:
    """Count what was completed while it was not asked for."""
    keys = [period.pk for period in periods]
    done = Period.objects.filter(
        pk__in=keys, satisfied_at=None, registration__completed_at__isnull=False
    )
    for period in done.select_related("registration", "assignment", "previous"):
        completions = period.registration.completions.order_by("-completed_at", "-pk")
        last = completions.select_related("registration__person").first()
        if last is not None:
            since = period.registration.completed_at
            facts.satisfy(period, completion=last, at=at, since=since)
