"""How the totals of a quiz are spread: mean, median, deviation, skewness, kurtosis."""

from dataclasses import dataclass
from fractions import Fraction

from engine.measures import intervals, reliability
from engine.measures.intervals import Interval
from engine.measures.sheet import Sheet, root


@dataclass(frozen=True, slots=True, kw_only=True)
class Totals:
    """In points; skewness and kurtosis have no unit. Undefined is None.

    ``out_of`` is what could be earned, on average where papers differ.
    """

    n: int
    out_of: Fraction | None
    mean: Fraction | None
    median: Fraction | None
    deviation: float | None
    skewness: float | None
    kurtosis: Fraction | None
    mean_interval: Interval | None
    median_interval: Interval | None
    deviation_interval: Interval | None
    skewness_interval: Interval | None
    kurtosis_interval: Interval | None


def of(sheet: Sheet) -> Totals:
    """Return the figures of a quiz's totals.

    Source: mod/quiz/report/statistics/classes/calculator.php of Moodle; sample
    deviation, k2 = s·m2/(s − 1) and so on (see ``skewness``, ``kurtosis``).
    """
    totals = sorted(sheet.totals)
    n = len(totals)
    deviation = reliability.standard_deviation(sheet)
    mean = Fraction(sum(totals), n * sheet.scale) if n else None
    kurt, skew = kurtosis(totals), skewness(totals)
    scaled = [total / sheet.scale for total in totals]
    return Totals(
        n=n,
        out_of=sum(sheet.out_of, Fraction(0)) / len(sheet.out_of) if n else None,
        mean=mean,
        median=median(totals, sheet.scale),
        deviation=deviation,
        skewness=skew,
        kurtosis=kurt,
        mean_interval=intervals.mean(float(mean or 0), deviation, n),
        median_interval=intervals.median(scaled),
        deviation_interval=intervals.deviation(deviation, n),
        skewness_interval=intervals.skewness(skew, n),
        kurtosis_interval=intervals.kurtosis(None if kurt is None else float(kurt), n),
    )


def median(ordered: list[int], scale: int = 1) -> Fraction | None:
    """Return the middle of values in rising order, or between the two; None of none."""
    n = len(ordered)
    if not n:
        return None
    return Fraction(ordered[(n - 1) // 2] + ordered[n // 2], 2 * scale)


def skewness(values: list[int]) -> float | None:
    """Return k3 / k2^1.5, k3 = s²·m3 / ((s − 1)(s − 2)).

    None for fewer than three values, or all the same.
    """
    s = len(values)
    m2, m3, _ = _central(values)
    below = (s - 1) * (s - 2)
    if below <= 0 or not m2:
        return None
    k2 = Fraction(s, s - 1) * m2
    k3 = Fraction(s**2, below) * m3
    return (1 if k3 >= 0 else -1) * root(k3**2 / k2**3)


def kurtosis(values: list[int]) -> Fraction | None:
    """Return k4 / k2², k4 = s²·[(s+1)·m4 − 3(s−1)·m2²] / ((s−1)(s−2)(s−3)).

    None for fewer than four values, or all the same.
    """
    s = len(values)
    m2, _, m4 = _central(values)
    below = (s - 1) * (s - 2) * (s - 3)
    if below <= 0 or not m2:
        return None
    k2 = Fraction(s, s - 1) * m2
    top = (s + 1) * m4 - 3 * (s - 1) * m2**2
    return Fraction(s**2, below) * top / k2**2


def _central(values: list[int]) -> tuple[Fraction, Fraction, Fraction]:
    """Return the central moments m2, m3 and m4, exactly; zeros of no values."""
    n = max(len(values), 1)
    one, two, three, four = (
        Fraction(sum(value**power for value in values), n) for power in (1, 2, 3, 4)
    )
    return (
        two - one**2,
        three - 3 * one * two + 2 * one**3,
        four - 4 * one * three + 6 * one**2 * two - 3 * one**4,
    )
