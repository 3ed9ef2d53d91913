from fractions import Fraction

import pytest

from engine.measures.scale import Scale

FIVE = Scale(1, 5)


def test_the_midpoint_lies_half_way():
    assert FIVE.midpoint == 3
    assert Scale(1, 4).midpoint == Fraction(5, 2)


def test_the_ends_belong_to_the_scale():
    assert [FIVE.holds(value) for value in (0, 1, 5, 6)] == [False, True, True, False]


def test_turning_twice_changes_nothing():
    assert FIVE.turned(2) == 4
    assert FIVE.turned(FIVE.turned(2)) == 2


def test_a_share_runs_from_the_low_end_to_the_high_one():
    assert [FIVE.share(value) for value in (1, 2, 5)] == [0, Fraction(1, 4), 1]


def test_a_scale_of_two_answers_is_a_scale():
    assert Scale(0, 1).midpoint == Fraction(1, 2)


@pytest.mark.parametrize("high", [1, 0])
def test_a_scale_without_width_is_refused(high):
    with pytest.raises(ValueError, match="above the lowest"):
        Scale(1, high)
