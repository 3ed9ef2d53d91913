"""Comparing the best with the weakest: D, and who picked what by thirds."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from engine.measures.sheet import Mark, Sheet

SMALL = 30
_PART = Fraction(27, 100)


class Ebel(StrEnum):
    """Ebel's bands of D (Essentials of Educational Measurement, 1972)."""

    VERY_GOOD = "very-good"
    GOOD = "good"
    MARGINAL = "marginal"
    POOR = "poor"
    CHECK_KEY = "check-key"


_BANDS = (
    (Fraction(40, 100), Ebel.VERY_GOOD),
    (Fraction(30, 100), Ebel.GOOD),
    (Fraction(20, 100), Ebel.MARGINAL),
    (Fraction(0), Ebel.POOR),
)


@dataclass(frozen=True, slots=True)
class Picked:
    """How many of each third picked an option; of how many it could be."""

    key: str
    top: int
    middle: int
    bottom: int

    @property
    def all(self) -> int:
        return self.top + self.middle + self.bottom


@dataclass(frozen=True, slots=True)
class Thirds:
    """The sizes of the thirds, by (-total, attempt id), and what they picked.

    ``left_out`` counts who picked nothing. Who picked several counts in each.
    """

    sizes: tuple[int, int, int]
    options: tuple[Picked, ...]
    left_out: Picked


def group_size(n: int) -> int:
    """Return how many make the upper, and the lower, 27 % of n: round half up, ≥ 1.

    Source: Kelley, J. Educ. Psychol. 30 (1939) 17-24.
    """
    return max(1, int(_PART * n + Fraction(1, 2)))


def compared_size(n: int) -> int:
    """Return the size of the groups that are compared: halves of a small class."""
    return n // 2 if n < SMALL else group_size(n)


def difference(upper: Mark, lower: Mark, size: Mark) -> Fraction | None:
    """Return D = (U − L) / g, from -1 to 1; None for groups of nobody.

    ``upper`` and ``lower`` are how many were right (or the sums of their shares).
    """
    return (Fraction(upper) - Fraction(lower)) / size if size else None


def discrimination(sheet: Sheet, at: int) -> Fraction | None:
    """Return D of an item by the totals of those it was asked of.

    Who is compared: the best and the weakest 27 %, halves below 30 attempts; equal
    totals stand in the order of the attempts' ids. None for an item worth nothing.
    """
    column, marks = sheet.columns[at], sheet.whole[at]
    size, order = compared_size(len(column)), sheet.best_first(column)
    upper = sum(marks[one] for one in order[:size])
    lower = sum(marks[one] for one in order[len(order) - size :])
    return difference(upper, lower, size * sheet.most(at))


def ebel(value: Fraction) -> Ebel:
    """Return the band of a D."""
    bands = (band for least, band in _BANDS if value >= least)
    return next(bands, Ebel.CHECK_KEY)


def cut(n: int) -> tuple[int, int, int]:
    """Return the sizes of top, middle and bottom third; the outer two are equal."""
    outer = (n + 1) // 3
    return outer, n - 2 * outer, outer


def thirds(
    sheet: Sheet, at: int, picks: Sequence[Sequence[str]], options: Iterable[str]
) -> Thirds:
    """Count the picked options of an item by thirds of those it was asked of.

    ``picks`` has the option keys of each attempt, in the order of the column's marks;
    ``options`` are the keys to list, in their order, picked or not.
    """
    order = sheet.best_first(sheet.columns[at])
    top, middle, bottom = sizes = cut(len(order))
    ends = (order[:top], order[top : top + middle], order[len(order) - bottom :])
    counts = [Counter(key for one in end for key in picks[one]) for end in ends]
    nobody = [sum(not picks[one] for one in end) for end in ends]
    return Thirds(
        sizes,
        tuple(Picked(key, *(count[key] for count in counts)) for key in options),
        Picked("", *nobody),
    )
