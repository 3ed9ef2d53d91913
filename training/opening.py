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
from training import validity
from training.models import Assignment, Period, PeriodFact
from training.status import COLUMNS

# What is known of a period when it opens, in the order of its facts.
FIRST = (
    PeriodFact.Kind.OPENS,
    PeriodFact.Kind.DUE,
    PeriodFact.Kind.SATISFIED,
    PeriodFact.Kind.VALID_FROM,
    PeriodFact.Kind.VALID_UNTIL,
    PeriodFact.Kind.RENEWS,
    PeriodFact.Kind.GRACE_UNTIL,
)
FROM_NOW = {PeriodFact.Kind.OPENED, PeriodFact.Kind.OPENS, PeriodFact.Kind.DUE}


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
    person's full pass does, running or completed, and who has none gets a new one, as
    does whose pass was completed too long ago for it to count still.
    """
    fresh = _fresh(assignment, module, openings)
    people = [one.person for one in fresh]
    taken = passes or _taken(assignment, module, people, at=at)
    completions = _last_completions(taken)
    made = Period.objects.bulk_create(
        _period(assignment, module, one, taken[one.person.pk], completions, at=at)
        for one in fresh
    )
    _record(made, assignment=assignment, at=at)
    return made


def _taken(
    assignment: Assignment, module: Module, people: Sequence[Person], *, at: datetime
) -> dict[int, Registration]:
    known = crowd.register(module, people=people, at=at)
    lapsed = [one for one in people if _is_over(assignment, known[one.pk], at=at)]
    if not lapsed:
        return known
    return known | crowd.open_new(module, people=lapsed, at=at)


def _is_over(assignment: Assignment, taken: Registration, *, at: datetime) -> bool:
    """Say whether a pass was completed so long ago that nothing of it is left."""
    found = validity.of(assignment, satisfied_at=taken.completed_at)
    return found is not None and found.is_over_at <= at


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
    done = registration.completed_at
    found = validity.of(assignment, satisfied_at=done, previous=opening.previous)
    told = {COLUMNS[kind]: moment for kind, moment in validity.moments(found)}
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
        satisfied_at=done,
        **told,
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
            effective_at=_since(period, kind, at=at),
            recorded_at=at,
            why=assignment.why,
            by=by,
        )
        for period in made
        for kind, moment in _first_facts(period)
    )
    record.events(_event(period, assignment, by=by, at=at) for period in made)


def _since(period: Period, kind: PeriodFact.Kind, *, at: datetime) -> datetime:
    """Return when it became so: what follows from the completion, with that."""
    return at if kind in FROM_NOW else period.satisfied_at or at


def _first_facts(period: Period) -> list[tuple[PeriodFact.Kind, datetime]]:
    values = ((kind, getattr(period, COLUMNS[kind])) for kind in FIRST)
    told = [(kind, moment) for kind, moment in values if moment is not None]
    return [(PeriodFact.Kind.OPENED, period.opened_at), *told]


def _event(
    period: Period, assignment: Assignment, *, by: Person | None, at: datetime
) -> Event:
    new: dict[str, object] = {
        "assignment": assignment.pk,
        "module": period.module_id,
        "registration": period.registration_id,
        "cycle": period.cycle,
    }
    moments = {kind: getattr(period, COLUMNS[kind]) for kind in FIRST}
    new |= {kind: moment and moment.isoformat() for kind, moment in moments.items()}
    change = record.Change(new=new, why=assignment.why)
    about = Person(pk=period.person_id)
    return record.draft(
        "period-opened", period, at=at, by=by, about=about, change=change
    )
