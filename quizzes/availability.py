"""Whether an attempt may be started now, which one it is, and when it must end."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from quizzes.rules import Expiry, Rules


class Reason(StrEnum):
    """Why no attempt can be started."""

    NOT_OPEN = "not-open"
    CLOSED = "closed"
    USED_UP = "used-up"
    WAITING = "waiting"
    TOO_SOON = "too-soon"


@dataclass(frozen=True, slots=True)
class Past:
    """An attempt that was made: whether it was a make-up exam, and when it ended."""

    ended_at: datetime
    is_makeup: bool = False


@dataclass(frozen=True, slots=True)
class Course:
    """How a person stands in a quiz: her attempts in their order, and the result.

    She waits while a person has still to mark an answer that may let her pass.
    """

    made: Sequence[Past] = ()
    has_passed: bool = False
    is_waiting: bool = False

    def left(self, rules: Rules, *, is_makeup: bool) -> int | None:
        """Return how many attempts of a kind are left; None is no limit."""
        used = sum(one.is_makeup is is_makeup for one in self.made)
        return max(0, rules.makeups - used) if is_makeup else rules.left(used)


@dataclass(frozen=True, slots=True)
class Offer:
    """What a quiz offers now: an attempt, or a reason why not, and until when not.

    `left` counts the attempts of the kind that is offered, the next one included.
    """

    reason: Reason | None = None
    when: datetime | None = None
    is_makeup: bool = False
    left: int | None = None

    @property
    def may_start(self) -> bool:
        return self.reason is None


@dataclass(frozen=True, slots=True)
class Ends:
    """From when on no answer is taken, and from when on it cannot be handed in."""

    deadline_at: datetime | None = None
    grace_until_at: datetime | None = None


def offer(rules: Rules, course: Course, *, at: datetime) -> Offer:
    """Return what is offered to who has no attempt running."""
    is_makeup = _is_makeup(rules, course)
    left = course.left(rules, is_makeup=is_makeup)
    free_at = _free_at(rules, course)
    opens, closes = rules.opens_at, rules.closes_at
    is_too_late = bool(free_at and closes and free_at >= closes)
    checks = (
        (bool(opens and at < opens), Reason.NOT_OPEN, opens),
        (bool(closes and at >= closes), Reason.CLOSED, None),
        (left == 0 or is_too_late, Reason.USED_UP, None),
        (is_makeup and course.is_waiting, Reason.WAITING, None),
        (bool(free_at and at < free_at), Reason.TOO_SOON, free_at),
    )
    found = (Offer(why, when, is_makeup, left) for is_so, why, when in checks if is_so)
    return next(found, Offer(None, None, is_makeup, left))


def ends(rules: Rules, *, start: datetime) -> Ends:
    """Return when an attempt that starts now must end: by its limit, or the closing."""
    limit = start + timedelta(seconds=rules.seconds) if rules.seconds else None
    known = [moment for moment in (limit, rules.closes_at) if moment]
    if not known:
        return Ends()
    deadline = min(known)
    is_graceful = rules.expiry is Expiry.GRACE and rules.grace > 0
    grace = deadline + timedelta(seconds=rules.grace) if is_graceful else None
    return Ends(deadline, grace)


def _is_makeup(rules: Rules, course: Course) -> bool:
    """Say whether the next attempt is a make-up exam: all others used, none passed."""
    is_used_up = course.left(rules, is_makeup=False) == 0
    return is_used_up and rules.makeups > 0 and not course.has_passed


def _free_at(rules: Rules, course: Course) -> datetime | None:
    """Return from when on the next attempt may be made; None is at once."""
    if not course.made:
        return None
    seconds = rules.delay if len(course.made) == 1 else rules.later_delay
    return course.made[-1].ended_at + timedelta(seconds=seconds) if seconds else None
