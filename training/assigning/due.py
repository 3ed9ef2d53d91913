"""Reckons by when something must be done, or says why no right day can be found."""

from calendar import monthrange
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum


class Counted(StrEnum):
    """From which day on days are counted."""

    ASSIGNMENT = "assignment"
    START = "start"
    COMPLETION = "completion"


class Code(StrEnum):
    """Why no right day can be reckoned."""

    NO_START = "no-start"
    PAST = "past"
    TOO_SHORT = "too-short"


class BadDay(ValueError):
    """These words are no day of the year."""


@dataclass(frozen=True, slots=True)
class After:
    """So many days after a day; `module` (an id) says whose completion, if one's."""

    days: int
    counted: Counted = Counted.ASSIGNMENT
    module: int | None = None


@dataclass(frozen=True, slots=True)
class Yearly:
    """On a day of each year; 29 February is the 28th where there is none."""

    month: int
    day: int

    def __str__(self) -> str:
        return f"{self.month:02}-{self.day:02}"


# A day, days after another day, a day of each year, or none.
type Deadline = date | After | Yearly | None


@dataclass(frozen=True, slots=True)
class Situation:
    """Of one person: the day she is assigned, and the days that count for her."""

    assigned_on: date
    started_on: date | None = None
    completed_on: date | None = None


@dataclass(frozen=True, slots=True)
class Due:
    """To be done by the end of that day; without one there is none, or none yet."""

    day: date | None = None


@dataclass(frozen=True, slots=True)
class Trouble:
    """No right day: why, and the day that came out, if one did."""

    code: Code
    values: dict[str, object] = field(default_factory=dict)


def reckon(
    deadline: Deadline, situation: Situation, *, least_days: int | None = None
) -> Due | Trouble:
    """Return the day it is due, never one that lies before she is assigned.

    `least_days` are left at least from then on; fewer are trouble, as are days after
    a first day at work that nobody knows. After a completion that has not come yet
    there is no day yet.
    """
    if _is_after(deadline, Counted.START) and situation.started_on is None:
        return Trouble(Code.NO_START)
    day = _day(deadline, situation)
    if day is None:
        return Due()
    return _trouble(day, (day - situation.assigned_on).days, least_days) or Due(day)


def _trouble(day: date, left: int, least_days: int | None) -> Trouble | None:
    if left < 0:
        return Trouble(Code.PAST, {"due": day.isoformat()})
    if least_days is not None and left < least_days:
        return Trouble(Code.TOO_SHORT, {"due": day.isoformat(), "days": left})
    return None


def _is_after(deadline: Deadline, counted: Counted) -> bool:
    return isinstance(deadline, After) and deadline.counted == counted


def _day(deadline: Deadline, situation: Situation) -> date | None:
    if isinstance(deadline, Yearly):
        return next_of(deadline, situation.assigned_on)
    if not isinstance(deadline, After):
        return deadline
    begins = {
        Counted.ASSIGNMENT: situation.assigned_on,
        Counted.START: situation.started_on,
        Counted.COMPLETION: situation.completed_on,
    }[deadline.counted]
    return begins and begins + timedelta(days=deadline.days)


def next_of(yearly: Yearly, day: date) -> date:
    """Return the next such day, which may be the day itself."""
    this_year = _in(yearly, day.year)
    return this_year if day <= this_year else _in(yearly, day.year + 1)


def _in(yearly: Yearly, year: int) -> date:
    last = monthrange(year, yearly.month)[1]
    return date(year, yearly.month, min(yearly.day, last))


def yearly(words: str) -> Yearly:
    """Read "MM-DD", a day that some year has; else raise BadDay."""
    month, dash, day = words.partition("-")
    if not (dash and month.isdecimal() and day.isdecimal()):
        raise BadDay(words)
    try:
        found = date(2024, int(month), int(day))  # a year that has them all
    except ValueError as problem:
        raise BadDay(words) from problem
    return Yearly(found.month, found.day)
