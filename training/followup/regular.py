"""What comes back by itself: people are reminded, and their letters are sent."""

from datetime import datetime

from jobs import schedule
from training.followup import planning, sending

QUARTER = 15 * 60
MINUTE = 60


def remind(at: datetime) -> None:
    planning.plan(at=at)


def send(at: datetime) -> None:
    sending.send(at=at)


schedule.every(QUARTER, "plan-reminders", remind)
schedule.every(MINUTE, "send-reminders", send)
