"""What an attempt is worth, and what several attempts come to. Exact to the last."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from engine.questions.verdict import Verdict
from quizzes.rules import Counted, Rules

_PLACES = Decimal("0.0001")
_SHOWN = Decimal("0.01")
_ALL = 100


@dataclass(frozen=True, slots=True)
class Score:
    """Points out of the points there were."""

    points: Fraction
    out_of: int

    @property
    def share(self) -> Fraction:
        """Return 0 to 1; a quiz that gives no points at all is not failed: 1."""
        return self.points / self.out_of if self.out_of else Fraction(1)

    @property
    def percent(self) -> Fraction:
        return self.share * _ALL

    def capped(self, percent: int) -> "Score":
        """Return it, or as many percent of all points if that is less."""
        most = Fraction(percent, _ALL) * self.out_of
        return Score(min(self.points, most), self.out_of)

    def passes(self, rules: Rules) -> bool:
        return self.share >= rules.pass_share


def total(verdicts: Iterable[Verdict]) -> Score:
    """Return the sum, from 0 to all points: certainty may earn less, or more."""
    points, out_of = Fraction(0), 0
    for verdict in verdicts:
        points += verdict.points
        out_of += verdict.out_of
    return Score(min(max(points, Fraction(0)), Fraction(out_of)), out_of)


def counted(scores: Sequence[Score], by: Counted) -> Score | None:
    """Return the result of attempts in their order; None while there is none.

    The average is that of the shares, out of the points of the last attempt, since a
    quiz may have had other questions in between. Of equal ones the earliest is highest.
    """
    return _WAYS[by](scores) if scores else None


def _average(scores: Sequence[Score]) -> Score:
    share = sum((score.share for score in scores), Fraction(0)) / len(scores)
    return Score(share * scores[-1].out_of, scores[-1].out_of)


_WAYS: dict[Counted, Callable[[Sequence[Score]], Score]] = {
    Counted.HIGHEST: lambda scores: max(scores, key=lambda score: score.share),
    Counted.FIRST: lambda scores: scores[0],
    Counted.LAST: lambda scores: scores[-1],
    Counted.AVERAGE: _average,
}


def decimal(points: Fraction) -> Decimal:
    """Return the points as a column of four places holds them, rounded half up."""
    return _rounded(points, _PLACES)


def shown(points: Fraction) -> str:
    """Return the points for people: 16, 4.5, 4.67."""
    text = f"{_rounded(points, _SHOWN):f}"
    return text.rstrip("0").rstrip(".")


def _rounded(points: Fraction, places: Decimal) -> Decimal:
    exact = Decimal(points.numerator) / Decimal(points.denominator)
    return exact.quantize(places, rounding=ROUND_HALF_UP)
