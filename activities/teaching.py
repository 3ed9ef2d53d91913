"""What of people's work a trainer may see."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists, OuterRef, Q, QuerySet

from activities import content
from activities.models import Response
from courses.models import Teaching, Unit
from people import roles
from people.models import Membership, Person, Role


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
    shared = Response.objects.shared().filter(unit=unit)
    shared = shared.select_related("person", "version").defer("version__source")
    shared = shared.order_by("-shared_at", "-pk")
    taught = Teaching.objects.running(at=at).filter(
        person=trainer, course=unit.course_id
    )
    cohorts = set(taught.values_list("cohort_id", flat=True))
    if None in cohorts or Role.Code.ADMINISTRATOR in roles.held(trainer, at=at):
        return shared
    still = Q(until__isnull=True) | Q(until__gt=at)
    members = Membership.objects.filter(
        still, since__lte=at, cohort__in=cohorts, person=OuterRef("person")
    )
    return shared.filter(Exists(members))
