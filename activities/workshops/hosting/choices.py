"""What a trainer may open a session of, and which activities she may show in it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists, OuterRef, Q, QuerySet

from activities.models import Workshop
from activities.workshops.hosting.leading import Plan
from courses import offices
from courses.models import Course, Enrolment, Module, Teaching, Unit, Version
from people.models import Cohort, Membership, Person

KIND = "activity"


@dataclass(frozen=True, slots=True)
class Choice:
    """A course, for one cohort or for everybody in it."""

    course: Course
    cohort: Cohort | None = None

    @property
    def key(self) -> str:
        return f"{self.course.pk}-{self.cohort.pk if self.cohort else 0}"

    def plan(self, *, allows_guests: bool) -> Plan:
        return Plan(self.course, self.cohort, allows_guests=allows_guests)


@dataclass(frozen=True, slots=True)
class Chapter:
    module: Module
    units: Sequence[Unit]


def of(person: Person, *, at: datetime) -> list[Choice]:
    """Return what she teaches; who teaches a whole course, each of its cohorts too."""
    if offices.of(person, at=at).is_administrator:
        whole, cohorts = Course.objects.published(), Teaching.objects.none()
    else:
        taught = Teaching.objects.running(at=at).filter(person=person)
        everywhere = taught.filter(cohort__isnull=True).values("course")
        whole = Course.objects.published().filter(pk__in=everywhere)
        cohorts = taught.filter(cohort__isnull=False).exclude(course__in=everywhere)
    choices = [one for course in whole.order_by("title") for one in _all(course, at)]
    return choices + [
        Choice(one.course, one.cohort)
        for one in cohorts.select_related("course", "cohort").order_by("pk")
        if one.course.release_id and not one.course.archived_at
    ]


def sessions(person: Person, *, at: datetime) -> QuerySet[Workshop]:
    """Return the sessions that she may lead."""
    found = Workshop.objects.select_related("course", "cohort", "host")
    if offices.of(person, at=at).is_administrator:
        return found
    here = Q(cohort__isnull=True) | Q(cohort=OuterRef("cohort"))
    taught = Teaching.objects.running(at=at).filter(
        here, person=person, course=OuterRef("course")
    )
    return found.filter(Exists(taught))


def chapters(course: Course) -> list[Chapter]:
    """Return the course's activities, chapter by chapter."""
    units = Unit.objects.current().filter(
        course=course, kind=KIND, version__isnull=False
    )
    found: dict[Module, list[Unit]] = {}
    for unit in units.select_related("module").in_order():
        found.setdefault(unit.module, []).append(unit)
    return [Chapter(module, listed) for module, listed in found.items()]


def version_of(course: Course, slug: str) -> Version | None:
    """Return today's version of an activity, if the course has it."""
    units = Unit.objects.current().filter(course=course, kind=KIND, slug=slug)
    unit = units.select_related("version").first()
    return unit.version if unit else None


def _all(course: Course, at: datetime) -> list[Choice]:
    """Return the course for everybody, and for each cohort that learns it."""
    learning = Enrolment.objects.running(at=at).filter(
        course=course, person=OuterRef("person")
    )
    members = Membership.objects.filter(
        Exists(learning), Q(until__isnull=True) | Q(until__gt=at), since__lte=at
    )
    cohorts = Cohort.objects.filter(pk__in=members.values("cohort")).order_by("name")
    return [Choice(course), *(Choice(course, cohort) for cohort in cohorts)]
