"""Pages through long lists by the last row seen: no counting, no offsets."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Q

from training.models import Period, PeriodQuerySet

LONGEST_KEY = 18


class NoSuchRow(Exception):
    """The row to go on after is not there."""


@dataclass(frozen=True, slots=True)
class Page:
    """Some rows in order; `last` is the row to go on after, if there are more."""

    rows: Sequence[Period]
    last: int | None


def after(periods: PeriodQuerySet, key: int) -> PeriodQuerySet:
    """Return what follows the row in the order of `by_name`."""
    row = Period.objects.filter(pk=key).values_list("person__name_key", "person_id")
    found = row.first()
    if found is None:
        raise NoSuchRow(key)
    name, person = found
    later = Q(person__name_key__gt=name) | Q(person_id__gt=person)
    later |= Q(person_id=person, pk__gt=key)
    return periods.filter(later, person__name_key__gte=name)


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
