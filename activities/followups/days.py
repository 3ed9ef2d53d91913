"""On which day one means to look back."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta


@dataclass(frozen=True, slots=True)
class Promise:
    """What a shared plan says: a day of her own, or so many days after sharing."""

    shared_at: datetime
    shared_on: date
    days: int
    review_on: date | None = None

    @property
    def on(self) -> date:
        return self.review_on or self.shared_on + timedelta(days=self.days)


@dataclass(frozen=True, slots=True)
class Looked:
    """When she looked back last, and what day she set then, if any."""

    at: datetime
    on: date
    review_on: date | None


def next_day(promise: Promise, looked: Looked | None) -> date | None:
    """Return the day to look back on; None: she set no further one.

    A look back takes the place of the plan's day. A plan that was shared again after
    it counts once more, but only with a day that was still to come then.
    """
    if looked is None:
        return promise.on
    if promise.shared_at > looked.at and promise.on > looked.on:
        return promise.on
    return looked.review_on
