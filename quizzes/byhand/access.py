"""Who marks what: the written answers of those whom a person teaches."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import wraps
from typing import Concatenate

from django.contrib.auth.decorators import login_required
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import Http404, HttpResponseBase
from django.utils import timezone

from courses import offices
from courses.models import Teaching
from people.models import Membership, Person
from people.requests import PersonRequest
from quizzes.models import Answer, Attempt, AttemptQuerySet, Mark
from web.access import View, marked


@dataclass(frozen=True, slots=True)
class Marker:
    """Administrators mark in every course, trainers where they teach.

    `courses` are taught to everybody; `cohorts` lists (course, cohort) of those that
    are taught to one cohort only. Nobody marks an answer of her own.
    """

    person: Person
    is_everywhere: bool
    courses: frozenset[int]
    cohorts: frozenset[tuple[int, int]]
    at: datetime

    def attempts(self) -> AttemptQuerySet:
        """Return the attempts handed in by the people she teaches today."""
        others = Attempt.objects.valid().exclude(person=self.person)
        return others if self.is_everywhere else others.filter(self._taught())

    def answers(self) -> QuerySet[Answer]:
        """Return the answers for a person to mark, whether they are marked or not."""
        given = Mark.objects.filter(answer=OuterRef("pk"))
        is_waiting = Q(points__isnull=True, attempt__marked_at__isnull=True)
        return Answer.objects.filter(
            is_waiting | Exists(given), attempt__in=self.attempts()
        )

    def _taught(self) -> Q:
        taught = Q(unit__course__in=self.courses)
        for course, cohort in self.cohorts:
            here = self._members().filter(cohort=cohort, person=OuterRef("person"))
            taught |= Q(Exists(here), unit__course=course)
        return taught

    def _members(self) -> QuerySet[Membership]:
        still = Q(until__isnull=True) | Q(until__gt=self.at)
        return Membership.objects.filter(still, since__lte=self.at)


def marker_of(person: Person, *, at: datetime) -> Marker:
    taught = Teaching.objects.running(at=at).filter(person=person)
    rows = set(taught.values_list("course_id", "cohort_id"))
    return Marker(
        person=person,
        is_everywhere=offices.of(person, at=at).is_administrator,
        courses=frozenset(course for course, cohort in rows if not cohort),
        cohorts=frozenset((course, cohort) for course, cohort in rows if cohort),
        at=at,
    )


def marks(person: Person, at: datetime) -> bool:
    """Say whether the door to marking is shown."""
    return offices.of(person, at=at).teaches


def waiting(person: Person, *, at: datetime) -> int:
    """Count the answers that wait for a mark, of the people she teaches."""
    mine = marker_of(person, at=at)
    return mine.answers().filter(points__isnull=True).count()


type MarkerView[**P] = Callable[Concatenate[PersonRequest, Marker, P], HttpResponseBase]


def marking[**P](view: MarkerView[P]) -> View:
    """Open to whoever teaches; to anyone else the page does not exist."""

    @wraps(view)
    def guarded(
        request: PersonRequest, *args: P.args, **kwargs: P.kwargs
    ) -> HttpResponseBase:
        now = timezone.now()
        if not marks(request.user, now):
            raise Http404
        return view(request, marker_of(request.user, at=now), *args, **kwargs)

    return marked(login_required(guarded), "marks written answers")
