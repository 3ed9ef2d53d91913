"""What a person does beside learning; asked once for all the doors of a page."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Exists, Q, QuerySet
from django.utils import timezone

from courses.models import Teaching
from people.models import Person, Posting, Role
from web.prepared import Prepared


@dataclass(frozen=True, slots=True)
class Office:
    is_teaching: bool
    is_hr: bool
    is_administrator: bool
    is_manager: bool = False

    @property
    def teaches(self) -> bool:
        """Say whether pages about teaching are hers; administrators teach all."""
        return self.is_teaching or self.is_administrator

    @property
    def arranges(self) -> bool:
        return self.teaches or self.is_hr

    @property
    def reports(self) -> bool:
        """Say whether reports about others are hers to read."""
        return self.arranges or self.is_manager


def of(person: Person, *, at: datetime) -> Office:
    """Return it in one query, and none when asked again for the same object."""
    known: dict[str, Office] = vars(person)
    if "office" not in known:
        known["office"] = _asked(person, at=at)
    return known["office"]


def _asked(person: Person, *, at: datetime) -> Office:
    if person.is_superuser:
        return Office(is_teaching=True, is_hr=True, is_administrator=True)
    held = OFFICES.row(person=person.pk, at=at, day=timezone.localdate(at))
    return Office(*map(bool, held))


def _offices(*, person: int, at: datetime, day: date) -> QuerySet[Person, Any]:
    still = Q(until__isnull=True) | Q(until__gt=at)
    held = Role.objects.filter(still, since__lte=at, person=person)
    managed = Posting.objects.at(at, day=day).filter(manager=person)
    one: QuerySet[Person, Any] = Person.objects.filter(pk=person).values_list(
        Exists(Teaching.objects.running(at=at).filter(person=person)),
        Exists(held.filter(code=Role.Code.HR)),
        Exists(held.filter(code=Role.Code.ADMINISTRATOR)),
        Exists(managed.exclude(person=person)),
    )
    return one


OFFICES = Prepared(_offices, person=int, at=datetime, day=date)
