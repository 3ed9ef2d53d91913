"""What the pages of assignments and periods show: rows, numbers, what was told."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from lessons.models import Attestation
from training import days, paging, still, words
from training.models import (
    Period,
    PeriodFact,
    PeriodQuerySet,
)
from training.status import ASIDE, LATE, MET, OPEN, Status

UNTOUCHABLE = frozenset({Status.WITHDRAWN, Status.REVOKED, Status.WAIVED}) | MET


@dataclass(frozen=True, slots=True)
class Row:
    period: Period
    mark: words.Mark
    due_on: date | None
    done_on: date | None
    is_open: bool


@dataclass(frozen=True, slots=True)
class Rows:
    rows: Sequence[Row]
    last: int | None


def periods(of: PeriodQuerySet, *, key: int | None, size: int, at: datetime) -> Rows:
    known = (
        of.opened(at=at)
        .with_status(at=at)
        .select_related("person", "module", "previous")
    )
    found = paging.page(known, key=key, size=size)
    return Rows([_row(one, at=at) for one in found.rows], found.last)


def row(period: Period, *, at: datetime) -> Row:
    known = Period.objects.with_status(at=at).select_related("previous")
    return _row(known.get(pk=period.pk), at=at)


def _row(period: Period, *, at: datetime) -> Row:
    status, due, done = vars(period)["status"], period.due_at, period.satisfied_at
    return Row(
        period=period,
        mark=still.standing(period, at=at),
        due_on=days.last_of(due) if due else None,
        done_on=days.of(done) if done else None,
        is_open=status not in UNTOUCHABLE,
    )


@dataclass(frozen=True, slots=True)
class Tally:
    """How many periods stand how. Waived and withdrawn ones are not required."""

    required: int
    met: int
    open: int
    late: int
    waived: int


def tally(of: PeriodQuerySet, *, at: datetime) -> Tally:
    counts = of.opened(at=at).with_status(at=at).current(at=at).counts()
    return tally_of(Counter({row[0]: row[1] for row in counts}))


def tally_of(by_status: Counter[str]) -> Tally:
    return Tally(
        required=sum(n for code, n in by_status.items() if code not in ASIDE),
        met=sum(by_status[code] for code in MET),
        open=sum(by_status[code] for code in OPEN),
        late=sum(by_status[code] for code in LATE),
        waived=by_status[Status.WAIVED],
    )


@dataclass(frozen=True, slots=True)
class Told:
    """A fact of a period as the page tells it."""

    what: str
    value: date | None
    fact: PeriodFact

    @property
    def why(self) -> str:
        return words.reason(self.fact.why)


def history(period: Period) -> list[Told]:
    known = period.facts.select_related("by").order_by("recorded_at", "pk")
    return [Told(words.told(fact.kind), _value(fact), fact) for fact in known]


def _value(fact: PeriodFact) -> date | None:
    """Return the day it speaks of; of ends, the last day that still counts."""
    if fact.moment is None:
        return None
    ends = {PeriodFact.Kind.DUE, PeriodFact.Kind.CLOSES, PeriodFact.Kind.VALID_UNTIL}
    return days.last_of(fact.moment) if fact.kind in ends else days.of(fact.moment)


def attestations(period: Period) -> list[Attestation]:
    """Return what was confirmed as read in the pass, the newest first."""
    known = Attestation.objects.filter(registration=period.registration_id)
    told = known.select_related("unit__course", "version")
    return list(told.order_by("-attested_at", "-pk"))
