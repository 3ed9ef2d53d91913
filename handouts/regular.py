"""What comes back by itself: handouts that nobody asks for any more are thrown away."""

from datetime import datetime

from handouts import cache
from jobs import schedule

SECONDS = 24 * 60 * 60


def sweep(at: datetime) -> None:
    cache.sweep(now=at.timestamp())


schedule.every(SECONDS, "sweep-handouts", sweep)
