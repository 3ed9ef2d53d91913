"""How marks come to a result (quizzes/agreement.py)."""

from fractions import Fraction

import pytest

from quizzes import agreement
from quizzes.agreement import Given, Place, State

ANN, BEN, EVE = 1, 2, 3


def marks(**points):
    """Return marks by their places: `first=(ANN, 4)`."""
    return {place: Given(who, Fraction(many)) for place, (who, many) in points.items()}


@pytest.mark.parametrize(
    ("given", "is_double", "points"),
    [
        ({}, False, None),
        ({"first": (ANN, 4)}, False, 4),
        ({"first": (ANN, 4)}, True, None),
        ({"first": (ANN, 4), "second": (BEN, 4)}, True, 4),
        ({"first": (ANN, 4), "second": (BEN, 3)}, True, None),
        ({"first": (ANN, 4), "second": (BEN, 3), "agreed": (ANN, 3)}, True, 3),
    ],
)
def test_points_count_once_all_who_must_have_given_the_same(given, is_double, points):
    assert agreement.result(marks(**given), is_double=is_double) == points


@pytest.mark.parametrize(
    ("given", "is_double", "marker", "place"),
    [
        ({}, True, ANN, Place.FIRST),
        ({"first": (ANN, 4)}, False, BEN, Place.FIRST),
        ({"first": (ANN, 4)}, True, ANN, Place.FIRST),
        ({"first": (ANN, 4)}, True, BEN, Place.SECOND),
        ({"first": (ANN, 4), "second": (BEN, 3)}, True, ANN, Place.AGREED),
        ({"first": (ANN, 4), "second": (BEN, 4)}, True, EVE, Place.AGREED),
    ],
)
def test_mark_goes_where_nobody_marks_twice(given, is_double, marker, place):
    found = agreement.place(marks(**given), marker=marker, is_double=is_double)

    assert found is place


@pytest.mark.parametrize(
    ("given", "marker", "state"),
    [
        ({}, ANN, State.TODO),
        ({"first": (ANN, 4)}, ANN, State.ELSEWHERE),
        ({"first": (ANN, 4)}, BEN, State.TODO),
        ({"first": (ANN, 4), "second": (BEN, 3)}, EVE, State.DISPUTED),
        ({"first": (ANN, 4), "second": (BEN, 4)}, BEN, State.DONE),
    ],
)
def test_state_says_what_the_marker_has_to_do(given, marker, state):
    assert agreement.state(marks(**given), marker=marker, is_double=True) is state


def test_one_marker_is_enough_where_the_rules_ask_for_one():
    given = marks(first=(ANN, 0))

    assert agreement.state(given, marker=BEN, is_double=False) is State.DONE
