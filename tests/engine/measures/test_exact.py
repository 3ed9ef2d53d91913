from decimal import Decimal
from fractions import Fraction

import pytest

from engine.measures.exact import Score, exact, mean, median, weighted_mean


@pytest.mark.parametrize("value", [Decimal("0.1"), Fraction(1, 10)])
def test_numbers_are_taken_as_written(value):
    assert exact(value) == Fraction(1, 10)


def test_a_float_is_refused():
    written: object = 0.1

    with pytest.raises(TypeError, match="not exact"):
        exact(written)  # type: ignore[arg-type]  # what a caller without types does


@pytest.mark.parametrize("value", ["NaN", "Infinity"])
def test_what_is_not_finite_is_refused(value):
    with pytest.raises(ValueError, match="not a number"):
        exact(Decimal(value))


def test_the_mean_is_exact():
    assert mean([Decimal("3.1"), Decimal("3.3"), Decimal("3.5")]) == Decimal("3.3")


@pytest.mark.parametrize(
    ("values", "middle"),
    [([3, 1, 2], 2), ([4, 1, 2, 3], Fraction(5, 2)), ([7], 7)],
)
def test_the_median_is_the_middle_or_between_the_two(values, middle):
    assert median(values) == middle


def test_of_nothing_there_is_no_mean():
    assert (mean([]), median([])) == (None, None)


def test_the_weighted_mean_takes_what_has_value_and_weight():
    found = weighted_mean([4, None, 1, 9], [3, 5, 1, None])

    assert found == Score(Fraction(13, 4), 2)


def test_weights_that_are_all_nothing_give_nothing():
    assert weighted_mean([4, 2], [0, 0]) == Score(None, 2)


def test_a_negative_weight_is_refused():
    with pytest.raises(ValueError, match="below 0"):
        weighted_mean([4, 2], [2, -1])


def test_each_value_needs_a_weight():
    with pytest.raises(ValueError, match="shorter"):
        weighted_mean([4, 2], [2])
