from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.measures import indices
from engine.measures.exact import Score
from engine.measures.scale import Scale

OHIO = [Decimal(".3885"), Decimal(".3190"), Decimal(".2925")]


def test_the_index_weighs_scores_by_importance():
    found = indices.csi([8, 4, 8, 3, 4], [7, 5, 9, 3, 6])

    assert found == Score(Fraction(181, 30), 5)
    assert indices.percent(found.value, 10) == Fraction(181, 3)
    assert indices.percent(Fraction(1, 4), 1) == 25


def test_a_score_that_is_missing_takes_its_weight_with_it():
    assert indices.csi([8, None], [1, 9]) == Score(Fraction(8), 1)


def test_without_scores_there_is_no_percentage():
    assert indices.csi([], []) == Score(None, 0)
    assert indices.percent(None, 10) is None


def test_a_percentage_of_nothing_is_refused():
    with pytest.raises(ValueError, match="above 0"):
        indices.percent(3, 0)


@pytest.mark.parametrize(
    ("means", "weights", "value"),
    [
        ([8, 7, 7], OHIO, Fraction(4259, 60)),
        ([8, 7, 7], None, Fraction(1900, 27)),
        ([10, 10, 10], OHIO, 100),
        ([1, 1, 1], OHIO, 0),
        ([8, 7, None], OHIO, None),
        ([8, 7, 7], [0, 0, 0], None),
        ([], None, None),
    ],
)
def test_the_index_runs_from_nothing_to_a_hundred(means, weights, value):
    assert indices.acsi(means, weights) == value


def test_weights_in_percent_come_to_the_same():
    percent = [weight * 100 for weight in OHIO]

    assert indices.acsi([8, 7, 7], percent) == indices.acsi([8, 7, 7], OHIO)


def test_the_scale_can_be_another():
    assert indices.acsi([3, 3, 3], scale=Scale(1, 5)) == 50


def test_a_mean_off_the_scale_is_refused():
    with pytest.raises(ValueError, match="off the scale"):
        indices.acsi([11, 7, 7])


def test_who_left_out_a_question_is_dropped():
    found = indices.acsi_of([[10, 8, 6], [4, 4, 4], [9, None, 9]])

    assert found == Score(Fraction(5) / 9 * 100, 2)


def test_without_whole_answers_there_is_no_index():
    assert indices.acsi_of([[9, None, 9]]) == Score(None, 0)


@given(
    st.lists(
        st.lists(st.integers(1, 10), min_size=3, max_size=3), min_size=1, max_size=9
    ),
    st.randoms(),
)
@settings(max_examples=40, deadline=None)
def test_the_order_of_answers_is_irrelevant(answers, chance):
    mixed = list(answers)
    chance.shuffle(mixed)

    found = indices.acsi_of(answers, OHIO)

    assert found == indices.acsi_of(mixed, OHIO)
    assert 0 <= (found.value or 0) <= 100
