"""What comes back by itself: saved reports are sent when they are due."""

from datetime import datetime

from jobs import schedule
from reports.saved import planning, sending

SECONDS = 300


def send(at: datetime) -> None:
    planning.plan(at=at)
    sending.send(at=at)


schedule.every(SECONDS, "send-reports", send)
