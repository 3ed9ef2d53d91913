"""What the list of assignments shows: what, whom, until when, for how many."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count

from training import audience
from training.models import (
    Assignment,
    AssignmentException,
    AssignmentQuerySet,
    Period,
)
from training.ordering import deadlines


@dataclass(frozen=True, slots=True)
class Line:
    assignment: Assignment
    whom: str
    due: str
    people: int
    exceptions: int
    is_to_come: bool


@dataclass(frozen=True, slots=True)
class Lines:
    rows: Sequence[Line]
    last: int | None


def named(assignments: AssignmentQuerySet) -> AssignmentQuerySet:
    """Fetch with them what they name."""
    return assignments.select_related(
        "course",
        "module__course",
        "path",
        "person",
        "cohort",
        "department",
        "position",
        "due_after",
        "renewal_module",
        "made_by",
    )


def newest(
    assignments: AssignmentQuerySet, *, key: int | None, size: int, at: datetime
) -> Lines:
    """Return assignments from the newest on; the running ones and the withdrawn."""
    known = named(assignments.filter(made_at__lte=at))
    if key is not None:
        known = known.filter(pk__lt=key)
    rows = list(known.order_by("-pk")[: size + 1])
    shown = rows[:size]
    people, exceptions = _people(shown), _exceptions(shown)
    names = audience.names(shown)
    lines = [
        Line(
            assignment=one,
            whom=deadlines.whom(one, names),
            due=deadlines.in_words(one),
            people=people[one.pk],
            exceptions=exceptions[one.pk],
            is_to_come=one.effective_at is not None and at < one.effective_at,
        )
        for one in shown
    ]
    return Lines(lines, rows[size - 1].pk if len(rows) > size else None)


def _people(shown: Sequence[Assignment]) -> Counter[int]:
    periods = Period.objects.filter(assignment__in=shown).values_list("assignment_id")
    return Counter(dict(periods.annotate(count=Count("person", distinct=True))))


def _exceptions(shown: Sequence[Assignment]) -> Counter[int]:
    waiting = AssignmentException.objects.filter(
        assignment__in=shown, resolved_at__isnull=True, person__is_active=True
    )
    rows = waiting.values_list("assignment_id").annotate(count=Count("pk"))
    return Counter(dict(rows))
