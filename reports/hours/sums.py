"""Adds up what was learnt: pieces of learning by anything that they have in common."""

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass, field

MINUTES_AN_HOUR = 60


@dataclass(frozen=True, slots=True)
class Piece:
    """Something that was learnt; what was learnt elsewhere may be in no module."""

    person: int
    module: int | None
    minutes: int
    is_elsewhere: bool = False


@dataclass(slots=True)
class Sum:
    """How much came together: parts that were done, minutes here and elsewhere."""

    number: int = 0
    here: int = 0
    elsewhere: int = 0
    people: set[int] = field(default_factory=set)

    @property
    def minutes(self) -> int:
        return self.here + self.elsewhere

    @property
    def hours(self) -> float:
        return round(self.minutes / MINUTES_AN_HOUR, 1)

    def add(self, piece: Piece) -> None:
        self.number += 1
        self.people.add(piece.person)
        if piece.is_elsewhere:
            self.elsewhere += piece.minutes
        else:
            self.here += piece.minutes


def add_up[Key: Hashable](
    pieces: Iterable[Piece], keys: Callable[[Piece], Iterable[Key]]
) -> dict[Key, Sum]:
    """Return the sum of each key; a piece may count for several, or for none."""
    found: dict[Key, Sum] = {}
    for piece in pieces:
        for key in keys(piece):
            found.setdefault(key, Sum()).add(piece)
    return found
