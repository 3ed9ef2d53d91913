"""Says how a period stands at a moment, from what was known of it by then."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Status(StrEnum):
    REVOKED = "revoked"
    WITHDRAWN = "withdrawn"
    PENDING = "pending"
    VALID = "valid"
    EXPIRING = "expiring"
    DONE = "done"
    GRACE = "grace"
    EXPIRED = "expired"
    WAIVED = "waived"
    NOT_OPEN = "not-open"
    NOT_STARTED = "not-started"
    IN_PROGRESS = "in-progress"
    OVERDUE = "overdue"
    FAILED = "failed"


# Which value of a period each kind of fact sets.
COLUMNS = {
    "opens": "opens_at",
    "due": "due_at",
    "closes": "closes_at",
    "satisfied": "satisfied_at",
    "valid-from": "valid_from",
    "valid-until": "valid_until",
    "grace-until": "grace_until",
    "renews": "renews_at",
    "waived": "waived_at",
    "withdrawn": "withdrawn_at",
    "revoked": "revoked_at",
}


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a period. All intervals are half-open.

    A period due on 30 November has `due_at` at the midnight that ends that day.
    `started_at` is the first activity of the registration that can satisfy it,
    `renewed_at` when the period that renews it was satisfied.
    """

    opens_at: datetime | None = None
    due_at: datetime | None = None
    closes_at: datetime | None = None
    satisfied_at: datetime | None = None
    valid_from: datetime | None = None
    valid_until: datetime | None = None
    grace_until: datetime | None = None
    renews_at: datetime | None = None
    waived_at: datetime | None = None
    withdrawn_at: datetime | None = None
    revoked_at: datetime | None = None
    started_at: datetime | None = None
    renewed_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Fact:
    """From when it was recorded, the kind's value is this moment (None: no longer)."""

    kind: str
    moment: datetime | None
    recorded_at: datetime


def known(
    facts: Iterable[Fact],
    *,
    at: datetime,
    started_at: datetime | None = None,
    renewed_at: datetime | None = None,
) -> Known:
    """Fold the facts recorded by then; they come in the order they were recorded."""
    values = {
        COLUMNS[fact.kind]: fact.moment
        for fact in facts
        if fact.recorded_at <= at and fact.kind in COLUMNS
    }
    return Known(**values, started_at=started_at, renewed_at=renewed_at)


def renewed(further: Known, *, at: datetime) -> datetime | None:
    """Say when a renewal was done; not of one taken back, or no longer asked for."""
    is_aside = _by(further.revoked_at, at) or _by(further.withdrawn_at, at)
    return None if is_aside else further.satisfied_at


def status(of: Known, at: datetime) -> Status:
    """Return the first line of the table that holds."""
    return next(code for code, holds in LINES if holds(of, at))


def _by(moment: datetime | None, at: datetime) -> bool:
    return moment is not None and moment <= at


def _before(moment: datetime | None, at: datetime) -> bool:
    return moment is not None and at < moment


def _satisfied(of: Known, at: datetime) -> bool:
    return _by(of.satisfied_at, at)


# The first that holds counts; `expressions.py` says the same in SQL. What is renewed
# already does not expire soon: nobody has anything left to do.
LINES: tuple[tuple[Status, Callable[[Known, datetime], bool]], ...] = (
    (Status.REVOKED, lambda of, at: _by(of.revoked_at, at)),
    (Status.WITHDRAWN, lambda of, at: _by(of.withdrawn_at, at)),
    (Status.PENDING, lambda of, at: _satisfied(of, at) and _before(of.valid_from, at)),
    (
        Status.EXPIRING,
        lambda of, at: (
            _satisfied(of, at)
            and _before(of.valid_until, at)
            and _by(of.renews_at, at)
            and not _by(of.renewed_at, at)
        ),
    ),
    (Status.VALID, lambda of, at: _satisfied(of, at) and _before(of.valid_until, at)),
    (Status.DONE, lambda of, at: _satisfied(of, at) and of.valid_until is None),
    (Status.GRACE, lambda of, at: _satisfied(of, at) and _before(of.grace_until, at)),
    (Status.EXPIRED, _satisfied),
    (Status.WAIVED, lambda of, at: _by(of.waived_at, at)),
    (Status.NOT_OPEN, lambda of, at: _before(of.opens_at, at)),
    (
        Status.IN_PROGRESS,
        lambda of, at: not _by(of.due_at, at) and _by(of.started_at, at),
    ),
    (Status.NOT_STARTED, lambda of, at: not _by(of.due_at, at)),
    (Status.FAILED, lambda of, at: _by(of.closes_at, at)),
    (Status.OVERDUE, lambda of, at: True),  # noqa: ARG005  # the last line always holds
)

MET = frozenset({Status.VALID, Status.EXPIRING, Status.DONE, Status.GRACE})
OPEN = frozenset({Status.NOT_STARTED, Status.IN_PROGRESS, Status.NOT_OPEN})
LATE = frozenset({Status.OVERDUE, Status.FAILED, Status.EXPIRED})
ASIDE = frozenset({Status.WAIVED, Status.WITHDRAWN, Status.REVOKED})
