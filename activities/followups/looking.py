"""Writing a look back down; each is a row of its own."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from activities.followups import states
from activities.followups.states import Step
from activities.models import FollowUp, Response
from ledger import record


@dataclass(frozen=True, slots=True)
class Told:
    """What she says today, and the day on which she will look again, if any."""

    steps: Sequence[Step]
    review_on: date | None = None


@transaction.atomic
def look_back(response: Response, told: Told, *, at: datetime) -> FollowUp:
    """Keep what its author says of a shared plan."""
    made = FollowUp.objects.create(
        response=response,
        person_id=response.person_id,
        body=states.to_json(told.steps),
        review_on=told.review_on,
        written_at=at,
    )
    codes = {one.id: str(one.state) for one in told.steps}
    change = record.Change(new={"states": codes})
    person = response.person
    record.event("plan-looked-at", made, at=at, by=person, about=person, change=change)
    return made
