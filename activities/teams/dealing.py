"""Dealing people into even teams by a seed: the same seed makes the same deal."""

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass, field
from random import Random


@dataclass(frozen=True, slots=True)
class Newcomer[K: Hashable]:
    """Somebody without a team; `group` is where she comes from (her department)."""

    key: K
    group: str = ""


@dataclass(slots=True)
class _Team[K: Hashable]:
    """A team while it is dealt to: the groups of those who sit in it, and who joins."""

    groups: list[str]
    place: float
    joining: list[K] = field(default_factory=list)

    def room(self, group: str) -> tuple[int, int, float]:
        """Return what is least where one more of the group is best placed."""
        return len(self.groups), self.groups.count(group), self.place


def deal[K: Hashable](
    newcomers: Sequence[Newcomer[K]],
    *,
    standing: Sequence[Sequence[str]],
    size: int,
    seed: int,
) -> list[list[K]]:
    """Return who joins each standing team, then who is in each further one.

    `standing` holds the groups of those who sit in a team already; they stay. Nobody
    is put into a team of `size` or more. Teams come out as even as can be, and people
    of one group in as many different ones.
    """
    dice = Random(seed)  # noqa: S311  # a seed makes the same deal again; no secret
    seated = [_Team[K](list(groups), dice.random()) for groups in standing]
    free = sum(max(0, size - len(groups)) for groups in standing)
    further = -(-max(0, len(newcomers) - free) // size)
    seated += [_Team[K]([], dice.random()) for _number in range(further)]
    for one in _shuffled(newcomers, dice):
        open_teams = (team for team in seated if len(team.groups) < size)
        team = min(open_teams, key=lambda open_team: open_team.room(one.group))
        team.groups.append(one.group)
        team.joining.append(one.key)
    return [team.joining for team in seated]


def _shuffled[K: Hashable](
    newcomers: Sequence[Newcomer[K]], dice: Random
) -> Iterator[Newcomer[K]]:
    """Yield them group by group, the largest first, each in an order of its own."""
    groups: dict[str, list[Newcomer[K]]] = {}
    for one in newcomers:
        groups.setdefault(one.group, []).append(one)
    for group in sorted(groups, key=lambda name: (-len(groups[name]), name)):
        people = groups[group]
        dice.shuffle(people)
        yield from people
