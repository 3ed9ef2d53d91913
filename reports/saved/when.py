"""Says when a saved report is sent the next time."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo
from enum import StrEnum

DAY = timedelta(days=1)
LONGEST = 63  # days until the next of any kind, and some more


class Every(StrEnum):
    NEVER = "never"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"


@dataclass(frozen=True, slots=True)
class Rhythm:
    """How often, at the full hour. A `day` past the end of a month is its last one.

    `weekday` counts from Monday = 0.
    """

    every: Every
    hour: int = 8
    weekday: int | None = None
    day: int | None = None


def next_at(rhythm: Rhythm, *, after: datetime, zone: tzinfo) -> datetime | None:
    """Return the first moment of the rhythm later than the given one, if there is."""
    if rhythm.every == Every.NEVER:
        return None
    today = after.astimezone(zone).date()
    days = (today + number * DAY for number in range(LONGEST))
    moments = (_at(day, rhythm, zone) for day in days if _is_meant(day, rhythm))
    return next(moment for moment in moments if moment > after)


def _at(day: date, rhythm: Rhythm, zone: tzinfo) -> datetime:
    return datetime.combine(day, time(rhythm.hour), tzinfo=zone)


def _is_meant(day: date, rhythm: Rhythm) -> bool:
    if rhythm.every == Every.WEEK:
        return day.weekday() == (rhythm.weekday or 0)
    if rhythm.every == Every.MONTH:
        _, last = monthrange(day.year, day.month)
        return day.day == min(rhythm.day or 1, last)
    return True
