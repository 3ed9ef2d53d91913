"""All that answers why for one period: assigned, not done, late, renewed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from training import still, words
from training.models import Period, PeriodQuerySet
from training.paths import standing
from training.paths.standing import Standing
from training.status import MET, Status
from training.trace import assigned, renewed, unfinished, until
from training.trace.assigned import Assigned
from training.trace.unfinished import Unfinished

OPEN = frozenset(
    {
        Status.NOT_OPEN,
        Status.NOT_STARTED,
        Status.IN_PROGRESS,
        Status.OVERDUE,
        Status.FAILED,
    }
)


@dataclass(frozen=True, slots=True)
class Trace:
    period: Period
    mark: words.Mark
    assigned: Assigned
    unfinished: Unfinished
    until: Sequence[str]
    renewed: Sequence[str]
    path: Standing | None = None

    @property
    def is_open(self) -> bool:
        return self.period.status in OPEN

    @property
    def is_met(self) -> bool:
        return self.period.status in MET

    @property
    def is_late(self) -> bool:
        """Say whether it is past its day, and no grace lasts."""
        is_over = self.period.status in {Status.OVERDUE, Status.FAILED}
        return is_over and self.mark.state == words.STATES[Status.OVERDUE]


def told(periods: PeriodQuerySet, *, at: datetime) -> PeriodQuerySet:
    """Return the periods with all that a trace asks of them."""
    return periods.with_status(at=at).select_related(
        "person",
        "module__course",
        "registration",
        "evidence__equivalence__was__course",
        "evidence__equivalence__now",
        "previous",
        "assignment__made_by",
        "assignment__path",
        "assignment__due_after",
    )


def of_key(key: int, *, at: datetime) -> Trace:
    """Return it of the period with this key, which the caller has let through."""
    return of(told(Period.objects.all(), at=at).get(pk=key), at=at)


def of(period: Period, *, at: datetime) -> Trace:
    """Return it of a period that `told` has given."""
    return Trace(
        period=period,
        mark=still.mark(period, at=at),
        assigned=assigned.of(period, at=at),
        unfinished=unfinished.of(period, at=at),
        until=until.of(period, at=at),
        renewed=renewed.of(period, at=at),
        path=_path(period, at=at),
    )


def _path(period: Period, *, at: datetime) -> Standing | None:
    if period.assignment.path_id is None:
        return None
    known = standing.of_person(period.person_id, at=at)
    return known.get(period.assignment_id)
