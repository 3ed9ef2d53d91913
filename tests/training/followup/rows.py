"""Periods that are due some days from a moment, and managers over people."""

from datetime import datetime, timedelta
from typing import Any

from people.models import Person
from tests import make
from training import days
from training.models import Period

TEN = datetime.fromisoformat("2026-11-20T10:00+08:00")  # a Friday
DAY = timedelta(days=1)


def due_in(number: int, **fields: Any) -> Period:
    """Make a period whose last day is so many days from Friday, 20 November."""
    return make.period(due_at=days.end_of(days.of(TEN) + number * DAY), **fields)


def below(manager: Person, **fields: Any) -> Person:
    """Make somebody who reports to the manager."""
    person = make.person(**fields)
    make.posting(person=person, manager=manager)
    return person
