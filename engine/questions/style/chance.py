"""How likely it is that something came about by mere chance."""

from collections.abc import Sequence
from fractions import Fraction

UNLIKELY = Fraction(1, 20)


def at_least(count: int, chances: Sequence[Fraction]) -> Fraction:
    """Return the probability that at least so many of these happen, exactly.

    Each chance is from 0 to 1 and knows nothing of the others (the Poisson binomial
    distribution, summed up by its recursion).
    """
    likely = [Fraction(1)]
    for chance in chances:
        stays = [one * (1 - chance) for one in likely]
        grows = [one * chance for one in likely]
        pairs = zip([*stays, Fraction(0)], [Fraction(0), *grows], strict=True)
        likely = [stay + grow for stay, grow in pairs]
    return sum(likely[count:], Fraction(0))


def is_too_often(count: int, chances: Sequence[Fraction]) -> bool:
    """Say whether chance alone would hardly bring about so many."""
    return at_least(count, chances) < UNLIKELY


def is_too_seldom(count: int, chances: Sequence[Fraction]) -> bool:
    """Say whether chance alone would hardly bring about so few."""
    return 1 - at_least(count + 1, chances) < UNLIKELY
