"""Who may look at what a record was made on."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property, wraps
from typing import Concatenate

from django.contrib.auth.decorators import login_required
from django.db.models import Q
from django.http import HttpResponseBase
from django.utils import timezone

from people.models import Membership, Person
from people.requests import PersonRequest
from quizzes.models import Attempt
from quizzes.review import Seen
from training.access import Reach, reach_of
from web.access import View, marked


@dataclass(frozen=True)
class Viewer:
    """Looks at her own records, and at those of whom she teaches, manages, or all."""

    person: Person
    at: datetime

    @cached_property
    def reach(self) -> Reach:
        return reach_of(self.person, at=self.at)

    def sees(self, person_id: int, *, course_id: int) -> bool:
        if person_id == self.person.pk or self.oversees(person_id, course_id=course_id):
            return True
        return person_id in self.reach.people_below()

    def oversees(self, person_id: int, *, course_id: int) -> bool:
        """Say whether she teaches this course to that person, or belongs to HR."""
        if self.reach.is_everything or course_id in self.reach.courses:
            return True
        cohorts = [
            cohort for course, cohort in self.reach.cohorts if course == course_id
        ]
        still = Q(until__isnull=True) | Q(until__gt=self.at)
        members = Membership.objects.filter(still, since__lte=self.at)
        return (
            bool(cohorts)
            and members.filter(cohort__in=cohorts, person=person_id).exists()
        )

    def allowed(self, attempt: Attempt) -> Seen | None:
        """Return what she may see of an attempt; None lets the quiz's rules say it.

        Its owner sees what the rules allow, who teaches her and HR all of it; her
        manager sees the result. Nothing is told while it runs, and no answer to who
        is to mark it without knowing whose it is.
        """
        if attempt.is_open:
            return Seen.NOTHING
        if attempt.person_id == self.person.pk:
            return None
        is_blind = attempt.is_waiting and attempt.agreed.is_anonymous
        if is_blind or not self._oversees(attempt):
            return Seen.SCORE
        return Seen.EVERYTHING

    def _oversees(self, attempt: Attempt) -> bool:
        return self.oversees(attempt.person_id, course_id=attempt.unit.course_id)


type SightView[**P] = Callable[Concatenate[PersonRequest, Viewer, P], HttpResponseBase]


def looking[**P](view: SightView[P]) -> View:
    """Open to whoever may see the record; the view asks that of each record."""

    @wraps(view)
    def guarded(
        request: PersonRequest, *args: P.args, **kwargs: P.kwargs
    ) -> HttpResponseBase:
        viewer = Viewer(request.user, timezone.now())
        return view(request, viewer, *args, **kwargs)

    return marked(login_required(guarded), "sees the record")
