"""Asks those who have completed a module to learn what a release changed in it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import batched

from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils import timezone

from courses import crowd
from courses.models import Module, Registration, Release
from ledger import record
from people.models import Person
from training import days, opening
from training.assigning import rules
from training.assigning.rules import Condition, Field, Relation, Rule
from training.delta import raised
from training.followup import notices
from training.followup.codes import Code
from training.followup.notices import Note
from training.models import Assignment, Period
from training.opening import Opening

CHUNK = 500


@dataclass(frozen=True, slots=True)
class Order:
    """Until when what was changed is to be learnt: so many days from now on."""

    release: Release
    due_days: int
    why: str = ""
    by: Person | None = None


def open_all(order: Order, *, at: datetime) -> int:
    """Open a delta for all who are behind, module by module; return how many.

    There is one assignment for each release and module. Each chunk stands or falls
    alone: asked again, or killed half-way and asked again, nothing is doubled.
    """
    opened = 0
    for module, editions in raised.units(order.release).items():
        behind = raised.people(module, editions)
        if not behind.exists():
            continue
        assignment = _assignment(order, module, editions, at=at)
        reached = Period.objects.filter(assignment=assignment, person=OuterRef("pk"))
        left = behind.exclude(Exists(reached)).only("pk").order_by("pk")
        for chunk in batched(list(left), CHUNK):
            opened += _open(assignment, module, chunk, at=at)
    return opened


@transaction.atomic
def _assignment(
    order: Order, module: Module, editions: dict[str, int], *, at: datetime
) -> Assignment:
    """Return the assignment of the release and module; the first order stands."""
    Release.objects.select_for_update().get(pk=order.release.pk)
    known = Assignment.objects.filter(delta_release=order.release, module=module)
    found = known.first()
    if found is not None:
        return found
    rule = Rule((Condition(Field.COMPLETED, Relation.IS, module.pk),))
    made = Assignment.objects.create(
        course=module.course,
        module=module,
        rule=rules.to_json(rule),
        delta_units=editions,
        delta_release=order.release,
        due_days=order.due_days,
        why=order.why,
        made_by=order.by,
        made_at=at,
    )
    change = record.Change(
        new={
            "what": record.key(module),
            "release": order.release.pk,
            "units": editions,
            "due_days": order.due_days,
        },
        why=order.why,
    )
    record.event("assigned", made, at=at, by=order.by, change=change)
    return made


@transaction.atomic
def _open(
    assignment: Assignment, module: Module, people: Sequence[Person], *, at: datetime
) -> int:
    crowd.enrol(module.course, people=people, by=assignment.made_by, at=at)
    passes = _passes(module, people, assignment.delta_units or {}, at=at)
    due_at = _due_at(assignment)
    openings = [Opening(person, due_at) for person in people]
    made = opening.open_periods(
        assignment, module=module, openings=openings, at=at, passes=passes
    )
    _tell(made, module, due_at, at=at)
    return len(made)


def _due_at(assignment: Assignment) -> datetime:
    """Reckon from when it was first ordered, so that all have the same day."""
    begin = timezone.localdate(assignment.made_at)
    return days.end_of(begin + timedelta(days=assignment.due_days or 0))


def _passes(
    module: Module, people: Sequence[Person], editions: dict[str, int], *, at: datetime
) -> dict[int, Registration]:
    """Open a delta for each; one that is still open from before asks for more."""
    mine = Registration.objects.open().select_for_update()
    running = list(mine.filter(module=module, person__in=people, is_delta=True))
    known = {one.person_id: one for one in running}
    change = record.Change(new={"units": editions})
    record.events(
        record.draft("followed", one, at=at, change=change) for one in running
    )
    for one in running:
        one.units |= editions
    Registration.objects.bulk_update(running, ["units"], batch_size=CHUNK)
    fresh = [one for one in people if one.pk not in known]
    return known | crowd.open_new(module, people=fresh, units=editions, at=at)


def _tell(
    periods: Sequence[Period], module: Module, due_at: datetime, *, at: datetime
) -> None:
    address = module.get_absolute_url()
    day = days.last_of(due_at)
    values: dict[str, notices.Value] = {"module": module.title, "day": day}
    notes = [Note(one.person, Code.RETRAINING, values, address) for one in periods]
    notices.tell_all(notes, at=at)
