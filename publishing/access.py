"""Who may publish what."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import wraps
from typing import Concatenate

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponseBase
from django.utils import timezone

from courses import offices
from courses.models import Course, Teaching
from courses.models.course import CourseQuerySet
from people.models import Person
from people.requests import PersonRequest
from web.access import View, marked


@dataclass(frozen=True, slots=True)
class Publisher:
    """Publishes the courses she teaches; an administrator all, and new ones."""

    person: Person
    is_administrator: bool
    at: datetime

    def courses(self) -> CourseQuerySet:
        every = Course.objects.published()
        if self.is_administrator:
            return every
        taught = Teaching.objects.running(at=self.at).filter(person=self.person)
        return every.filter(pk__in=taught.values("course"))

    def may_publish(self, slug: str) -> bool:
        """Say whether she may publish the course; a new one is an administrator's."""
        return self.is_administrator or self.courses().filter(slug=slug).exists()


type PublisherView[**P] = Callable[
    Concatenate[PersonRequest, Publisher, P], HttpResponseBase
]


def publisher_of(person: Person, *, at: datetime) -> Publisher:
    return Publisher(person, offices.of(person, at=at).is_administrator, at)


def publishes(person: Person, at: datetime) -> bool:
    """Say whether the door to publishing is shown; costs a trainee's page nothing."""
    if not offices.of(person, at=at).teaches:
        return False
    mine = publisher_of(person, at=at)
    return mine.is_administrator or mine.courses().exists()


def publishing[**P](view: PublisherView[P]) -> View:
    """Open to administrators and whoever teaches a course."""

    @wraps(view)
    def guarded(
        request: PersonRequest, *args: P.args, **kwargs: P.kwargs
    ) -> HttpResponseBase:
        now = timezone.now()
        if not publishes(request.user, now):
            raise Http404
        return view(request, publisher_of(request.user, at=now), *args, **kwargs)

    return marked(login_required(guarded), "publishes courses")
