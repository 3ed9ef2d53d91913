"""What the list of equivalences shows: the pairs, course by course."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from django.db.models import Count

from courses.models import Course
from training.models import Equivalence, EquivalenceQuerySet

ENDED = 50


@dataclass(frozen=True, slots=True)
class Group:
    """What counts of one course for another."""

    was: Course
    now: Course
    rows: Sequence[Equivalence]


def named(rows: EquivalenceQuerySet) -> EquivalenceQuerySet:
    """Fetch with them what they name, and `people`: how many were credited."""
    counted = rows.annotate(people=Count("evidence__person", distinct=True))
    return counted.select_related("was__course", "now__course", "made_by", "ended_by")


def active(rows: EquivalenceQuerySet) -> list[Group]:
    ordered = named(rows.active()).order_by(
        "was__course__title",
        "was__course",
        "now__course__title",
        "now__course",
        "was__position",
        "pk",
    )
    found = groupby(ordered, lambda one: (one.was.course, one.now.course))
    return [Group(was, now, list(same)) for (was, now), same in found]


def ended(rows: EquivalenceQuerySet) -> list[Equivalence]:
    """Return the last ones that were ended."""
    gone = named(rows.filter(ended_at__isnull=False))
    return list(gone.order_by("-ended_at", "-pk")[:ENDED])
