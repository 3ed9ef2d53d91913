"""Opening the periods of an assignment, many at once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import OuterRef, Subquery

from courses import crowd
from courses.models import Completion, Module, Registration
from ledger import record
from ledger.models import Event
from people.models import Person
from training.models import Assignment, Period, PeriodFact


@dataclass(frozen=True, slots=True)
class Opening:
    """For whom a period opens, and when it is due; `previous` is what it renews."""

    person: Person
    due_at: datetime | None = None
    opens_at: datetime | None = None
    previous: Period | None = None

    @property
    def cycle(self) -> int:
        return self.previous.cycle + 1 if self.previous else 1


@transaction.atomic
def open_periods(
    assignment: Assignment,
    *,
    module: Module,
    openings: Sequence[Opening],
    at: datetime,
    passes: Mapping[int, Registration] | None = None,
) -> list[Period]:
    """Open a period for each person who has none of that cycle in the module yet.

    `passes` are the registrations that can satisfy them, by person; without them a
    person's full pass does, running or completed, and who has none gets a new one.
    """
    fresh = _fresh(assignment, module, openings)
    people = [one.person for one in fresh]
    taken = passes or crowd.register(module, people=people, at=at)
    completions = _last_completions(taken)
    made = Period.objects.bulk_create(
        _period(assignment, module, one, taken[one.person.pk], completions, at=at)
        for one in fresh
    )
    _record(made, assignment=assignment, at=at)
    return made


def _fresh(
    assignment: Assignment, module: Module, openings: Sequence[Opening]
) -> list[Opening]:
    people = [one.person for one in openings]
    known = Period.objects.filter(assignment=assignment, module=module)
    known = known.filter(person__in=people)
    reached = set(known.values_list("person_id", "cycle"))
    return [one for one in openings if (one.person.pk, one.cycle) not in reached]


def _period(
    assignment: Assignment,
    module: Module,
    opening: Opening,
    registration: Registration,
    completions: Mapping[int, int],
    *,
    at: datetime,
) -> Period:
    return Period(
        assignment=assignment,
        person=opening.person,
        module=module,
        cycle=opening.cycle,
        previous=opening.previous,
        registration=registration,
        completion_id=completions.get(registration.pk),
        opened_at=at,
        known_at=at,
        opens_at=opening.opens_at,
        due_at=opening.due_at,
        satisfied_at=registration.completed_at,
    )


def _last_completions(passes: Mapping[int, Registration]) -> dict[int, int]:
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
        (kinds.OPENS, period.opens_at),
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
