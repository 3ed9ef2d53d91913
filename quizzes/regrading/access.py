"""Who may correct how a question is marked: it touches everybody in the course."""

from collections.abc import Callable
from datetime import datetime
from typing import Concatenate

from django.http import Http404, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils import timezone

from courses.access import Visit, teaching
from courses.models import Unit
from people.models import Person
from people.requests import PersonRequest
from quizzes.byhand.access import marker_of
from web.access import View

type QuizView[**P] = Callable[Concatenate[PersonRequest, Unit, P], HttpResponseBase]


def corrects(visit: Visit, person: Person, *, at: datetime) -> bool:
    """Say whether she teaches the whole course; a trainee costs no query."""
    if not visit.is_teaching:
        return False
    mine = marker_of(person, at=at)
    return mine.is_everywhere or visit.course.pk in mine.courses


def correcting[**P](view: QuizView[P]) -> View:
    """Open to who teaches the whole course, not to who teaches a cohort of it."""

    @teaching
    def guarded(
        request: PersonRequest,
        visit: Visit,
        /,
        unit_slug: str,
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> HttpResponseBase:
        if not corrects(visit, request.user, at=timezone.now()):
            raise Http404
        known = Unit.objects.select_related("course").filter(course=visit.course)
        unit = get_object_or_404(known, kind="quiz", slug=unit_slug)
        return view(request, unit, *args, **kwargs)

    return guarded
