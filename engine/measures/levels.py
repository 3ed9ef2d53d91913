"""The five levels of satisfaction that gaps fall into."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import IntEnum
from fractions import Fraction

from engine.measures.exact import Number, exact
from engine.measures.gap import Pair


class Level(IntEnum):
    VERY_SATISFIED = 5
    SATISFIED = 4
    NEUTRAL = 3
    DISSATISFIED = 2
    VERY_DISSATISFIED = 1


@dataclass(frozen=True, slots=True)
class Thresholds:
    """From which gap on, up or down, a level is reached, in points of the scale.

    Stored with a survey, so that old results do not change. Raises ValueError unless
    0 < near ≤ far.
    """

    near: Number = Fraction(1, 2)
    far: Number = Fraction(3, 2)

    def __post_init__(self) -> None:
        if not 0 < exact(self.near) <= exact(self.far):
            raise ValueError("the near threshold is above 0 and not beyond the far one")


USUAL = Thresholds()


@dataclass(frozen=True, slots=True)
class Distribution:
    """How many answer pairs fall into each level, the best first.

    ``dropped`` pairs lack an answer and are not among the n.
    """

    counts: Mapping[Level, int]
    dropped: int

    @property
    def n(self) -> int:
        return sum(self.counts.values())

    def share(self, level: Level) -> Fraction | None:
        """Return the share of a level, 0 to 1; None of no pairs."""
        return Fraction(self.counts[level], self.n) if self.n else None


def level(gap: Number | None, thresholds: Thresholds = USUAL) -> Level | None:
    """Return the level of a gap P − E; None has none.

    Symmetric: the level of −g is 6 − that of g; a gap on a threshold counts as beyond
    it. Source: a rule of this house for the overlapping >>, ≥, ≈, ≤, << of the course
    (measures.md §3.1). Meant for single answer pairs: means nearly always are neutral.
    """
    if gap is None:
        return None
    value = exact(gap)
    steps = sum(abs(value) >= exact(one) for one in (thresholds.near, thresholds.far))
    return Level(Level.NEUTRAL + (steps if value > 0 else -steps))


def distribution(pairs: Iterable[Pair], thresholds: Thresholds = USUAL) -> Distribution:
    """Return how many pairs (of an item, or of a whole survey) fall into each level."""
    found = Counter[Level | None]()
    for pair, count in Counter(pairs).items():
        found[level(pair.gap, thresholds)] += count
    return Distribution({one: found[one] for one in Level}, dropped=found[None])
