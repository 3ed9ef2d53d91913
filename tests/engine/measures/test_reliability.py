from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.measures import reliability, sheet
from tests.engine.measures.examples import (
    MILLIONTH,
    NO_ATTEMPTS,
    V1,
    WORKSHEET,
    drawn,
    holds,
    known,
)


def test_a_quiz_has_the_reliability_of_moodle():
    found = reliability.of(sheet.of_rows(V1))

    assert (found.items, found.n) == (4, 8)
    assert float(known(found.alpha)) * 100 == pytest.approx(50.526316, abs=MILLIONTH)
    assert float(known(found.kr20)) == pytest.approx(0.505263, abs=MILLIONTH)
    assert known(found.error_ratio) * 100 == pytest.approx(70.337532, abs=MILLIONTH)
    assert found.standard_error == pytest.approx(0.916125, abs=MILLIONTH)


def test_kr20_of_the_published_worksheet():
    marks = sheet.of_rows(WORKSHEET)

    assert float(reliability.sum_of_pq(marks)) == pytest.approx(1.91, abs=0.0005)
    variance = reliability.population_variance(marks)
    assert float(variance) == pytest.approx(3.65, abs=0.0005)
    assert float(known(reliability.kr20(marks))) == pytest.approx(0.5297, abs=0.0005)


def test_kr20_takes_the_population_variance():
    found = reliability.kr20_of(10, Fraction("2.18"), Fraction("5.84"))

    assert float(known(found)) == pytest.approx(0.6963, abs=0.0001)


@pytest.mark.parametrize(
    "rows", [[[1, 1], [1, 1], [1, 1]], [[1], [0], [1]], [[1, 0]], [[]]]
)
def test_without_spread_or_items_there_is_no_reliability(rows):
    found = reliability.of(sheet.of_rows(rows))

    assert (found.alpha, found.kr20) == (None, None)
    assert (found.error_ratio, found.standard_error) == (None, None)
    assert (found.interval, found.ratio_interval) == (None, None)
    assert found.error_interval is None


def test_no_attempts_have_no_reliability():
    assert reliability.of(NO_ATTEMPTS).alpha is None


def test_a_negative_alpha_is_told():
    found = reliability.of(sheet.of_rows([[1, 0], [0, 1], [1, 0], [0, 1], [1, 1]]))

    assert known(found.alpha) < 0
    assert known(found.error_ratio) > 1


def test_perfect_agreement_leaves_no_error():
    found = reliability.of(sheet.of_rows([[1, 1], [0, 0], [1, 1]]))

    assert known(found.alpha) == 1
    assert (found.error_ratio, found.standard_error) == (0, 0)
    assert found.interval is None


def test_drawn_papers_have_no_alpha():
    found = reliability.of(drawn(V1, at=0))

    assert (found.alpha, found.kr20) == (None, None)


def test_papers_with_gaps_have_no_alpha():
    found = reliability.of(sheet.of_rows([[1, 0], [0, None], [1, 1]]))

    assert (found.alpha, found.kr20) == (None, None)


@pytest.mark.parametrize(
    ("rows", "out_of"),
    [
        ([[1, 2], [0, 0]], [1, 2]),
        ([[1, Fraction(1, 2)], [0, 0]], [1, 1]),
        ([[0, 0], [0, 0]], [0, 0]),
    ],
)
def test_kr20_is_only_for_equal_items_that_are_right_or_wrong(rows, out_of):
    assert reliability.kr20(sheet.of_rows(rows, out_of=out_of)) is None


def test_kr20_of_equal_weights_is_that_of_right_and_wrong():
    doubled = [[2 * mark for mark in row] for row in V1]

    assert reliability.kr20(sheet.of_rows(doubled, out_of=[2] * 4)) == Fraction(48, 95)


def test_intervals_hold_the_figures():
    found = reliability.of(sheet.of_rows(WORKSHEET * 3))

    assert holds(found.interval, found.alpha)
    assert holds(found.ratio_interval, found.error_ratio)
    assert holds(found.error_interval, found.standard_error)


@given(
    st.integers(2, 5).flatmap(
        lambda width: st.lists(
            st.lists(st.integers(0, 1), min_size=width, max_size=width),
            min_size=2,
            max_size=12,
        )
    )
)
@settings(max_examples=30, deadline=None)
def test_kr20_is_alpha_where_items_are_right_or_wrong(rows):
    marks = sheet.of_rows(rows)

    assert reliability.kr20(marks) == reliability.alpha(marks)
