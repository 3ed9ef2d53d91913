"""Sparing somebody a module, and with it perhaps the rest of a path."""

from datetime import datetime

from django.db import transaction

from people.models import Person
from training import facts
from training.models import Period
from training.paths import enough


@transaction.atomic
def spare(period: Period, *, why: str, by: Person, at: datetime) -> None:
    """Waive it; of a path that now has enough steps the others are asked no more."""
    facts.waive(period, why=why, by=by, at=at)
    enough.of_person(period.person_id, assignments={period.assignment_id}, at=at)
