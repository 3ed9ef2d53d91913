"""All teams of a pool with who sits in them: for a room, a trainer's page, the wall."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from activities.kinds.team import Card, Role, TeamTask
from activities.models import Team, TeamMember
from activities.task import JSON
from activities.teams import pools, seats
from activities.teams.pools import Pool, Seat

MOST = 200
CROWDS = ((4, "few"), (6, "some"))


@dataclass(frozen=True, slots=True)
class Mate:
    """Somebody in a team; `key` is her seat's in the table."""

    key: int
    name: str
    roles: tuple[Role, ...]
    is_guest: bool
    is_me: bool = False


@dataclass(frozen=True)
class Table:
    """A team as others see it. `is_mine`: who looks sits in it."""

    team: Team
    mates: tuple[Mate, ...]
    task: TeamTask

    @property
    def is_mine(self) -> bool:
        return any(mate.is_me for mate in self.mates)

    @property
    def free(self) -> int:
        return max(0, self.task.size - len(self.mates))

    @cached_property
    def holders(self) -> Mapping[str, Mate]:
        """Return who has which role, by its id."""
        return {role.id: mate for mate in self.mates for role in mate.roles}

    @property
    def body(self) -> JSON:
        """Return the team's words as the kind keeps and prints them."""
        roles = {id_: mate.name for id_, mate in self.holders.items()}
        return self.task.words(self.team.name, self.team.slogan, roles)

    @property
    def card(self) -> Card:
        return self.task.shown(self.body)[0]


@dataclass(frozen=True)
class Board:
    pool: Pool
    task: TeamTask
    tables: Sequence[Table]

    @property
    def crowd(self) -> str:
        """Return how much room there is for each team on the wall."""
        fitting = (word for most, word in CROWDS if len(self.tables) <= most)
        return next(fitting, "many")

    @property
    def people(self) -> int:
        return sum(len(table.mates) for table in self.tables)


def of(pool: Pool, *, task: TeamTask, seat: Seat | None = None) -> Board:
    """Return the board in two queries, with the newest teams where there are many."""
    newest = pools.teams(pool).order_by("-number", "-pk")[:MOST]
    found = list(newest)[::-1]
    taken = seats.taken(pool).filter(team__in=[team.pk for team in found])
    taken = taken.select_related("person", "participant").order_by("since", "pk")
    mates: dict[int, list[Mate]] = {}
    for one in taken:
        mates.setdefault(one.team_id, []).append(_mate(one, task, seat))
    tables = [Table(team, tuple(mates.get(team.pk, ())), task) for team in found]
    return Board(pool, task, tables)


def _mate(member: TeamMember, task: TeamTask, seat: Seat | None) -> Mate:
    thing = member.person or member.participant
    roles = (task.role(id_) for id_ in member.role.split())
    return Mate(
        key=member.pk,
        name=thing.name if thing else "",
        roles=tuple(role for role in roles if role),
        is_guest=member.person is None,
        is_me=seat is not None and thing == seat.thing,
    )
