"""What comes back by itself: who has left is let go on the day after."""

from datetime import datetime

from jobs import schedule
from people import leaving

SECONDS = 60 * 60


def let_go(at: datetime) -> None:
    leaving.let_go(at=at)


schedule.every(SECONDS, "let-people-go", let_go)
