"""Opens the next cycle of what must be renewed; what was earned stays as it is."""

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import groupby

from django.db import transaction
from django.db.models import F
from django.db.models.functions import Coalesce
from django.utils import timezone

from courses import crowd
from courses.models import Module
from people.models import Person
from training import audience, days, facts, opening, reasons
from training.facts import News
from training.followup import notices
from training.followup.codes import Code
from training.followup.notices import Note
from training.models import Assignment, Period, PeriodFact, PeriodQuerySet
from training.opening import Opening

CHUNK = 500


class AlreadyFollowed(Exception):
    """A further cycle of the period is there."""


@dataclass(frozen=True, slots=True)
class Batch:
    """Periods of one assignment that go on in the same module."""

    assignment: Assignment
    module: Module
    periods: Sequence[Period]

    @property
    def people(self) -> list[Person]:
        return [one.person for one in self.periods]


def run(at: datetime, *, size: int = CHUNK) -> int:
    """Open all that is to be opened by now, and return how many periods that is.

    Each chunk stands or falls alone; done twice, or killed half-way and done again,
    nothing is doubled, for only what has no next cycle yet is taken.
    """
    ending, lapsed = _batches(_ending, size, at=at), _batches(_lapsed, size, at=at)
    renewed = sum(_renew(batch, at=at) for batch in ending)
    return renewed + sum(_lapse(batch, at=at) for batch in lapsed)


def _ending(*, at: datetime) -> PeriodQuerySet:
    """Return the periods whose window has opened and that have no next cycle."""
    return Period.objects.filter(
        renews_at__lte=at, valid_until__isnull=False, satisfied_at__lte=at
    )


def _lapsed(*, at: datetime) -> PeriodQuerySet:
    """Return refreshers whose time is over: the whole module has to be learnt again."""
    over = Coalesce(F("previous__grace_until"), F("previous__valid_until"))
    return (
        Period.objects.alias(over=over)
        .filter(
            over__lte=at,
            satisfied_at=None,
            waived_at=None,
            module=F("assignment__renewal_module"),
            assignment__module__isnull=False,
        )
        .exclude(module=F("assignment__module"))
    )


def _batches(
    wanted: Callable[..., PeriodQuerySet], size: int, *, at: datetime
) -> Iterator[Batch]:
    """Yield the periods that wait, so many at a time."""
    last = 0
    while True:
        waiting = _waiting(wanted(at=at)).filter(pk__gt=last).order_by("pk")
        periods = list(waiting[:size])
        if not periods:
            return
        last = periods[-1].pk
        periods.sort(key=_key)
        for _key_of, same in groupby(periods, key=_key):
            yield from _batch(list(same), at=at)


def _key(period: Period) -> tuple[int, int]:
    return period.assignment_id, period.module_id


def _waiting(wanted: PeriodQuerySet) -> PeriodQuerySet:
    """Leave out who is gone, and what is no longer asked for."""
    return wanted.filter(
        next=None,
        withdrawn_at=None,
        revoked_at=None,
        assignment__withdrawn_at=None,
        person__is_active=True,
    ).select_related(
        "person", "module__course", "assignment__module", "assignment__made_by"
    )


def _batch(periods: Sequence[Period], *, at: datetime) -> Iterator[Batch]:
    assignment = periods[0].assignment
    if assignment.is_ongoing:
        meant = _meant(assignment, periods, at=at)
        periods = [one for one in periods if one.person_id in meant]
    if periods:
        yield Batch(assignment, periods[0].module, periods)


def _meant(
    assignment: Assignment, periods: Sequence[Period], *, at: datetime
) -> Collection[int]:
    """Return who is still meant: an assignment that goes on lets go of who has left."""
    people = audience.of(assignment, at=at)
    mine = people.filter(pk__in=[one.person_id for one in periods])
    return set(mine.values_list("pk", flat=True))


@transaction.atomic
def _renew(batch: Batch, *, at: datetime) -> int:
    module = _content(batch)
    openings = [
        Opening(
            person=one.person,
            due_at=_due_at(one, at=at),
            opens_at=one.renews_at,
            previous=one,
        )
        for one in batch.periods
    ]
    made = _open(batch, module, openings, at=at)
    _tell(made, module, at=at)
    return len(made)


def _content(batch: Batch) -> Module:
    """Return what renews it: the assignment's refresher, else the module itself.

    Of a whole course, or a path, each module renews by itself.
    """
    assignment = batch.assignment
    is_of_module = assignment.module_id is not None
    return (is_of_module and assignment.renewal_module) or batch.module


def _due_at(period: Period, *, at: datetime) -> datetime | None:
    """Return the old end, unless the assignment grants more days than are left."""
    least = period.assignment.least_days
    if not least or period.valid_until is None:
        return period.valid_until
    earliest = days.end_of(timezone.localdate(at) + timedelta(days=least))
    return max(period.valid_until, earliest)


@transaction.atomic
def _lapse(batch: Batch, *, at: datetime) -> int:
    """Ask for the whole module in place of the refresher that came too late."""
    facts.tell(
        batch.periods,
        News(PeriodFact.Kind.WITHDRAWN, at, at, reasons.REFRESHER_LATE),
        by=None,
        at=at,
    )
    openings = [
        Opening(person=one.person, due_at=one.due_at, previous=one)
        for one in batch.periods
    ]
    module = batch.assignment.module or batch.module
    return len(_open(batch, module, openings, at=at))


@transaction.atomic
def again(period: Period, *, due_at: datetime | None, at: datetime) -> Period:
    """Ask for what was taken back once more, in a pass of its own."""
    if Period.objects.filter(previous=period).exists():
        raise AlreadyFollowed
    batch = Batch(period.assignment, period.module, [period])
    openings = [Opening(period.person, due_at=due_at, previous=period)]
    return _open(batch, period.module, openings, at=at)[0]


def _open(
    batch: Batch, module: Module, openings: Sequence[Opening], *, at: datetime
) -> list[Period]:
    by = batch.assignment.made_by
    crowd.enrol(module.course, people=batch.people, by=by, at=at)
    passes = crowd.open_new(module, people=batch.people, at=at)
    return opening.open_periods(
        batch.assignment, module=module, openings=openings, at=at, passes=passes
    )


def _tell(periods: Sequence[Period], module: Module, *, at: datetime) -> None:
    """Tell them to renew it; where it opens after the old end, that it is overdue."""
    notices.tell_all(
        (
            Note(
                one.person,
                Code.RENEWAL_OPEN if at < one.due_at else Code.OVERDUE,
                {"module": module.title, "day": days.last_of(one.due_at)},
                module.get_absolute_url(),
            )
            for one in periods
            if one.due_at is not None
        ),
        at=at,
    )
