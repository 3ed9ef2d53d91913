"""Whose attempts a person may open: her own in this course, nobody else's."""

from datetime import datetime

from django.http import Http404
from django.shortcuts import get_object_or_404

from courses import contents
from courses.access import Visit
from courses.volume import Leaf
from people.requests import PersonRequest
from quizzes import endings
from quizzes.models import Attempt, AttemptQuerySet


def mine(request: PersonRequest, visit: Visit, unit_slug: str) -> AttemptQuerySet:
    """Return the person's own attempts at the quiz; who previews has none."""
    if visit.is_preview:
        raise Http404
    return Attempt.objects.filter(
        person=request.user, unit__course=visit.course, unit__slug=unit_slug
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
