"""What comes back by itself: events are sealed, once a day also forgotten ones."""

from datetime import datetime

from jobs import schedule
from ledger import sealing

SECONDS = 60
DAY = 24 * 60 * 60


def seal(at: datetime) -> None:
    sealing.seal(at=at)


def seal_all(at: datetime) -> None:
    """Look from the first event on, for one that was committed very late."""
    sealing.seal(at=at, since=0)


schedule.every(SECONDS, "seal-ledger", seal)
schedule.every(DAY, "seal-whole-ledger", seal_all)
