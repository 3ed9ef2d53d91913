"""How long it counts that something was learnt, and when it is renewed."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from enum import StrEnum

MONTHS = 12
DAY = timedelta(days=1)


class Base(StrEnum):
    """From which day a renewal is reckoned: when it was done, or the old last day."""

    COMPLETION = "completion"
    EXPIRY = "expiry"


@dataclass(frozen=True, slots=True)
class Terms:
    """For so many months, so many days, or until a day "MM-DD" of each year.

    It can be renewed from `window_days` before the end on; for `grace_days` after it
    what was learnt is not lost yet. `renewal_base` is for who renews before the end,
    `grace_base` for who does it in the grace.
    """

    months: int | None = None
    days: int | None = None
    yearly: str = ""
    window_days: int = 0
    grace_days: int = 0
    renewal_base: str = Base.EXPIRY
    grace_base: str = Base.EXPIRY

    @property
    def is_for_ever(self) -> bool:
        return not (self.months or self.days or self.yearly)


@dataclass(frozen=True, slots=True)
class Validity:
    """Half-open: valid from the first moment until, but not at, the second, in UTC."""

    valid_from: datetime
    valid_until: datetime
    renews_at: datetime
    grace_until: datetime | None = None

    @property
    def is_over_at(self) -> datetime:
        """Return the moment from which only the first-time path leads back."""
        return self.grace_until or self.valid_until


def validity(
    terms: Terms,
    *,
    satisfied_at: datetime,
    zone: tzinfo,
    previous: Validity | None = None,
) -> Validity | None:
    """Return for how long it counts; none means for ever.

    Days are those of the zone. The last day is inclusive: what was done on 29 February
    2024 and counts for a year holds through 28 February 2025. Months and years end on
    the last day of a shorter month. What comes after the grace begins anew.
    """
    if terms.is_for_ever:
        return None
    done = satisfied_at.astimezone(zone).date()
    old = _old_end(terms, satisfied_at, previous)
    if previous is not None and old is not None:
        last = _kept(terms, old.astimezone(zone).date() - DAY, done)
        since = max(satisfied_at, old)
    else:
        last, since = _anew(terms, done), satisfied_at
    return _around(terms, since=since, last=last, zone=zone)


def _old_end(
    terms: Terms, satisfied_at: datetime, previous: Validity | None
) -> datetime | None:
    """Return the old end if the new one is reckoned from it."""
    if previous is None or satisfied_at >= previous.is_over_at:
        return None
    is_in_time = satisfied_at < previous.valid_until
    base = terms.renewal_base if is_in_time else terms.grace_base
    return previous.valid_until if base == Base.EXPIRY else None


def _kept(terms: Terms, old: date, done: date) -> date:
    """Return the last day in the rhythm of the old one, so far on that it has use."""
    last = _next(terms, old)
    while last < done:
        last = _next(terms, last)
    return last


def _anew(terms: Terms, done: date) -> date:
    """Return the last day for who did it on a day.

    Of a day of each year it is the next one, or the one after where the next could
    be renewed already.
    """
    last = _next(terms, done)
    if terms.yearly and last - timedelta(days=terms.window_days) < done:
        return _next(terms, last)
    return last


def _next(terms: Terms, day: date) -> date:
    if terms.yearly:
        this = _on(day.year, terms.yearly)
        return this if this > day else _on(day.year + 1, terms.yearly)
    if terms.months:
        return add_months(day, terms.months)
    return day + timedelta(days=terms.days or 0)


def _on(year: int, yearly: str) -> date:
    month, day = map(int, yearly.split("-"))
    return date(year, month, min(day, monthrange(year, month)[1]))


def add_months(day: date, months: int) -> date:
    """Return the same day of a later month, or the last one that it has."""
    index = day.month - 1 + months
    year, month = day.year + index // MONTHS, index % MONTHS + 1
    return day.replace(
        year=year, month=month, day=min(day.day, monthrange(year, month)[1])
    )


def _around(terms: Terms, *, since: datetime, last: date, zone: tzinfo) -> Validity:
    def midnight(days: int) -> datetime:
        """Return the midnight that ends the day so many days after the last."""
        day = last + timedelta(days=days + 1)
        return datetime.combine(day, time.min, zone).astimezone(UTC)

    return Validity(
        valid_from=since,
        valid_until=midnight(0),
        renews_at=max(since, midnight(-terms.window_days)),
        grace_until=midnight(terms.grace_days) if terms.grace_days else None,
    )
