"""Who may open a course. The only way from an address to a course and its units."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import wraps
from typing import Concatenate

from django.contrib.auth.decorators import login_required
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.expressions import Combinable
from django.http import Http404, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils import timezone

from courses.contents import Contents
from courses.models import Course, Enrolment, Teaching
from people.models import Role
from people.requests import PersonRequest
from web.access import View, marked
from web.prepared import Prepared


@dataclass(frozen=True, slots=True)
class Visit:
    """A person in a course: enrolled, teaching, both, or only looking at its map."""

    course: Course
    enrolment: Enrolment | None
    is_teaching: bool
    contents: Contents | None = None

    @property
    def may_read(self) -> bool:
        return self.enrolment is not None or self.is_teaching

    @property
    def is_preview(self) -> bool:
        """Nothing is recorded for who reads without being enrolled."""
        return self.enrolment is None


type VisitView[**P] = Callable[Concatenate[PersonRequest, Visit, P], HttpResponseBase]
type EnrolledView[**P] = Callable[
    Concatenate[PersonRequest, Enrolment, P], HttpResponseBase
]
type Gate = Callable[[Visit], bool]


def _visit(request: PersonRequest, course_slug: str) -> Visit:
    """Find the course and what the person is in it; one query for a trainee."""
    person = request.user
    sought: dict[str, int | str | datetime] = {
        "person": person.pk,
        "slug": course_slug,
        "at": timezone.now(),
    }
    for enrolment in ENROLMENTS.objects(**sought):
        is_taught = bool(vars(enrolment)["is_taught"]) or person.is_superuser
        return Visit(enrolment.course, enrolment, is_teaching=is_taught)
    for course in COURSES.objects(**sought):
        is_taught = bool(vars(course)["is_taught"]) or person.is_superuser
        return Visit(course, None, is_teaching=is_taught)
    raise Http404


def _enrolments(*, person: int, slug: str, at: datetime) -> QuerySet[Enrolment]:
    mine = Enrolment.objects.running(at=at).filter(
        person=person, course__in=Course.objects.published().filter(slug=slug)
    )
    mine = mine.select_related("course__release").defer(*_heavy("course__"))
    is_taught = _is_taught(person, course=OuterRef("course"), at=at)
    return mine.annotate(is_taught=is_taught).order_by("pk")[:1]


def _courses(*, person: int, slug: str, at: datetime) -> QuerySet[Course]:
    courses = Course.objects.published().select_related("release").defer(*_heavy(""))
    is_taught = _is_taught(person, course=OuterRef("pk"), at=at)
    return courses.filter(slug=slug).annotate(is_taught=is_taught)


def _heavy(course: str) -> tuple[str, str]:
    """Name what of a release a page has no use for."""
    return f"{course}release__source", f"{course}release__outline"


def _is_taught(person: int, *, course: OuterRef, at: datetime) -> Combinable | Q:
    """Say in SQL whether the person teaches the course; administrators teach all."""
    teachings = Teaching.objects.running(at=at).filter(person=person, course=course)
    running = Q(until__isnull=True) | Q(until__gt=at)
    administers = Role.objects.filter(
        running, person=person, code=Role.Code.ADMINISTRATOR, since__lte=at
    )
    return Exists(teachings) | Exists(administers)


ENROLMENTS = Prepared(_enrolments, person=int, slug=str, at=datetime)
COURSES = Prepared(_courses, person=int, slug=str, at=datetime)


def _gate[**P](view: VisitView[P], rule: str, may_pass: Gate) -> View:
    @wraps(view)
    def guarded(
        request: PersonRequest, course_slug: str, *args: P.args, **kwargs: P.kwargs
    ) -> HttpResponseBase:
        visit = _visit(request, course_slug)
        if not may_pass(visit):
            raise Http404
        return view(request, visit, *args, **kwargs)

    return marked(login_required(guarded), rule)


def visiting[**P](view: VisitView[P]) -> View:
    """Open to all who may know of the course: an open course shows itself to anyone."""
    return _gate(
        view,
        "knows the course",
        lambda visit: visit.may_read or visit.course.enrolment == "open",
    )


def reading[**P](view: VisitView[P]) -> View:
    """Open to trainees of the course, and to its trainers as a preview."""
    return _gate(view, "reads the course", lambda visit: visit.may_read)


def teaching[**P](view: VisitView[P]) -> View:
    """Open to who teaches the course."""
    return _gate(view, "teaches the course", lambda visit: visit.is_teaching)


def enrolled[**P](view: EnrolledView[P]) -> View:
    """Open only to trainees of the course, and hand the view their enrolment."""

    @wraps(view)
    def guarded(
        request: PersonRequest, course_slug: str, *args: P.args, **kwargs: P.kwargs
    ) -> HttpResponseBase:
        enrolments = Enrolment.objects.running(at=timezone.now()).select_related(
            "course__release"
        )
        enrolment = get_object_or_404(
            enrolments,
            person=request.user,
            course__slug=course_slug,
            course__archived_at__isnull=True,
        )
        return view(request, enrolment, *args, **kwargs)

    return marked(login_required(guarded), "enrolled")
