"""Where values lie along an edge of a drawing."""

from collections.abc import Collection
from dataclasses import dataclass
from fractions import Fraction

from activities.charts import numbers

_STEPS = tuple(Fraction(one, 10) * 10**power for power in range(4) for one in (1, 2, 5))
_MOST_STEPS = 6


@dataclass(frozen=True, slots=True)
class Tick:
    at: int
    words: str


@dataclass(frozen=True, slots=True)
class Axis:
    """Values from ``low`` to ``high`` lie from ``start`` to ``end``, whole units.

    Greater values never lie before smaller ones, so that a point at or above a line
    is not drawn below it.
    """

    low: Fraction
    high: Fraction
    start: int
    end: int

    def at(self, value: Fraction) -> int:
        share = (value - self.low) / (self.high - self.low)
        way = share * abs(self.end - self.start) + Fraction(1, 2)
        return self.start + (1 if self.end > self.start else -1) * (way // 1)

    @property
    def step(self) -> Fraction:
        return step_of(self.high - self.low)

    @property
    def ticks(self) -> tuple[Tick, ...]:
        count = int((self.high - self.low) / self.step)
        values = [self.low + self.step * one for one in range(count + 1)]
        places = 0 if {one.denominator for one in values} == {1} else 1
        return tuple(Tick(self.at(one), numbers.shown(one, places)) for one in values)


def step_of(reach: Fraction) -> Fraction:
    """Return the step that parts so much into six at most."""
    return next((one for one in _STEPS if reach / one <= _MOST_STEPS), reach)


def holding(values: Collection[Fraction], start: int, end: int) -> Axis:
    """Return an axis that begins and ends at a tick and holds all of the values."""
    low, high = min(values), max(values)
    step = step_of((high - low) * Fraction(5, 4) or Fraction(1))
    first, last = low // step * step, -(-high // step) * step
    return Axis(
        first if first < low else first - step,
        last if last > high else last + step,
        start,
        end,
    )
