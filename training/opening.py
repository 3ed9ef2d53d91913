"""Opening the periods of an assignment, many at once."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.db.models import OuterRef, Subquery

from courses import crowd
from courses.models import Completion, Module, Registration
from ledger import record
from ledger.models import Event
from people.models import Person
from training.models import Assignment, Period, PeriodFact


@transaction.atomic
def open_periods(
    assignment: Assignment,
    *,
    module: Module,
    people: Sequence[Person],
    due_at: datetime | None,
    at: datetime,
) -> list[Period]:
    """Open a period for each of the people who has none in the module yet."""
    known = Period.objects.filter(assignment=assignment, module=module)
    reached = set(known.filter(person__in=people).values_list("person_id", flat=True))
    fresh = [person for person in people if person.pk not in reached]
    passes = crowd.register(module, people=fresh, at=at)
    completions = _last_completions(passes)
    made = Period.objects.bulk_create(
        Period(
            assignment=assignment,
            person=person,
            module=module,
            registration=passes[person.pk],
            completion_id=completions.get(passes[person.pk].pk),
            opened_at=at,
            known_at=at,
            due_at=due_at,
            satisfied_at=passes[person.pk].completed_at,
        )
        for person in fresh
    )
    _record(made, assignment=assignment, at=at)
    return made


def _last_completions(passes: dict[int, Registration]) -> dict[int, int]:
    """Return the completion that ended each pass that has ended."""
    ended = [one.pk for one in passes.values() if one.completed_at is not None]
    last = Completion.objects.filter(registration=OuterRef("pk"))
    newest = last.order_by("-completed_at", "-pk").values("pk")[:1]
    rows = Registration.objects.filter(pk__in=ended).annotate(last=Subquery(newest))
    return dict(rows.values_list("pk", "last"))


def _record(made: list[Period], *, assignment: Assignment, at: datetime) -> None:
    by = assignment.made_by
    PeriodFact.objects.bulk_create(
        PeriodFact(
            period=period,
            kind=kind,
            moment=moment,
            effective_at=moment if kind == PeriodFact.Kind.SATISFIED else at,
            recorded_at=at,
            why=assignment.why,
            by=by,
        )
        for period in made
        for kind, moment in _first_facts(period)
    )
    record.events(_event(period, assignment, by=by, at=at) for period in made)


def _first_facts(period: Period) -> list[tuple[PeriodFact.Kind, datetime]]:
    kinds = PeriodFact.Kind
    values = (
        (kinds.OPENED, period.opened_at),
        (kinds.DUE, period.due_at),
        (kinds.SATISFIED, period.satisfied_at),
    )
    return [(kind, moment) for kind, moment in values if moment is not None]


def _event(
    period: Period, assignment: Assignment, *, by: Person | None, at: datetime
) -> Event:
    change = record.Change(
        new={
            "assignment": assignment.pk,
            "module": period.module_id,
            "registration": period.registration_id,
            "due": period.due_at and period.due_at.isoformat(),
            "satisfied": period.satisfied_at and period.satisfied_at.isoformat(),
        },
        why=assignment.why,
    )
    about = Person(pk=period.person_id)
    return record.draft(
        "period-opened", period, at=at, by=by, about=about, change=change
    )
