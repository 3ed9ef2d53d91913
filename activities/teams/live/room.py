"""The room of a participant's team, and the board of all teams, in a live session."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from activities import content
from activities.kinds.team import TeamTask
from activities.models import Participant, Stage, Workshop
from activities.teams import board, joining, pools
from activities.teams.answers import Desk
from activities.teams.joining import NotOpen
from activities.teams.pools import Seat
from activities.workshops import parts
from people.models import Person


def desk(participant: Participant) -> Desk | None:
    """Return where she acts, if teams are what is on now."""
    workshop = participant.workshop
    stage = workshop.stage
    task = _task(stage) if stage else None
    if task is None:
        return None
    return Desk(pools.of_workshop(workshop), Seat.of(participant), task)


def see_that_it_is_open(participant: Participant) -> None:
    """Raise NotOpen when the host has locked the activity or closed the session."""
    open_ones = Workshop.objects.filter(
        pk=participant.workshop_id, closed_at__isnull=True, stage__is_locked=False
    )
    if not open_ones.exists():
        raise NotOpen


def session(participant: Participant) -> str:
    return f"/workshops/{participant.workshop.code}/"


def address(participant: Participant) -> str:
    return f"{session(participant)}team/"


def shown(
    participant: Participant,
    stage: Stage,
    at: datetime,  # noqa: ARG001  # as Parts has it
) -> Mapping[str, Any]:
    """Return what activities/teams/room.html takes on a phone."""
    found = desk(participant)
    is_locked = stage.is_locked
    return {
        "room": found.room if found else None,
        "address": address(participant),
        "is_locked": is_locked,
    }


def on_the_wall(
    stage: Stage,
    at: datetime,  # noqa: ARG001  # as Parts has it
) -> Mapping[str, Any]:
    """Return what activities/teams/board.html takes on the wall."""
    task = _task(stage)
    pool = pools.of_workshop(stage.workshop)
    return {"board": board.of(pool, task=task) if task else None}


def claimed(guest: Participant, person: Person, at: datetime) -> None:
    joining.copy_to_person(guest, person=person, at=at)


def _task(stage: Stage) -> TeamTask | None:
    task = content.from_json(stage.version.data).task
    return task if isinstance(task, TeamTask) else None


parts.register(parts.Parts(room=shown, board=on_the_wall, claim=claimed))
