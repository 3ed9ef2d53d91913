"""Whose records a pack holds, and of what time."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import batched

from django.db.models import Exists, OuterRef, Q, QuerySet

from courses.models import Registration
from people.models import Department, Person, PersonQuerySet, Posting
from training import days
from training.models import Period, PeriodQuerySet

MOST_PEOPLE = 500
CHUNK = 50


class TooManyPeople(Exception):
    """More people are meant than a pack may hold."""


class NobodyThere(Exception):
    """Nobody worked in the department on that day."""


@dataclass(frozen=True, slots=True)
class Order:
    """One person, or who worked in a department on a day; from one day to another.

    `at` is the last moment that counts: the end of the last day, or now.
    """

    since: date
    until: date
    at: datetime
    person: Person | None = None
    department: Department | None = None
    is_with_below: bool = True

    @property
    def begins_at(self) -> datetime:
        return days.start_of(self.since)

    def people(self) -> list[int]:
        """Return the keys of the people by name. Raises TooManyPeople, NobodyThere."""
        found = self._people().order_by("name_key", "pk")
        keys = list(found.values_list("pk", flat=True)[: MOST_PEOPLE + 1])
        if len(keys) > MOST_PEOPLE:
            raise TooManyPeople(MOST_PEOPLE)
        if not keys:
            raise NobodyThere
        return keys

    def _people(self) -> PersonQuerySet:
        everybody: PersonQuerySet = Person.objects.all()
        if self.department is None:
            return everybody.filter(pk=self.person.pk if self.person else 0)
        held = Posting.objects.at(self.at, day=self.until)
        here = held.filter(department=self.department)
        if self.is_with_below:
            here = held.below(self.department)
        return everybody.filter(Exists(here.filter(person=OuterRef("pk"))))

    def scopes(self) -> Iterator["Scope"]:
        """Yield the people, some at a time, so that memory stays the same."""
        for keys in batched(self.people(), CHUNK, strict=False):
            yield Scope(self, keys)


@dataclass(frozen=True, slots=True)
class Scope:
    """Some of the people of an order, with what is theirs."""

    order: Order
    people: Sequence[int]

    @property
    def passes(self) -> QuerySet[Registration]:
        """Return the passes that ran, were completed or counted in that time."""
        order = self.order
        since = order.begins_at
        still = Q(valid_until=None) | Q(valid_until__gte=since)
        counts = Period.objects.filter(still, opened_at__lte=order.at)
        touched = Q(completed_at=None) | Q(completed_at__gte=since)
        known = Registration.objects.filter(
            person__in=self.people, opened_at__lte=order.at
        )
        return known.filter(
            touched | Exists(counts.filter(registration=OuterRef("pk")))
        )

    @property
    def periods(self) -> PeriodQuerySet:
        known = Period.objects.opened(at=self.order.at).with_status(at=self.order.at)
        return known.filter(registration__in=self.passes)
