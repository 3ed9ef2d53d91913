"""A team's room as one seat sees it: her team, or the teams she can join."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from django.utils.translation import gettext as _

from activities.kinds.team import Role, TeamTask
from activities.models import Team
from activities.teams import board, completing
from activities.teams.board import Board, Mate, Table
from activities.teams.pools import Pool, Seat
from activities.teams.writing import FIELDS


@dataclass(frozen=True, slots=True)
class Duty:
    """A role of the team, and who has it, if anybody."""

    role: Role
    mate: Mate | None


@dataclass(frozen=True, slots=True)
class Field:
    """A field of the team's words. `known` is what is stored now.

    `clash`: a mate wrote that, while something else was written here.
    """

    name: str
    label: str
    help: str
    most: int
    known: str
    words: str
    clash: bool


@dataclass(frozen=True)
class Room:
    """`wish` says what hinders; `unsaved` is what was written and not kept.

    `is_clash`: it was not, because a mate wrote something else.
    """

    board: Board
    seat: Seat
    wish: str = ""
    unsaved: Mapping[str, str] = field(default_factory=dict)
    is_clash: bool = False

    def wishing(
        self, wish: str, *, unsaved: Mapping[str, str], is_clash: bool = False
    ) -> "Room":
        return replace(self, wish=wish, unsaved=unsaved, is_clash=is_clash)

    @cached_property
    def mine(self) -> Table | None:
        return next((table for table in self.board.tables if table.is_mine), None)

    @property
    def team(self) -> Team | None:
        return self.mine.team if self.mine else None

    @property
    def others(self) -> Sequence[Table]:
        """Return the other teams, those with a free place first."""
        known = [table for table in self.board.tables if not table.is_mine]
        return sorted(known, key=lambda table: not table.free)

    @property
    def duties(self) -> Sequence[Duty]:
        holders = self.mine.holders if self.mine else {}
        return [Duty(role, holders.get(role.id)) for role in self.board.task.roles]

    @property
    def is_complete(self) -> bool:
        return self.team is not None and completing.is_named(self.team)

    @property
    def fields(self) -> Iterator[Field]:
        """Yield the fields with what is stored, or with what could not be kept."""
        known = {name: str(getattr(self.team, name, "")) for name in FIELDS}
        told = {
            "name": (_("Name of the team"), _("Something one can call out aloud.")),
            "slogan": (_("Slogan"), _("Something one can see you do tomorrow.")),
        }
        for name, (label, help_) in told.items():
            words = self.unsaved.get(name, known[name])
            is_clash = self.is_clash and words != known[name]
            yield Field(name, label, help_, FIELDS[name], known[name], words, is_clash)


def of(pool: Pool, *, seat: Seat, task: TeamTask) -> Room:
    return Room(board.of(pool, task=task, seat=seat), seat)
