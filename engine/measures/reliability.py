"""How far the items of a quiz measure one thing: alpha, KR-20, the error they leave."""

from dataclasses import dataclass
from fractions import Fraction

from engine.measures import intervals
from engine.measures.intervals import Interval
from engine.measures.sheet import Sheet, root, spread


@dataclass(frozen=True, slots=True, kw_only=True)
class Reliability:
    """``alpha`` and ``kr20`` are at most 1 and may be negative.

    ``error_ratio`` is the share of the deviation that is due to chance,
    ``standard_error`` the same in points. Moodle shows alpha and the ratio times 100.
    """

    items: int
    n: int
    alpha: Fraction | None
    kr20: Fraction | None
    error_ratio: float | None
    standard_error: float | None
    interval: Interval | None
    ratio_interval: Interval | None
    error_interval: Interval | None


def of(sheet: Sheet) -> Reliability:
    """Return the reliability of a fixed paper; all None where papers were drawn.

    Source: mod/quiz/report/statistics/classes/calculated.php of Moodle:
    100·√(1 − alpha) and √(1 − alpha)·SD.
    """
    n, value = len(sheet.ids), alpha(sheet)
    interval = intervals.alpha(_real(value), items=len(sheet.columns), n=n)
    ratio = None if value is None else root(1 - value)
    doubt = None if interval is None else _error_ratios(interval)
    deviation = standard_deviation(sheet)
    return Reliability(
        items=len(sheet.columns),
        n=n,
        alpha=value,
        kr20=kr20(sheet),
        error_ratio=ratio,
        standard_error=None if ratio is None else ratio * (deviation or 0),
        interval=interval,
        ratio_interval=doubt,
        error_interval=_times(doubt, deviation or 0),
    )


def alpha(sheet: Sheet) -> Fraction | None:
    """Return Cronbach's alpha, Moodle's coefficient of internal consistency / 100.

    k/(k − 1) · (1 − Σ var(x) / var(T)), sample variances. None for fewer than two
    items or attempts, for totals that are all the same, and for drawn papers.
    """
    spreads = sum(spread(marks) for marks in sheet.whole)
    return _coefficient(sheet, spreads)


def kr20(sheet: Sheet) -> Fraction | None:
    """Return KR-20 of items that are all worth the same and wholly right or wrong.

    Source: Kuder & Richardson, Psychometrika 2 (1937) 151-160: k/(k − 1) ·
    (1 − Σpq / σ²), where σ² is the *population* variance. Else None, as for alpha.
    """
    if not is_right_or_wrong(sheet):
        return None
    return kr20_of(len(sheet.columns), sum_of_pq(sheet), population_variance(sheet))


def kr20_of(items: int, sum_pq: Fraction, variance: Fraction) -> Fraction | None:
    """Return KR-20 of its three parts; None for one item or no variance."""
    if items <= 1 or not variance:
        return None
    return Fraction(items, items - 1) * (1 - sum_pq / variance)


def is_right_or_wrong(sheet: Sheet) -> bool:
    """Say whether KR-20 is meant for these items: a fixed paper of equal 0/1 items."""
    worth = {column.out_of for column in sheet.columns}
    return (
        sheet.is_fixed
        and len(worth) == 1
        and worth != {0}
        and all(map(sheet.is_all_or_nothing, range(len(sheet.columns))))
    )


def sum_of_pq(sheet: Sheet) -> Fraction:
    """Return Σ p(1 − p) over items that are right or wrong; 0 without attempts."""
    rights = [sum(map(bool, marks)) for marks in sheet.whole]
    n = len(sheet.ids)
    return sum((Fraction(right * (n - right), n * n) for right in rights), Fraction(0))


def population_variance(sheet: Sheet) -> Fraction:
    """Return σ² (divided by n) of how many equal items were right; 0 without any."""
    n, worth = len(sheet.ids), sheet.columns[0].out_of
    square = Fraction(spread(sheet.totals), max(n, 1) ** 2 * sheet.scale**2)
    return square / worth**2


def standard_deviation(sheet: Sheet) -> float | None:
    """Return the totals' sample deviation in points; None below two attempts."""
    n = len(sheet.ids)
    if n <= 1:
        return None
    return root(Fraction(spread(sheet.totals), n * (n - 1) * sheet.scale**2))


def _coefficient(sheet: Sheet, spreads: int) -> Fraction | None:
    whole, items = spread(sheet.totals), len(sheet.columns)
    if items <= 1 or not whole or not sheet.is_fixed:
        return None
    return Fraction(items, items - 1) * (1 - Fraction(spreads, whole))


def _error_ratios(interval: Interval) -> Interval:
    return Interval((1 - interval.high) ** 0.5, (1 - interval.low) ** 0.5)


def _times(interval: Interval | None, factor: float) -> Interval | None:
    if interval is None:
        return None
    return Interval(interval.low * factor, interval.high * factor)


def _real(value: Fraction | None) -> float | None:
    return None if value is None else float(value)
