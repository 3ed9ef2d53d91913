"""95 % intervals in closed form, so that no number stands without its doubt.

z is the normal quantile 1.959964. Every function returns None where its formula is
not defined, and never a guess. Shares and coefficients lie between 0 (or -1) and 1.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import atanh, ceil, exp, log, sqrt, tanh
from statistics import NormalDist

Z = NormalDist().inv_cdf(0.975)
FEWEST_FOR_T = 10


@dataclass(frozen=True, slots=True)
class Interval:
    low: float
    high: float

    def within(self, least: float, most: float) -> "Interval":
        """Return the part that can be: a share is never above 1."""
        return Interval(max(least, self.low), min(most, self.high))


def t_quantile(freedom: int) -> float:
    """Return Student's t for 95 % and so many degrees of freedom, at least 9.

    Source: Abramowitz & Stegun 26.7.5, four terms; wrong by less than 0.0001.
    """
    z, z3, z5, z7, z9 = (Z**power for power in (1, 3, 5, 7, 9))
    terms = (
        z,
        (z3 + z) / 4,
        (5 * z5 + 16 * z3 + 3 * z) / 96,
        (3 * z7 + 19 * z5 + 17 * z3 - 15 * z) / 384,
        (79 * z9 + 776 * z7 + 1482 * z5 - 1920 * z3 - 945 * z) / 92160,
    )
    return sum(term / float(freedom) ** power for power, term in enumerate(terms))


def share(right: int, n: int) -> Interval | None:
    """Return the interval of ``right`` out of ``n``; None without any.

    Source: Wilson, JASA 22 (1927) 209-212, the score interval without correction.
    """
    if not n:
        return None
    middle = (right + Z**2 / 2) / (n + Z**2)
    half = Z / (n + Z**2) * sqrt(right * (n - right) / n + Z**2 / 4)
    return Interval(middle - half, middle + half).within(0, 1)


def mean(value: float, deviation: float | None, n: int) -> Interval | None:
    """Return the interval of a mean, from the sample's deviation (n − 1).

    Student's t; None below 10 values, and where all are the same.
    """
    if not deviation or n < FEWEST_FOR_T:
        return None
    half = t_quantile(n - 1) * deviation / sqrt(n)
    return Interval(value - half, value + half)


def median(ordered: Sequence[float]) -> Interval | None:
    """Return the interval of the median of values in rising order; None below 10.

    Source: Conover, Practical Nonparametric Statistics (1999) 3.2: the values of rank
    n/2 ± z·√n/2, rounded up.
    """
    n = len(ordered)
    if n < FEWEST_FOR_T:
        return None
    low, high = (ceil((n + sign * Z * sqrt(n)) / 2) for sign in (-1, 1))
    return Interval(ordered[low - 1], ordered[high - 1])


def deviation(value: float | None, n: int) -> Interval | None:
    """Return the interval of a standard deviation, were the values normal.

    Source: χ² with n − 1 degrees of freedom, its quantiles by Wilson & Hilferty,
    PNAS 17 (1931) 684-688. None below 10 values, and where all are the same.
    """
    if not value or n < FEWEST_FOR_T:
        return None
    part = 2 / (9 * (n - 1))
    most, least = ((1 - part + sign * Z * sqrt(part)) ** 3 for sign in (1, -1))
    return Interval(value / sqrt(most), value / sqrt(least))


def correlation(value: float | None, n: int) -> Interval | None:
    """Return the interval of a correlation; None below 4 pairs and at ±1.

    Source: Fisher, Metron 1 (1921) 3-32: z = artanh r, its error 1/√(n − 3).
    """
    freedom = n - 3
    if value is None or freedom < 1 or abs(value) >= 1:
        return None
    middle, half = atanh(value), Z / sqrt(freedom)
    return Interval(tanh(middle - half), tanh(middle + half))


def alpha(value: float | None, *, items: int, n: int) -> Interval | None:
    """Return the interval of Cronbach's alpha or KR-20; None below 3 attempts and at 1.

    Source: Bonett, J. Educ. Behav. Stat. 27 (2002) 335-340:
    1 − exp(ln(1 − alpha) ± z·√(2k / ((k − 1)(n − 2)))), k items.
    """
    freedom = n - 2
    if value is None or freedom < 1 or value >= 1:
        return None
    middle, half = log(1 - value), Z * sqrt(2 * items / ((items - 1) * freedom))
    return Interval(1 - exp(middle + half), 1 - exp(middle - half))


def skewness(value: float | None, n: int) -> Interval | None:
    """Return the interval of G1 around a normal error.

    Source: Joanes & Gill, The Statistician 47 (1998) 183-189: the variance of G1 in
    normal samples is 6n(n − 1) / ((n − 2)(n + 1)(n + 3)).
    """
    return None if value is None else _around(value, _skewness_error(n))


def kurtosis(value: float | None, n: int) -> Interval | None:
    """Return the interval of G2 around a normal error.

    Source: as for the skewness, whose error times 2·√((n² − 1) / ((n − 3)(n + 5))).
    """
    if value is None:
        return None
    times = 2 * sqrt((n**2 - 1) / ((n - 3) * (n + 5)))
    return _around(value, _skewness_error(n) * times)


def _skewness_error(n: int) -> float:
    return sqrt(6 * n * (n - 1) / ((n - 2) * (n + 1) * (n + 3)))


def _around(value: float, error: float) -> Interval:
    return Interval(value - Z * error, value + Z * error)
