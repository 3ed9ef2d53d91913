"""Which action plans a person should look back at today."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Exists, OuterRef
from django.utils import timezone

from activities.followups import plans
from activities.models import FollowUp, Response
from courses.models import Course, Enrolment, Unit
from people.models import Person


@dataclass(frozen=True, slots=True)
class Due:
    """A plan to look back at, and the day on which it was to be."""

    unit: Unit
    on: date

    @property
    def course(self) -> Course:
        return self.unit.course


def of(person: Person, *, at: datetime) -> list[Due]:
    """Return what is due, the longest waiting first; one query without plans, else two.

    Only of courses she is still in, and of units that are still there.
    """
    newest = {one.unit_id: one for one in _shared(person, at=at)}
    last = _last(person, newest) if newest else {}
    found = (
        (response, plans.next_day(response, last.get(unit_id)))
        for unit_id, response in newest.items()
    )
    today = timezone.localdate(at)
    due = [Due(response.unit, on) for response, on in found if on and on <= today]
    return sorted(due, key=lambda one: (one.on, one.unit.pk))


def _shared(person: Person, *, at: datetime) -> list[Response]:
    running = Enrolment.objects.running(at=at).filter(
        person=person,
        course=OuterRef("unit__course"),
        course__archived_at__isnull=True,
    )
    found = plans.shared_by(person).filter(
        Exists(running), unit__archived_at__isnull=True
    )
    found = found.select_related("unit__course", "version")
    return list(found.order_by("shared_at", "pk"))


def _last(person: Person, units: dict[int, Response]) -> dict[int, FollowUp]:
    found = FollowUp.objects.filter(person=person, response__unit__in=units)
    found = found.select_related("response").order_by("written_at", "pk")
    return {one.response.unit_id: one for one in found}
