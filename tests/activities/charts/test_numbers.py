from fractions import Fraction

import pytest

from activities.charts import numbers


@pytest.mark.parametrize(
    ("value", "places", "words"),
    [
        (None, 2, "—"),
        (Fraction(0), 2, "0.00"),
        (Fraction(1, 8), 2, "0.13"),
        (Fraction(-1, 8), 2, "−0.13"),
        (Fraction(-1, 1000), 2, "0.00"),
        (Fraction(4), 0, "4"),
        (Fraction(25, 2), 1, "12.5"),
    ],
)
def test_number_is_rounded_half_up(value, places, words):
    assert numbers.shown(value, places) == words


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (None, "—"),
        (Fraction(1, 2), "+0.50"),
        (Fraction(-1, 2), "−0.50"),
        (Fraction(1, 999), "0.00"),
    ],
)
def test_difference_above_nothing_says_so(value, words):
    assert numbers.signed(value) == words


def test_share_is_told_in_per_cent():
    assert numbers.percent(Fraction(1, 8)) == "13%"
    assert numbers.percent(None) == "—"


@pytest.mark.parametrize(
    ("value", "words"),
    [(Fraction(1, 2), "0.5"), (Fraction(1, 4), "0.25"), (Fraction(2), "2.0")],
)
def test_second_place_is_said_only_where_it_counts(value, words):
    assert numbers.brief(value) == words
