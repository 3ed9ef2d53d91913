"""Where a class put its cards, the most disputed first."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from activities.kinds.placed import Card, Group, Placed

ON_THE_WALL = 6  # cards that are large enough there to be read
LEVELS = 4


@dataclass(frozen=True, slots=True)
class Count:
    """How many put a card into a group; `level` from 0 (nobody) to 4 (all)."""

    group: Group
    count: int
    level: int
    is_right: bool


@dataclass(frozen=True, slots=True)
class Row:
    """A card that n people put somewhere; `dispute` from 0 (all agree) towards 1.

    Dispute is the chance that two of them, drawn with replacement, put it into
    different groups: Gini's 1 - sum of squared shares.
    """

    card: Card
    n: int
    counts: tuple[Count, ...]
    dispute: Fraction


@dataclass(frozen=True, slots=True)
class Tally:
    n: int
    groups: tuple[Group, ...]
    rows: tuple[Row, ...]

    @property
    def largest(self) -> tuple[Row, ...]:
        return self.rows[:ON_THE_WALL]

    @property
    def further(self) -> int:
        return len(self.rows[ON_THE_WALL:])


def of(
    groups: tuple[Group, ...],
    cards: Sequence[Card],
    placed: Sequence[Sequence[Placed]],
    key: Mapping[str, str],
) -> Tally:
    """Count where people put the cards; `key` is empty if there is no right place."""
    piles = zip(*placed, strict=True) if placed else [()] * len(cards)
    rows = [
        _row(card, groups, pile, key.get(card.id))
        for card, pile in zip(cards, piles, strict=True)
    ]
    rows.sort(key=lambda row: -row.dispute)
    return Tally(len(placed), groups, tuple(rows))


def _row(
    card: Card, groups: Sequence[Group], pile: Sequence[Placed], right: str | None
) -> Row:
    found = Counter(one.group.id for one in pile if one.group)
    n = found.total()
    counts = (
        Count(group, found[group.id], _level(found[group.id], n), group.id == right)
        for group in groups
    )
    alike = sum(count * count for count in found.values())
    dispute = 1 - Fraction(alike, n * n) if n else Fraction(0)
    return Row(card, n, tuple(counts), dispute)


def _level(count: int, n: int) -> int:
    return -(-LEVELS * count // n) if n else 0
