"""Moves many people at once: ends the postings that run, opens those that follow."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from people.models import Posting


@dataclass(frozen=True, slots=True)
class Place:
    """Where somebody works, in ids; `way` is the path of the department ("/1/4/")."""

    department: int
    way: str
    position: int | None = None
    manager: int | None = None


@dataclass(frozen=True, slots=True)
class Move:
    """From a day on the person works elsewhere, or nowhere."""

    person: int
    day: date
    place: Place | None
    running: int | None = None
    running_since: date | None = None


def move(moves: Iterable[Move], *, at: datetime) -> list[Posting]:
    """End and open postings in a few queries; return the new ones.

    No row is changed but for its end. A posting that would end before it began ends on
    the day it began: then it never held, and as of earlier moments it still did.
    """
    ends: dict[date, list[int]] = defaultdict(list)
    fresh = []
    for one in moves:
        if one.running is not None:
            until = max(one.day, one.running_since or one.day)
            ends[until].append(one.running)
        if one.place is not None:
            fresh.append(_posting(one, one.place, at=at))
    for until, keys in ends.items():
        running = Posting.objects.filter(pk__in=keys, until__isnull=True)
        running.update(until=until, ended_at=at)
    return Posting.objects.bulk_create(fresh)


def _posting(one: Move, place: Place, *, at: datetime) -> Posting:
    return Posting(
        person_id=one.person,
        department_id=place.department,
        department_path=place.way,
        position_id=place.position,
        manager_id=place.manager,
        since=one.day,
        recorded_at=at,
    )
