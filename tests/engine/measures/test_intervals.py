from math import atanh, sqrt

import pytest

from engine.measures import intervals
from engine.measures.intervals import Interval
from tests.engine.measures.examples import known


def near(low, high, tolerance=1e-4):
    return pytest.approx((low, high), abs=tolerance)


def ends(interval):
    return interval.low, interval.high


# Quantiles of Student's t, two-sided 95 %, as in every table of it.
@pytest.mark.parametrize(
    ("freedom", "t"),
    [(9, 2.26216), (10, 2.22814), (20, 2.08596), (29, 2.04523), (100, 1.98397)],
)
def test_t_is_that_of_the_tables(freedom, t):
    assert intervals.t_quantile(freedom) == pytest.approx(t, abs=1e-4)


# Wilson intervals of Newcombe, Statistics in Medicine 17 (1998), table I.
@pytest.mark.parametrize(
    ("right", "n", "low", "high"),
    [
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0, 0.1611),
        (1, 29, 0.0061, 0.1718),
    ],
)
def test_share_is_published(right, n, low, high):
    assert ends(intervals.share(right, n)) == near(low, high)


def test_share_of_nothing_is_unknown():
    assert intervals.share(0, 0) is None


def test_mean_lies_in_the_middle_of_its_interval():
    assert ends(intervals.mean(5, 2, 16)) == near(5 - 2.13145 / 2, 5 + 2.13145 / 2)


@pytest.mark.parametrize(("deviation", "n"), [(None, 1), (0, 50), (2.0, 9)])
def test_mean_of_few_or_equal_values_has_no_interval(deviation, n):
    assert intervals.mean(5, deviation, n) is None


def test_median_lies_between_two_ranks():
    assert intervals.median(range(1, 17)) == Interval(5, 12)
    assert intervals.median(range(9)) is None


# χ² with 24 degrees of freedom: 12.401 and 39.364.
def test_deviation_is_chi_square():
    assert ends(intervals.deviation(1, 25)) == near(
        sqrt(24 / 39.364), sqrt(24 / 12.401), tolerance=1e-3
    )


@pytest.mark.parametrize(("value", "n"), [(None, 1), (0, 20), (1.0, 9)])
def test_deviation_of_few_or_equal_values_has_no_interval(value, n):
    assert intervals.deviation(value, n) is None


def test_correlation_is_fishers():
    found = known(intervals.correlation(0.5, 30))

    assert ends(found) == near(0.17043, 0.72896)
    assert atanh(found.low) + atanh(found.high) == pytest.approx(2 * atanh(0.5))


@pytest.mark.parametrize(("value", "n"), [(None, 99), (0.5, 3), (1.0, 99), (-1.0, 99)])
def test_correlation_without_an_error_has_no_interval(value, n):
    assert intervals.correlation(value, n) is None


def test_alpha_is_bonetts():
    assert ends(intervals.alpha(0.8, items=10, n=100)) == near(0.73134, 0.85112)


@pytest.mark.parametrize(("value", "n"), [(None, 99), (0.5, 2), (1.0, 99)])
def test_alpha_without_an_error_has_no_interval(value, n):
    assert intervals.alpha(value, items=4, n=n) is None


def test_skewness_and_kurtosis_have_the_errors_of_normal_samples():
    assert ends(intervals.skewness(0, 100)) == near(-0.47310, 0.47310)
    assert ends(intervals.kurtosis(0, 100)) == near(-0.93751, 0.93751)


def test_unknown_skewness_and_kurtosis_have_no_interval():
    assert intervals.skewness(None, 2) is None
    assert intervals.kurtosis(None, 3) is None
