"""Whose attempts a person may open: her own in this course, nobody else's."""

from collections.abc import Callable
from datetime import datetime
from functools import partial, wraps

from django.contrib.auth.decorators import login_required
from django.db.models import Q, QuerySet
from django.http import Http404, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils import timezone

from courses import contents
from courses.access import Visit
from courses.volume import Leaf
from people.requests import PersonRequest
from quizzes import endings
from quizzes.models import Answer, Attempt, AttemptQuerySet
from quizzes.place import Place
from web.access import View, marked
from web.prepared import Prepared

type Own = Callable[[], list[Answer]]
type AnsweringView = Callable[[PersonRequest, Own, Place], HttpResponseBase]


def mine(request: PersonRequest, visit: Visit, unit_slug: str) -> AttemptQuerySet:
    """Return the person's own attempts at the quiz; who previews has none."""
    if visit.is_preview:
        raise Http404
    return Attempt.objects.filter(
        person=request.user, unit__course=visit.course, unit__slug=unit_slug
    )


def answering(view: AnsweringView) -> View:
    """Open to who is enrolled, for the answer to one question of her own attempt.

    The rule is part of the question asked for that answer, and asks none itself.
    """

    @wraps(view)
    def guarded(
        request: PersonRequest,
        course_slug: str,
        unit_slug: str,
        key: int,
        question_id: str,
    ) -> HttpResponseBase:
        place = Place(course_slug, unit_slug, key, question_id)
        own = partial(
            OWN.objects,
            person=request.user.pk,
            course=course_slug,
            unit=unit_slug,
            attempt=key,
            question=question_id,
            at=timezone.now(),
        )
        return view(request, own, place)

    return marked(login_required(guarded), "answers her own attempt")


def _own(
    *, person: int, course: str, unit: str, attempt: int, question: str, at: datetime
) -> QuerySet[Answer]:
    """Return the answer with its attempt, both locked."""
    answers = Answer.objects.filter(
        *_runs("attempt__unit__course__enrolments", at=at),
        attempt=attempt,
        question=question,
        attempt__person=person,
        attempt__unit__slug=unit,
        attempt__unit__course__slug=course,
        attempt__unit__course__archived_at__isnull=True,
        attempt__unit__course__enrolments__person=person,
    )
    of = ("self", "attempt")
    return answers.select_related("attempt").select_for_update(of=of)


def _runs(enrolment: str, *, at: datetime) -> list[Q]:
    """Return what Enrolment.objects.running asks, seen from further off."""
    until = f"{enrolment}__until"
    ends_later = Q((f"{until}__isnull", True)) | Q((f"{until}__gt", at))
    return [ends_later, Q((f"{enrolment}__since__lte", at))]


OWN = Prepared(
    _own, person=int, course=str, unit=str, attempt=int, question=str, at=datetime
)


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
