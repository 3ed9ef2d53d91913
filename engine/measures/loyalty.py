"""What loyalty comes to: the net promoter score, a customer's lifetime, her value."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from engine.measures.exact import Number, exact

HIGHEST = 10
PROMOTING = 9
PASSIVE = 7


@dataclass(frozen=True, slots=True)
class Promotion:
    """How many promote (9-10), stand by (7-8), detract (0-6).

    Show n and the split beside the score: one score has many splits. Raises ValueError
    for a count below 0.
    """

    promoters: int
    passives: int
    detractors: int

    def __post_init__(self) -> None:
        if min(self.promoters, self.passives, self.detractors) < 0:
            raise ValueError("a count is below 0")

    @property
    def n(self) -> int:
        return self.promoters + self.passives + self.detractors

    @property
    def score(self) -> Fraction | None:
        """Return the net promoter score, -100 to 100; None of nobody.

        % promoters − % detractors, from the counts and not from rounded percentages.
        Source: Reichheld, Harvard Business Review 81 (12) 2003.
        """
        return self.share(self.promoters - self.detractors)

    def share(self, count: int) -> Fraction | None:
        """Return a count as a percentage of n; None of nobody."""
        return Fraction(100 * count, self.n) if self.n else None


def of_frequencies(frequencies: Sequence[int]) -> Promotion:
    """Return the split of how many gave 0, 1 … 10.

    Raises ValueError unless there are eleven counts, none below 0.
    """
    if len(frequencies) != HIGHEST + 1 or min(frequencies) < 0:
        raise ValueError("eleven counts, for 0 to 10, none of them below 0")
    return Promotion(
        promoters=sum(frequencies[PROMOTING:]),
        passives=sum(frequencies[PASSIVE:PROMOTING]),
        detractors=sum(frequencies[:PASSIVE]),
    )


def of_answers(answers: Iterable[int | None]) -> Promotion:
    """Return the split of single answers, 0 to 10; None was not answered.

    Raises ValueError for any other answer.
    """
    found = Counter(answer for answer in answers if answer is not None)
    if not found.keys() <= set(range(HIGHEST + 1)):
        raise ValueError("an answer is not a whole number from 0 to 10")
    return of_frequencies([found[answer] for answer in range(HIGHEST + 1)])


def lifetime(retention: Number) -> Fraction | None:
    """Return how many periods a relationship is expected to last: 1 / (1 − r).

    ``retention`` is the share that stays from one period to the next, 0 to 1. None if
    all stay: no defection was observed. Raises ValueError for any other share. Source:
    the mean of the geometric distribution; Reichheld & Sasser, HBR 68 (5) 1990.
    """
    leaving = 1 - _retention(retention)
    return 1 / leaving if leaving else None


def value(margin: Number, retention: Number, discount: Number) -> Fraction | None:
    """Return a customer's lifetime value m·r / (1 + d − r), in units of the margin.

    ``margin`` and ``retention`` per period, ``discount`` as a share (0.1 for 10 %).
    The first margin is not in it: say so where it is shown. None if it has no end (all
    stay, no discount). Raises ValueError for a retention that is not 0 to 1 or a
    discount below 0. Source: Gupta & Lehmann, J. Interactive Marketing 17 (1) 2003.
    """
    staying = _retention(retention)
    if exact(discount) < 0:
        raise ValueError("a discount is not below 0")
    falling = 1 + exact(discount) - staying
    return exact(margin) * staying / falling if falling else None


def _retention(share: Number) -> Fraction:
    if not 0 <= exact(share) <= 1:
        raise ValueError("a retention is a share from 0 to 1")
    return exact(share)
