"""How long a name is kept after its bearer has left."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.conf import settings
from django.db.models import Max
from django.db.models.functions import Coalesce
from django.utils import timezone

from people.models import Person

LEAP = 29


@dataclass(frozen=True, slots=True)
class Due:
    """Somebody has left; from `erase_on` her name need not be kept any longer."""

    person: Person
    left_on: date
    erase_on: date
    is_due: bool


def last_day(left_on: date, *, years: int) -> date:
    """Return the same day so many years on; 29 February becomes the 28th."""
    year = left_on.year + years
    if (left_on.month, left_on.day) == (2, LEAP):
        return date(year, 2, LEAP - 1)
    return left_on.replace(year=year)


def of(person: Person, *, left_on: date, at: datetime) -> Due:
    erase_on = last_day(left_on, years=settings.RETENTION_YEARS)
    return Due(person, left_on, erase_on, erase_on <= timezone.localdate(at))


def left(*, at: datetime, size: int) -> Sequence[Due]:
    """Return who has left and is not erased yet, whose time comes first first."""
    gone = Person.objects.filter(is_active=False, erasure__isnull=True)
    dated = gone.annotate(day=Coalesce("left_on", Max("postings__until")))
    rows = dated.filter(day__isnull=False).order_by("day", "pk")[:size]
    return [of(one, left_on=vars(one)["day"], at=at) for one in rows]
