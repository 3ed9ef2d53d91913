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
class Span:
    """From the first tick of an axis to the last, and from one to the next."""

    low: Fraction
    high: Fraction
    step: Fraction

    @property
    def values(self) -> tuple[Fraction, ...]:
        count = int((self.high - self.low) / self.step)
        return tuple(self.low + self.step * one for one in range(count + 1))

    def parted(self, line: Fraction) -> "Span":
        """Return it widened until the line leaves a third on each side of it."""
        return Span(
            min(self.low, line - (self.high - line) / 2),
            max(self.high, line + (line - self.low) / 2),
            self.step,
        )


@dataclass(frozen=True, slots=True)
class Axis:
    """Values of a span lie from ``start`` to ``end``, in whole units.

    Greater values never lie before smaller ones, so that a point at or above a line
    is not drawn below it. Ticks stand where ``ticked`` says, which the span holds.
    """

    span: Span
    ticked: Span
    start: int
    end: int

    def at(self, value: Fraction) -> int:
        share = (value - self.span.low) / (self.span.high - self.span.low)
        way = share * abs(self.end - self.start) + Fraction(1, 2)
        return self.start + (1 if self.end > self.start else -1) * (way // 1)

    @property
    def ticks(self) -> tuple[Tick, ...]:
        values = self.ticked.values
        places = 0 if {one.denominator for one in values} == {1} else 1
        return tuple(Tick(self.at(one), numbers.shown(one, places)) for one in values)


def between(low: Fraction, high: Fraction) -> Span:
    """Return the span with the step that parts it into six at most."""
    reach = high - low
    step = next((one for one in _STEPS if reach / one <= _MOST_STEPS), reach)
    return Span(low, high, step)


def holding(values: Collection[Fraction]) -> Span:
    """Return a span that begins and ends at whole steps and holds all of the values."""
    low, high = min(values), max(values)
    spans = (_whole(low, high, step) for step in _STEPS)
    return next(
        (one for one in spans if (one.high - one.low) / one.step <= _MOST_STEPS),
        between(low, high),
    )


def _whole(low: Fraction, high: Fraction, step: Fraction) -> Span:
    first, last = low // step * step, -(-high // step) * step
    aside = step if first == last else 0
    return Span(first - aside, last + aside, step)
