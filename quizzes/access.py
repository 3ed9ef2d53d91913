"""Whose attempts a person may open: her own in this course, nobody else's."""

from collections.abc import Callable
from datetime import datetime
from functools import wraps

from django.contrib.auth.decorators import login_required
from django.db.models import Exists, OuterRef
from django.http import Http404, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils import timezone

from courses import contents
from courses.access import Visit
from courses.models import Course, Enrolment
from courses.volume import Leaf
from people.requests import PersonRequest
from quizzes import endings
from quizzes.models import Attempt, AttemptQuerySet
from quizzes.place import Place
from web.access import View, marked

type AnsweringView = Callable[[PersonRequest, AttemptQuerySet, Place], HttpResponseBase]


def mine(request: PersonRequest, visit: Visit, unit_slug: str) -> AttemptQuerySet:
    """Return the person's own attempts at the quiz; who previews has none."""
    if visit.is_preview:
        raise Http404
    return Attempt.objects.filter(
        person=request.user, unit__course=visit.course, unit__slug=unit_slug
    )


def answering(view: AnsweringView) -> View:
    """Open to who is enrolled, for her own attempts at the quiz, which it hands over.

    The rule is part of every question asked of those attempts, and asks none itself.
    """

    @wraps(view)
    def guarded(
        request: PersonRequest,
        course_slug: str,
        unit_slug: str,
        key: int,
        question_id: str,
    ) -> HttpResponseBase:
        running = Enrolment.objects.running(at=timezone.now()).filter(
            person=request.user,
            course=OuterRef("unit__course"),
            course__in=Course.objects.published().filter(slug=course_slug),
        )
        own = Attempt.objects.filter(
            Exists(running), person=request.user, unit__slug=unit_slug
        )
        place = Place(course_slug, unit_slug, key, question_id)
        return view(request, own, place)

    return marked(login_required(guarded), "answers her own attempt")


def one(known: AttemptQuerySet, key: int, *, at: datetime) -> Attempt:
    """Return one of them as it stands now: closed, if its time is up."""
    found = get_object_or_404(known.select_related("version"), pk=key)
    return endings.close_if_expired(found, at=at)


def leaf(visit: Visit, unit_slug: str) -> Leaf:
    """Return the frame of the quiz's pages, found by its address."""
    table = contents.of(visit.course, visit.enrolment, is_teaching=visit.is_teaching)
    entry = table.entry(unit_slug)
    if entry is None:
        raise Http404
    return Leaf(table, entry, visit.is_preview)
