"""Whose equivalences a person may see and change: where she may arrange both courses.

An equivalence reaches everybody in the courses. So a trainer needs to teach both
everywhere; one cohort of a course is not enough.
"""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate

from django.contrib.auth.decorators import login_required
from django.db.models import QuerySet
from django.http import Http404, HttpResponseBase
from django.utils import timezone

from courses.models import Course
from people.requests import PersonRequest
from training.access import Reach, reach_of
from training.models import Equivalence, EquivalenceQuerySet
from web.access import View, marked

type ReachView[**P] = Callable[Concatenate[PersonRequest, Reach, P], HttpResponseBase]


def replacing[**P](view: ReachView[P]) -> View:
    """Open to HR, administrators and who teaches a course everywhere."""

    @wraps(view)
    def guarded(
        request: PersonRequest, *args: P.args, **kwargs: P.kwargs
    ) -> HttpResponseBase:
        mine = reach_of(request.user, at=timezone.now())
        if not (mine.is_everything or mine.courses):
            raise Http404
        return view(request, mine, *args, **kwargs)

    return marked(login_required(guarded), "replaces courses")


def within(reach: Reach) -> EquivalenceQuerySet:
    every: EquivalenceQuerySet = Equivalence.objects.all()
    if reach.is_everything:
        return every
    return every.filter(was__course__in=reach.courses, now__course__in=reach.courses)


def old_courses(reach: Reach) -> QuerySet[Course]:
    """Return what was published once; mostly the old one is archived by now."""
    known = Course.objects.filter(release__isnull=False)
    return known if reach.is_everything else known.filter(pk__in=reach.courses)


def new_courses(reach: Reach) -> QuerySet[Course]:
    published = Course.objects.published()
    return published if reach.is_everything else published.filter(pk__in=reach.courses)
