"""What a room's page sends, on a unit's page and on a phone in a workshop alike."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.utils.datastructures import MultiValueDict
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from activities.kinds.team import TeamTask
from activities.models import Team
from activities.teams import arranging, joining, room, writing
from activities.teams.joining import Hindrance
from activities.teams.pools import Pool, Seat
from activities.teams.room import Room
from activities.teams.writing import FIELDS, Text

type Sent = MultiValueDict[str, str]

KNOWN = 20
NUMBER = re.compile(r"[0-9]{1,15}")
WISHES: Mapping[type[Hindrance], str | Promise] = {
    joining.NoSuchTeam: _("This team is not there any more. Choose another one."),
    joining.TeamIsFull: _(
        "This team has just filled up. Choose another one, or found a new one."
    ),
    joining.SitsElsewhere: _("You are in a team already. Leave it first."),
    joining.SitsNowhere: _("You are not in a team any more. Choose one."),
    joining.RoleIsTaken: _("Somebody of your team was a moment faster with this role."),
    joining.TooManyRoles: _("You have many roles already. Leave this one to a mate."),
    joining.NotOpen: _("The trainer has closed this for now. Nothing was changed."),
    writing.TooLong: _("This is too long for the card. Shorten it a little."),
    writing.MateWrote: _(
        "A mate has just written something else. Look at it, then save again."
    ),
    arranging.OthersCameFirst: _(
        "Somebody has joined or left a team meanwhile. Here is the new deal."
    ),
    arranging.PeopleAreInIt: _(
        "There are people in this team. Move them to another one first."
    ),
}


@dataclass(frozen=True, slots=True)
class Desk:
    """Who acts, in which pool, on which activity."""

    pool: Pool
    seat: Seat
    task: TeamTask

    @property
    def room(self) -> Room:
        return room.of(self.pool, seat=self.seat, task=self.task)


def do(verb: str, desk: Desk, sent: Sent, *, at: datetime) -> None:
    """Do what a button of the room says; raises Hindrance, KeyError for no button."""
    VERBS[verb](desk, sent, at)


def write(desk: Desk, sent: Sent, *, at: datetime) -> Team:
    """Keep the words that were sent; raises Hindrance."""
    return writing.write(desk.pool, seat=desk.seat, texts=texts(sent), at=at)


def texts(sent: Sent) -> dict[str, Text]:
    """Return what was sent of each field, in one line, with what the page knew."""
    return {
        name: Text(_line(sent.get(name, "")), _known(sent, name))
        for name in FIELDS
        if name in sent
    }


def refused(desk: Desk, hindrance: Hindrance, sent: Sent) -> Room:
    """Return the room with what hinders, and with what could not be kept."""
    unsaved = {name: text.words for name, text in texts(sent).items()}
    is_clash = isinstance(hindrance, writing.MateWrote)
    return desk.room.wishing(wish(hindrance), unsaved=unsaved, is_clash=is_clash)


def wish(hindrance: Hindrance) -> str:
    return str(WISHES[type(hindrance)])


def _known(sent: Sent, name: str) -> list[str]:
    return [_line(text) for text in sent.getlist(f"known-{name}")[:KNOWN]]


def _line(text: str) -> str:
    return " ".join(text.split())


def _found(desk: Desk, _sent: Sent, at: datetime) -> None:
    joining.found(desk.pool, seat=desk.seat, at=at)


def _join(desk: Desk, sent: Sent, at: datetime) -> None:
    team, size = number(sent.get("team", "")), desk.task.size
    joining.join(desk.pool, seat=desk.seat, team=team, size=size, at=at)


def _leave(desk: Desk, _sent: Sent, at: datetime) -> None:
    joining.leave(desk.pool, seat=desk.seat, at=at)


def _role(desk: Desk, sent: Sent, at: datetime) -> None:
    """Take the role that the button names, or give it back."""
    taken = desk.task.role(sent.get("take", ""))
    given = desk.task.role(sent.get("give-back", ""))
    if taken:
        joining.take_role(desk.pool, seat=desk.seat, role=taken, at=at)
    elif given:
        joining.give_back_role(desk.pool, seat=desk.seat, role=given, at=at)


def _write(desk: Desk, sent: Sent, at: datetime) -> None:
    write(desk, sent, at=at)


def number(text: str) -> int:
    """Return a key that was sent, or one that nothing has."""
    return int(text) if NUMBER.fullmatch(text) else -1


VERBS: Mapping[str, Callable[[Desk, Sent, datetime], None]] = {
    "found": _found,
    "join": _join,
    "leave": _leave,
    "role": _role,
    "write": _write,
}
