"""Who stands below whom, as of a day."""

from datetime import date, datetime

from django.utils import timezone

from people.models import Posting


def below(manager: int, *, day: date, at: datetime) -> frozenset[int]:
    """Return the ids of all who stood below the manager that day, as was known then.

    One query a level. A circle, which an import refuses, ends where it closes; nobody
    stands below herself.
    """
    held = Posting.objects.at(at, day=day)
    found: set[int] = set()
    level = {manager}
    while level:
        theirs = held.filter(manager__in=level).values_list("person_id", flat=True)
        level = set(theirs) - found - {manager}
        found |= level
    return frozenset(found)


def is_manager(person: int, *, at: datetime) -> bool:
    """Say whether somebody stands below the person today."""
    held = Posting.objects.at(at, day=timezone.localdate(at))
    return held.filter(manager=person).exclude(person=person).exists()


def of(person: int, *, at: datetime) -> int | None:
    """Return whom the person reports to today."""
    held = Posting.objects.at(at, day=timezone.localdate(at)).filter(person=person)
    newest = held.order_by("-since", "-pk").values_list("manager_id", flat=True)
    return newest.first()
