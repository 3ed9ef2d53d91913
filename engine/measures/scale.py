"""The answers a rating scale allows."""

from dataclasses import dataclass
from fractions import Fraction

from engine.measures.exact import Number, exact


@dataclass(frozen=True, slots=True)
class Scale:
    """From the lowest to the highest answer, both allowed, such as 1 to 5.

    Raises ValueError if the highest is not above the lowest.
    """

    low: Number
    high: Number

    def __post_init__(self) -> None:
        if self.width <= 0:
            raise ValueError("the highest answer of a scale is above the lowest")

    @property
    def width(self) -> Fraction:
        return exact(self.high) - exact(self.low)

    @property
    def midpoint(self) -> Fraction:
        return (exact(self.low) + exact(self.high)) / 2

    def holds(self, value: Number) -> bool:
        return exact(self.low) <= exact(value) <= exact(self.high)

    def turned(self, value: Number) -> Fraction:
        """Return the answer to the opposite statement: low + high − value."""
        return exact(self.low) + exact(self.high) - exact(value)

    def share(self, value: Number) -> Fraction:
        """Return how far up the scale a value lies, 0 to 1."""
        return (exact(value) - exact(self.low)) / self.width
