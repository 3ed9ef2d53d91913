"""What of people's work a trainer may see."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Window
from django.db.models.functions import RowNumber

from activities import content
from activities.models import Response
from courses.models import Teaching, Unit
from people import roles
from people.models import Cohort, Membership, Person, Role

type Taught = Collection[int] | None


@dataclass(frozen=True, slots=True)
class Work:
    """What one person shared, under the questions that she answered."""

    response: Response
    template: str
    items: Sequence[object]


def work(response: Response) -> Work:
    asked = content.from_json(response.version.data)
    return Work(response, asked.template, asked.task.shown(response.shared or {}))


def shared_with(trainer: Person, *, unit: Unit, at: datetime) -> QuerySet[Response]:
    """Return what was shared by the people she teaches, the newest first.

    Who teaches the whole course teaches everybody in it, and so does an
    administrator; who teaches a cohort sees what its members of today have shared.
    """
    return shared_among(taught(trainer, unit=unit, at=at), unit=unit, at=at)


def shared_among(taught: Taught, *, unit: Unit, at: datetime) -> QuerySet[Response]:
    shared = Response.objects.shared().filter(unit=unit)
    shared = shared.select_related("person", "version").defer("version__source")
    shared = shared.order_by("-shared_at", "-pk")
    if taught is None:
        return shared
    return shared.filter(Exists(_members(taught, at=at)))


def newest(shared: QuerySet[Response]) -> QuerySet[Response]:
    """Return of each person what she shared last: she may study a course again."""
    place = Window(
        RowNumber(),
        partition_by=F("person"),
        order_by=[F("shared_at").desc(), F("pk").desc()],
    )
    return shared.annotate(place=place).filter(place=1)


def of_cohort(
    shared: QuerySet[Response], cohort: Cohort, *, at: datetime
) -> QuerySet[Response]:
    return shared.filter(Exists(_members([cohort.pk], at=at)))


def cohorts(
    taught: Taught, shared: QuerySet[Response], *, at: datetime
) -> list[Cohort]:
    """Return the cohorts among which she may choose: those that shared something."""
    known = Cohort.objects.all()
    if taught is not None:
        known = known.filter(pk__in=taught)
    theirs = shared.order_by().values("person")
    members = Membership.objects.filter(running(at), cohort=OuterRef("pk"))
    found = known.filter(Exists(members.filter(person__in=theirs)))
    return list(found.order_by("name", "pk"))


def running(at: datetime) -> Q:
    """Return what holds of the memberships of that moment."""
    return Q(Q(until__isnull=True) | Q(until__gt=at), since__lte=at)


def taught(trainer: Person, *, unit: Unit, at: datetime) -> Taught:
    """Return the cohorts she teaches the course to, or None: everybody in it."""
    mine = Teaching.objects.running(at=at).filter(person=trainer, course=unit.course_id)
    cohorts = set(mine.values_list("cohort_id", flat=True))
    is_all = None in cohorts or Role.Code.ADMINISTRATOR in roles.held(trainer, at=at)
    return None if is_all else {one for one in cohorts if one}


def _members(cohorts: Collection[int], *, at: datetime) -> QuerySet[Membership]:
    """Return the memberships of the person of the query around this one."""
    return Membership.objects.filter(
        running(at), cohort__in=cohorts, person=OuterRef("person")
    )
