"""What comes back by itself: attempts are closed though nobody opens a page."""

from datetime import datetime

from jobs import schedule
from quizzes import endings

SECONDS = 60


def close(at: datetime) -> None:
    endings.close_expired(at=at)


schedule.every(SECONDS, "close-expired-attempts", close)
