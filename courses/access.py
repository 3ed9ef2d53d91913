"""Who may open a course. The only way from an address to a course and its units."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Concatenate

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils import timezone

from courses.models import Course, Enrolment, Teaching
from people import roles
from people.models import Role
from people.requests import PersonRequest
from web.access import View, marked


@dataclass(frozen=True, slots=True)
class Visit:
    """A person in a course: enrolled, teaching, both, or only looking at its map."""

    course: Course
    enrolment: Enrolment | None
    is_teaching: bool

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
    now = timezone.now()
    courses = Course.objects.published().select_related("release")
    course = get_object_or_404(courses, slug=course_slug)
    enrolments = Enrolment.objects.running(at=now).filter(person=request.user)
    enrolment = enrolments.filter(course=course).first()
    if enrolment is not None:
        enrolment.course = course
    return Visit(course, enrolment, is_teaching=teaches(request, course))


def teaches(request: PersonRequest, course: Course) -> bool:
    """Say whether the person teaches the course; administrators may teach all."""
    now = timezone.now()
    mine = Teaching.objects.running(at=now).filter(person=request.user, course=course)
    return mine.exists() or Role.Code.ADMINISTRATOR in roles.held(request.user, at=now)


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
