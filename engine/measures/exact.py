"""Numbers as they were written down, and their exact means."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

type Number = int | Fraction | Decimal


@dataclass(frozen=True, slots=True)
class Score:
    """A figure and how many stand behind it; without any it is None, never 0."""

    value: Fraction | None
    n: int


def exact(value: Number) -> Fraction:
    """Return the number as a fraction.

    Raises TypeError for a float, which may lie on the other side of a threshold than
    what was written, and ValueError for what is not finite.
    """
    if not isinstance(value, int | Fraction | Decimal):
        raise TypeError(f"{value!r} is not exact; give an int, Fraction or Decimal")
    if isinstance(value, Decimal) and not value.is_finite():
        raise ValueError(f"{value} is not a number to count with")
    return Fraction(value)


def mean(values: Iterable[Number]) -> Fraction | None:
    """Return the arithmetic mean; None of no values.

    Whole numbers are added up as they are, which is exact and many times faster.
    """
    numbers = [value if type(value) is int else exact(value) for value in values]
    return Fraction(sum(numbers)) / len(numbers) if numbers else None


def median(values: Iterable[Number]) -> Fraction | None:
    """Return the middle value, or half way between the two; None of no values."""
    numbers = sorted(exact(value) for value in values)
    half = len(numbers) // 2
    return mean(numbers[half - 1 + len(numbers) % 2 : half + 1])


def weighted_mean(
    values: Sequence[Number | None], weights: Sequence[Number | None]
) -> Score:
    """Return Σ w·x / Σ w, and how many values count in it.

    A value or a weight that is missing drops the pair; a weight of 0 does not. The
    weights may have any sum; None if it is 0. Raises ValueError for a negative weight
    or lists of different lengths.
    """
    pairs = [
        (exact(value), exact(weight))
        for value, weight in zip(values, weights, strict=True)
        if value is not None and weight is not None
    ]
    whole = sum((weight for _, weight in pairs), Fraction(0))
    if any(weight < 0 for _, weight in pairs):
        raise ValueError("a weight is below 0")
    total = sum((value * weight for value, weight in pairs), Fraction(0))
    return Score(total / whole if whole else None, len(pairs))
