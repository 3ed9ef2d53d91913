from fractions import Fraction

import pytest

from engine.questions.style.chance import at_least, is_too_often, is_too_seldom

HALF, THIRD, QUARTER = Fraction(1, 2), Fraction(1, 3), Fraction(1, 4)


@pytest.mark.parametrize(
    ("count", "chances", "probability"),
    [
        (0, [HALF], Fraction(1)),
        (1, [], Fraction(0)),
        (1, [HALF, THIRD], Fraction(2, 3)),
        (2, [HALF, THIRD], Fraction(1, 6)),
        (4, [QUARTER] * 5, Fraction(1, 64)),
        (5, [HALF] * 5, Fraction(1, 32)),
    ],
)
def test_probability_is_exact(count, chances, probability):
    assert at_least(count, chances) == probability


def test_four_of_five_at_one_of_four_places_is_too_often_and_three_is_not():
    assert is_too_often(4, [QUARTER] * 5)
    assert not is_too_often(3, [QUARTER] * 4 + [HALF])


def test_none_of_eleven_is_too_seldom_and_none_of_ten_is_not():
    assert is_too_seldom(0, [QUARTER] * 11)
    assert not is_too_seldom(0, [QUARTER] * 10)
