"""What an answer earns by the way its question was asked: checks, tries, certainty.

The formulas are those of Moodle's question behaviours, on exact fractions of 1.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from quizzes.rules import THIRD, Behaviour

type Parts = Mapping[str, Fraction]

RIGHT = Fraction(1)
CERTAINTIES = (1, 2, 3)
_IF_RIGHT = {1: Fraction(1), 2: Fraction(2), 3: Fraction(3)}
_IF_WRONG = {1: Fraction(0), 2: Fraction(-2), 3: Fraction(-6)}


@dataclass(frozen=True, slots=True)
class Made:
    """One try: the share of 1 its answer is worth by itself, whole and by part."""

    share: Fraction
    parts: Parts


@dataclass(frozen=True, slots=True)
class Way:
    """How one question is asked.

    `penalty` is what each try before costs, as a share of 1; `hints` how many there
    are; `whole` what each part of the question is worth, summing to 1.
    """

    behaviour: Behaviour = Behaviour.DEFERRED
    penalty: Fraction = THIRD
    hints: int = 0
    whole: Parts | None = None

    @property
    def most_tries(self) -> int | None:
        """Return how often it may be checked; None is without end."""
        return {
            Behaviour.DEFERRED: 0,
            Behaviour.IMMEDIATE: 1,
            Behaviour.TRIES: self.hints + 1,
        }.get(self.behaviour)

    def tries_left(self, made: Sequence[Fraction]) -> int | None:
        """Return how many checks are left after tries worth so much; None: no end."""
        if self.behaviour is Behaviour.TRIES and RIGHT in made:
            return 0
        most = self.most_tries
        return None if most is None else max(0, most - len(made))

    def is_over(self, made: Sequence[Fraction]) -> bool:
        """Say whether it takes no further answer: right, or its tries used up."""
        return bool(made) and self.tries_left(made) == 0

    def earned(self, made: Sequence[Made]) -> Fraction:
        """Return what the tries come to, the answer handed in being the last one."""
        return _FORMULAS[self.behaviour](self, made) if made else Fraction(0)


def certain(share: Fraction, certainty: int | None) -> Fraction:
    """Return what an answer is worth with its certainty: 3 down to -6.

    Right gives 1, 2, 3 and wrong 0, -2, -6; partly right that part of what right
    gives; what is not more than 0 is wrong; without a certainty it is the lowest.
    """
    level = certainty or CERTAINTIES[0]
    return share * _IF_RIGHT[level] if share > 0 else _IF_WRONG[level]


def _deferred(way: Way, made: Sequence[Made]) -> Fraction:  # noqa: ARG001  # one shape
    return made[-1].share


def _immediate(way: Way, made: Sequence[Made]) -> Fraction:  # noqa: ARG001  # one shape
    return made[0].share


def _practice(way: Way, made: Sequence[Made]) -> Fraction:  # noqa: ARG001  # one shape
    return max(one.share for one in made)


def _tries(way: Way, made: Sequence[Made]) -> Fraction:
    """Charge every try before the last; with several parts, count back by part."""
    used = made[: way.hints + 1]
    whole = way.whole or {}
    if len(whole) > 1:
        return sum((_part(way, whole, used, name) for name in whole), Fraction(0))
    return max(Fraction(0), used[-1].share - way.penalty * (len(used) - 1))


def _part(way: Way, whole: Parts, made: Sequence[Made], name: str) -> Fraction:
    """Return what a part earns: it is not charged for tries after it was settled."""
    shares = [one.parts.get(name, Fraction(0)) for one in made]
    settled = len(shares) - 1
    while settled and shares[settled - 1] >= shares[-1]:
        settled -= 1
    return max(Fraction(0), shares[-1] - whole[name] * way.penalty * settled)


_FORMULAS: dict[Behaviour, Callable[[Way, Sequence[Made]], Fraction]] = {
    Behaviour.DEFERRED: _deferred,
    Behaviour.IMMEDIATE: _immediate,
    Behaviour.TRIES: _tries,
    Behaviour.PRACTICE: _practice,
}
