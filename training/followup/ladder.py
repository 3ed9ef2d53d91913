"""Says which step of reminding a due date has reached, and when words may be sent."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum

DAY = timedelta(days=1)
SATURDAY = 5


class Tone(StrEnum):
    OWN = "own"
    MANAGER = "manager"
    ESCALATION = "escalation"


@dataclass(frozen=True, slots=True)
class Span:
    """The due days that have reached a step and no later one; none: since ever."""

    step: int
    first: date | None
    last: date

    def holds(self, due_on: date) -> bool:
        return (self.first is None or self.first <= due_on) and due_on <= self.last


@dataclass(frozen=True, slots=True)
class Ladder:
    """At which days before (−) and after (+) the due day people are reminded.

    The person herself hears of each step, her manager of those after the due day, and
    the manager's manager from `escalate_after` on, which is a step too; 0 is never.
    """

    days: tuple[int, ...]
    escalate_after: int = 0

    @property
    def steps(self) -> list[int]:
        extra = {self.escalate_after} if self.escalate_after else set()
        return sorted({*self.days} | extra)

    def spans(self, today: date) -> list[Span]:
        """Return the due days of each step as of today.

        A day lies in one span at most: who was not reminded of an older step, because
        nothing ran or the due date is new, hears of the newest alone.
        """
        steps = self.steps
        following = [*steps, None][1:]
        return [
            Span(step, _after(today, later), today - step * DAY)
            for step, later in zip(steps, following, strict=True)
        ]

    def step(self, due_on: date, *, today: date) -> int | None:
        """Return the newest step that has come; none as long as it is far off."""
        passed = (today - due_on).days
        return max((step for step in self.steps if step <= passed), default=None)

    def tones(self, step: int) -> tuple[Tone, ...]:
        if step <= 0:
            return (Tone.OWN,)
        if not self.escalate_after or step < self.escalate_after:
            return (Tone.OWN, Tone.MANAGER)
        return tuple(Tone)


def _after(today: date, later: int | None) -> date | None:
    return None if later is None else today - later * DAY + DAY


@dataclass(frozen=True, slots=True)
class Quiet:
    """The hours, and perhaps the weekends, in which nobody is written to.

    From `since` to `until`, over midnight where `until` is the earlier; the same
    time twice is no hour at all.
    """

    since: time
    until: time
    has_weekends: bool = False

    def holds(self, moment: datetime) -> bool:
        """Say whether the moment, in the site's zone, is a quiet one."""
        return self._is_night(moment.time()) or self._is_weekend(moment)

    def _is_night(self, clock: time) -> bool:
        if self.since <= self.until:
            return self.since <= clock < self.until
        return clock >= self.since or clock < self.until

    def _is_weekend(self, moment: datetime) -> bool:
        return self.has_weekends and moment.weekday() >= SATURDAY

    def next_allowed(self, moment: datetime) -> datetime:
        """Return the moment itself, or when the quiet around it ends."""
        while self.holds(moment):
            moment = self._later(moment)
        return moment

    def _later(self, moment: datetime) -> datetime:
        """Return the end of the hours, or of the day where the weekend is why."""
        is_today = self._is_night(moment.time()) and moment.time() < self.until
        clock = self.until if self._is_night(moment.time()) else time.min
        day = moment.date() if is_today else moment.date() + DAY
        return datetime.combine(day, clock, tzinfo=moment.tzinfo)


def managers_above(
    person: int, *, manager_of: dict[int, int], gone: Iterable[int] = ()
) -> list[int]:
    """Return who stands above a person, nearest first; those who are gone left out.

    A circle, which an import refuses, ends where it closes.
    """
    left = frozenset(gone)
    seen = [person]
    while (above := manager_of.get(seen[-1])) is not None and above not in seen:
        seen.append(above)
    return [one for one in seen[1:] if one not in left]
