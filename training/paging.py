"""Pages through long lists by the last row seen: no counting, no offsets."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q

from people.models import Person
from training.models import Period, PeriodQuerySet

LONGEST_KEY = 18


class NoSuchRow(Exception):
    """The row to go on after is not there."""


@dataclass(frozen=True, slots=True)
class Page:
    """Some rows in order; `last` is the row to go on after, if there are more."""

    rows: Sequence[Period]
    last: int | None


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where a person stands in the order of names."""

    name_key: str
    person: int


def place_of(key: int) -> Place:
    row = Period.objects.filter(pk=key).values_list("person__name_key", "person_id")
    found = row.first()
    if found is None:
        raise NoSuchRow(key)
    return Place(*found)


def after(periods: PeriodQuerySet, key: int) -> PeriodQuerySet:
    """Return what follows the row in the order of `by_name`."""
    place = place_of(key)
    later = Q(person__name_key__gt=place.name_key) | Q(person_id__gt=place.person)
    later |= Q(person_id=place.person, pk__gt=key)
    return periods.filter(later, person__name_key__gte=place.name_key)


class EachByItself(Exists):
    """Keeps PostgreSQL from looking up all such rows before the first of these."""

    template = "EXISTS(%(subquery)s OFFSET 0)"


def people(
    periods: PeriodQuerySet, *, since: Place | None, size: int, are_many: bool = False
) -> list[Place]:
    """Return those who have such periods, from the place on, in the order of names.

    Walks the index of names and stops when there are enough: the first pages of a
    long report cost no more than those of a short one. Where a database may take the
    periods for rarer than they are, `are_many` says so.
    """
    mine = periods.order_by().filter(person=OuterRef("pk"))
    found = Person.objects.filter(EachByItself(mine) if are_many else Exists(mine))
    if since is not None:
        later = Q(name_key__gt=since.name_key) | Q(pk__gte=since.person)
        found = found.filter(later, name_key__gte=since.name_key)
    rows = found.by_name().values_list("name_key", "pk")
    return [Place(*row) for row in rows[:size]]


def page(periods: PeriodQuerySet, *, key: int | None, size: int) -> Page:
    """Return the page after the row, or the first one."""
    rest = after(periods, key) if key is not None else periods
    rows = list(rest.by_name()[: size + 1])
    is_more = len(rows) > size
    return Page(rows[:size], rows[size - 1].pk if is_more else None)


def key_from(text: str) -> int | None:
    """Read the row from an address; nonsense is the first page."""
    is_key = text.isascii() and text.isdigit() and len(text) <= LONGEST_KEY
    return int(text) if is_key else None
