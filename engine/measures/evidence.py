"""How clearly one of Kano's categories leads: Fong's test, chi-square."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import sqrt

from engine.measures.kano import Category, Counts

CRITICAL = Fraction(165, 100)
_ORDERED = (
    Category.MUST_BE,
    Category.ONE_DIMENSIONAL,
    Category.ATTRACTIVE,
    Category.INDIFFERENT,
)


@dataclass(frozen=True, slots=True)
class Fong:
    """The lead of the first category over the second, and what it is held against.

    Both in answers; ``square`` is the threshold squared, so that it stays exact.
    """

    lead: int
    square: Fraction

    @property
    def threshold(self) -> float:
        """Return the threshold for display."""
        return sqrt(self.square)

    @property
    def is_significant(self) -> bool:
        return self.lead**2 >= self.square


def fong(counts: Counts) -> Fong | None:
    """Return Fong's test of the two highest of M, O, A, I, R; None if all are 0.

    Significant if |a − b| ≥ 1.65·√((a + b)(2n − a − b) / 2n), n with Q. Source: Fong
    1996, as the README of stp25kano works it out.
    """
    n = sum(counts.values())
    ordered = [counts.get(one, 0) for one in (*_ORDERED, Category.REVERSE)]
    first, second = sorted(ordered, reverse=True)[:2]
    if not first:
        return None
    both = first + second
    return Fong(first - second, CRITICAL**2 * Fraction(both * (2 * n - both), 2 * n))


def chi_square(counts: Counts) -> Fraction | None:
    """Return χ² of M, O, A, I against equal shares; None if all are 0.

    Three degrees of freedom. It tests evenness, not which category holds; it is often
    printed, therefore it is here.
    """
    return _chi_square([counts.get(one, 0) for one in _ORDERED])


def _chi_square(counts: Sequence[int]) -> Fraction | None:
    if not any(counts):
        return None
    even = Fraction(sum(counts), len(counts))
    return sum(((count - even) ** 2 for count in counts), Fraction(0)) / even
