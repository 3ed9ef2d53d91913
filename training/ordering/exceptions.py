"""Where no right day could be reckoned, somebody gives one or lets it be."""

from collections import defaultdict
from collections.abc import Collection
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import QuerySet

from ledger import record
from ledger.models import Event
from people.models import Person
from training import audience, days, dues, facts, reaching
from training.assigning.due import Due
from training.models import Assignment, AssignmentException, AssignmentQuerySet
from training.opening import Opening

type Exceptions = QuerySet[AssignmentException]
Resolution = AssignmentException.Resolution


class DayIsPast(Exception):
    """The day given lies before today."""


def open_of(assignments: AssignmentQuerySet) -> Exceptions:
    """Return those of running assignments that still wait for a decision."""
    waiting = AssignmentException.objects.filter(
        assignment__in=assignments.running(),
        resolved_at__isnull=True,
        person__is_active=True,
    )
    return waiting.order_by("-assignment_id", "person__name_key", "pk")


@transaction.atomic
def give(found: Exceptions, *, due_on: date, why: str, by: Person, at: datetime) -> int:
    """Assign it to them after all, due by the end of the day; return how many."""
    if due_on < days.of(at):
        raise DayIsPast(due_on)
    rows = _locked(found, why)
    due_at = days.end_of(due_on)
    for assignment in _assignments(rows):
        openings = [
            Opening(one.person, due_at)
            for one in rows
            if one.assignment_id == assignment.pk
        ]
        reaching.open_with(reaching.matter(assignment), openings, at=at)
    _resolve(rows, Resolution.GIVEN, {"due_at": due_at}, why=why, by=by, at=at)
    return len(rows)


@transaction.atomic
def dismiss(found: Exceptions, *, why: str, by: Person, at: datetime) -> int:
    """Do not assign it to them; return how many."""
    rows = _locked(found, why)
    _resolve(rows, Resolution.DISMISSED, {}, why=why, by=by, at=at)
    return len(rows)


@transaction.atomic
def settle(assignment: Assignment, *, at: datetime) -> int:
    """Open it for whom a right day can be reckoned by now; return how many.

    A first day at work that was missing may have come with an import.
    """
    meant = audience.of(assignment, at=at).values("pk")
    waiting = open_of(Assignment.objects.filter(pk=assignment.pk))
    rows = list(
        waiting.filter(person__in=meant)
        .select_related("person")
        .select_for_update(of=("self",))
    )
    people = [one.person for one in rows]
    found = dues.reckon(dues.wanted(assignment), people, at=at)
    of, by_day = reaching.matter(assignment), defaultdict(list)
    for row in rows:
        day = found[row.person_id]
        if isinstance(day, Due):
            by_day[dues.moment(day)].append(row)
    for due_at, those in by_day.items():
        openings = [Opening(one.person, due_at) for one in those]
        reaching.open_with(of, openings, at=at)
        values = {"due_at": due_at}
        _resolve(those, Resolution.GIVEN, values, why="", by=None, at=at)
    return sum(len(those) for those in by_day.values())


def _locked(found: Exceptions, why: str) -> list[AssignmentException]:
    if not why.strip():
        raise facts.ReasonMissing
    waiting = found.filter(resolved_at__isnull=True)
    return list(waiting.select_related("person").select_for_update(of=("self",)))


def _assignments(rows: Collection[AssignmentException]) -> list[Assignment]:
    keys = {one.assignment_id for one in rows}
    return list(Assignment.objects.running().filter(pk__in=keys).order_by("pk"))


def _resolve(
    rows: Collection[AssignmentException],
    resolution: AssignmentException.Resolution,
    values: dict[str, Any],
    *,
    why: str,
    by: Person | None,
    at: datetime,
) -> None:
    keys = [one.pk for one in rows]
    AssignmentException.objects.filter(pk__in=keys).update(
        resolution=resolution, resolved_at=at, resolved_by=by, **values
    )
    record.events(
        _event(one, resolution, values, why=why, by=by, at=at) for one in rows
    )


def _event(
    of: AssignmentException,
    resolution: str,
    values: dict[str, Any],
    *,
    why: str,
    by: Person | None,
    at: datetime,
) -> Event:
    due_at = values.get("due_at")
    change = record.Change(
        old={"code": of.code},
        new={"resolution": resolution, "due": due_at and due_at.isoformat()},
        why=why.strip(),
    )
    about = Person(pk=of.person_id)
    return record.draft(
        "exception-resolved", of, at=at, by=by, about=about, change=change
    )
