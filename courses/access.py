"""Who may open a course. The only way from an address to a course and its units."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import wraps
from typing import Concatenate

from django.contrib.auth.decorators import login_required
from django.db.models import BooleanField, Exists, OuterRef, Q, Value
from django.db.models.expressions import Combinable
from django.http import Http404, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils import timezone

from courses.contents import Contents
from courses.models import Course, Enrolment, Teaching
from people.models import Person, Role
from people.requests import PersonRequest
from web.access import View, marked


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
    now = timezone.now()
    mine = Enrolment.objects.running(at=now).filter(
        person=request.user,
        course__in=Course.objects.published().filter(slug=course_slug),
    )
    mine = mine.select_related("course__release").defer(*_heavy("course__"))
    is_taught = _is_taught(request.user, course=OuterRef("course"), at=now)
    enrolment = mine.annotate(is_taught=is_taught).first()
    if enrolment is not None:
        return Visit(
            enrolment.course, enrolment, is_teaching=vars(enrolment)["is_taught"]
        )
    courses = Course.objects.published().select_related("release").defer(*_heavy(""))
    is_taught = _is_taught(request.user, course=OuterRef("pk"), at=now)
    course = get_object_or_404(courses.annotate(is_taught=is_taught), slug=course_slug)
    return Visit(course, None, is_teaching=vars(course)["is_taught"])


def _heavy(course: str) -> tuple[str, str]:
    """Name what of a release a page has no use for."""
    return f"{course}release__source", f"{course}release__outline"


def _is_taught(person: Person, *, course: OuterRef, at: datetime) -> Combinable | Q:
    """Say in SQL whether the person teaches the course; administrators teach all."""
    if person.is_superuser:
        return Value(True, output_field=BooleanField())  # noqa: FBT003  # a constant
    teachings = Teaching.objects.running(at=at).filter(person=person, course=course)
    running = Q(until__isnull=True) | Q(until__gt=at)
    administers = Role.objects.filter(
        running, person=person, code=Role.Code.ADMINISTRATOR, since__lte=at
    )
    return Exists(teachings) | Exists(administers)


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
