"""What stands in place of form and result where whole teams do the work.

The package of the teams says it here when the site starts; this one knows of no teams.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from activities.models import Participant, Stage
from people.models import Person

ROOM, BOARD = "activities/teams/room.html", "activities/teams/board.html"

type Context = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Parts:
    """`room` makes what ROOM shows on a phone, `board` what BOARD shows on the wall.

    `claim` gives a person what the guest whom she claims has in teams.
    """

    room: Callable[[Participant, Stage, datetime], Context]
    board: Callable[[Stage, datetime], Context]
    claim: Callable[[Participant, Person, datetime], None]


_known: list[Parts] = []


def register(parts: Parts) -> None:
    _known[:] = [parts]


def room(participant: Participant, stage: Stage, *, at: datetime) -> Context:
    return _known[0].room(participant, stage, at)


def board(stage: Stage, *, at: datetime) -> Context:
    return _known[0].board(stage, at)


def claim(guest: Participant, *, person: Person, at: datetime) -> None:
    for known in _known:
        known.claim(guest, person, at)
