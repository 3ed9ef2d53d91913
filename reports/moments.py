"""Finds periods in the order of a moment: when they were due, or when they end."""

from array import array
from dataclasses import dataclass
from datetime import datetime
from heapq import merge
from itertools import islice

from django.db.models import Q

from reports import asked
from reports.filters import Filters, Order
from training import paging
from training.access import Reach
from training.models import PeriodQuerySet

TOLD = {Order.DUE: "due_then", Order.ENDS: "valid_then"}
OWN = {Order.DUE: "due_at", Order.ENDS: "valid_until"}


@dataclass(frozen=True, slots=True)
class Place:
    """Where a period stands in the order."""

    moment: datetime
    key: int


def every(filters: Filters, *, reach: Reach) -> "array[int]":
    """Return the keys of all, eight bytes each."""
    known = asked.periods(filters, reach=reach)
    ordered = known.order_by(TOLD[filters.order], "pk").values_list("pk", flat=True)
    return array("q", ordered.iterator())


def some(filters: Filters, *, reach: Reach, key: int | None, size: int) -> list[int]:
    """Return the keys of the first, or of those after one, of what is late or ends.

    What own columns tell is walked along an index of them, however long it is; only
    what was told otherwise by then is put in order.
    """
    known = asked.periods(filters, reach=reach)
    since = None if key is None else _place_of(key, known, TOLD[filters.order])
    own, other = _parts(filters)
    found = merge(
        _walked(known.filter(own), OWN[filters.order], since, size),
        _walked(known.filter(other), TOLD[filters.order], since, size),
    )
    return [one for _moment, one in islice(found, size)]


def _parts(filters: Filters) -> tuple[Q, Q]:
    """Part those whose own columns hold from those that need a look at the facts."""
    at = filters.at
    if filters.order is Order.ENDS:
        ends = Q(valid_until__gt=at, valid_until__lte=asked.soon(filters))
        own = Q(known_at__lte=at) & ends
        return own, Q(known_at__gt=at)
    own = Q(known_at__lte=at, satisfied_at=None, due_at__lte=at)
    return own, Q(known_at__gt=at) | Q(satisfied_at__gt=at)


def _place_of(key: int, known: PeriodQuerySet, name: str) -> Place:
    moment = known.filter(pk=key).values_list(name, flat=True).first()
    if moment is None:
        raise paging.NoSuchRow(key)
    return Place(moment, key)


def _walked(
    known: PeriodQuerySet, name: str, since: Place | None, size: int
) -> list[tuple[datetime, int]]:
    if since is not None:
        later = Q(**{f"{name}__gt": since.moment}) | Q(pk__gt=since.key)
        known = known.filter(later, **{f"{name}__gte": since.moment})
    return list(known.order_by(name, "pk").values_list(name, "pk")[:size])
