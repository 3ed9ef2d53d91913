from fractions import Fraction

import pytest

from engine.measures import sheet, totals
from tests.engine.measures.examples import (
    MILLIONTH,
    NO_ATTEMPTS,
    V1,
    holds,
    known,
    of_item,
)


def test_totals_are_those_of_moodle():
    found = totals.of(sheet.of_rows(V1))

    assert (found.n, found.out_of) == (8, Fraction(4))
    assert (found.mean, found.median) == (Fraction("2.375"), Fraction(3))
    assert found.deviation == pytest.approx(1.302470, abs=MILLIONTH)
    assert found.skewness == pytest.approx(-0.929408, abs=MILLIONTH)
    assert float(known(found.kurtosis)) == pytest.approx(0.222139, abs=MILLIONTH)


def test_no_attempts_have_no_totals():
    found = totals.of(NO_ATTEMPTS)

    assert (found.n, found.out_of, found.mean, found.median) == (0, None, None, None)
    assert (found.deviation, found.skewness, found.kurtosis) == (None, None, None)
    assert (found.mean_interval, found.median_interval) == (None, None)


@pytest.mark.parametrize(
    ("marks", "has_deviation", "has_skewness", "has_kurtosis"),
    [
        ([1], False, False, False),
        ([0, 1], True, False, False),
        ([0, 1, 3], True, True, False),
        ([0, 1, 3, 3], True, True, True),
        ([2, 2, 2, 2], True, False, False),
    ],
)
def test_what_needs_more_attempts_is_not_told(
    marks, has_deviation, has_skewness, has_kurtosis
):
    found = totals.of(of_item(*marks, out_of=3))

    assert (found.deviation is not None) is has_deviation
    assert (found.skewness is not None) is has_skewness
    assert (found.kurtosis is not None) is has_kurtosis


@pytest.mark.parametrize(
    ("values", "median"), [([1, 2, 9], 2), ([1, 2, 3, 9], "5/2"), ([7], 7)]
)
def test_median_is_the_middle(values, median):
    assert totals.median(values) == Fraction(median)


def test_a_tail_to_the_right_is_positive_skewness():
    assert known(totals.skewness([1, 1, 1, 2, 9])) > 0
    assert known(totals.skewness([1, 8, 9, 9, 9])) < 0
    assert totals.skewness([1, 2, 3]) == 0


def test_out_of_is_averaged_over_different_papers():
    found = totals.of(sheet.of_rows([[1, None], [1, 1]], out_of=[1, 2]))

    assert found.out_of == 2


def test_figures_have_intervals():
    found = totals.of(of_item(*range(12), out_of=11))

    assert holds(found.mean_interval, found.mean)
    assert holds(found.median_interval, found.median)
    assert holds(found.deviation_interval, found.deviation)
    assert holds(found.skewness_interval, found.skewness)
    assert holds(found.kurtosis_interval, found.kurtosis)
