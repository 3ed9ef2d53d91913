from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.measures import items, sheet
from engine.measures.groups import Ebel
from tests.engine.measures.examples import (
    MILLIONTH,
    NO_ATTEMPTS,
    V1,
    WORKSHEET,
    Rows,
    drawn,
    holds,
    known,
    of_item,
)

MARKS = st.fractions(min_value=0, max_value=3, max_denominator=6)
ROWS = st.integers(1, 5).flatmap(
    lambda width: st.lists(
        st.lists(MARKS, min_size=width, max_size=width), min_size=1, max_size=12
    )
)


@pytest.mark.parametrize(
    ("at", "facility", "deviation", "discrimination", "efficiency", "weight"),
    [
        (0, 0.750, 0.462910, 6.495698, 7.692308, 19.362084),
        (1, 0.625, 0.517549, 33.333333, 38.461538, 25.873673),
        (2, 0.500, 0.534522, 40.451992, 60.000000, 27.382122),
        (3, 0.500, 0.534522, 40.451992, 60.000000, 27.382122),
    ],
)
def test_items_have_the_figures_of_moodle(
    at, facility, deviation, discrimination, efficiency, weight
):
    item = items.statistics(sheet.of_rows(V1))[at]

    assert item.n == 8
    assert float(known(item.facility)) == pytest.approx(facility, abs=MILLIONTH)
    assert item.deviation == pytest.approx(deviation, abs=MILLIONTH)
    assert known(item.discrimination) * 100 == pytest.approx(
        discrimination, abs=MILLIONTH
    )
    assert float(known(item.efficiency)) * 100 == pytest.approx(
        efficiency, abs=MILLIONTH
    )
    assert known(item.effective_weight) * 100 == pytest.approx(weight, abs=MILLIONTH)
    assert item.intended_weight == Fraction(1, 4)


def test_items_of_the_published_worksheet_have_its_figures():
    found = items.statistics(sheet.of_rows(WORKSHEET))

    published = [0.6, 1, 0.8, 0.5, 0.8, 0.8, 0.5, 0.6, 0.3, 0.6]
    differences = [0.4, 0, 0, 0.6, 0.4, 0.4, 0.6, 0.4, -0.2, 0.4]
    assert [float(known(item.facility)) for item in found] == published
    assert [float(known(item.upper_lower)) for item in found] == differences


def test_item_rest_correlations_of_the_worksheet_are_right():
    found = items.statistics(sheet.of_rows(WORKSHEET))

    rests = [0.3122, None, 0.1954, 0.3586, 0.5071]
    rests += [0.1954, 0.3586, 0.448, -0.3852, 0.3122]
    assert [item.item_rest for item in found] == [
        None if one is None else pytest.approx(one, abs=0.0005) for one in rests
    ]
    assert [item.discrimination for item in found] == [item.item_rest for item in found]


@pytest.mark.parametrize(("right", "facility"), [(24, "4/5"), (12, "2/5")])
def test_facility_is_the_share_of_right_answers(right, facility):
    item = items.statistics(of_item(*[1] * right, *[0] * (30 - right)))[0]

    assert item.facility == Fraction(facility)


def test_partial_credit_counts_as_far_as_it_goes():
    item = items.statistics(of_item(Fraction(1, 2), 2, 1, out_of=2))[0]

    assert item.facility == Fraction(7, 12)


def test_an_item_that_all_solve_divides_nobody():
    item = items.statistics(sheet.of_rows([[1, 1], [1, 0], [1, 1]]))[0]

    assert item.deviation == 0
    assert (item.discrimination, item.efficiency, item.item_rest) == (None, None, None)
    assert item.discrimination_interval is None
    assert item.effective_weight == 0


def test_a_single_attempt_has_a_facility_and_no_more():
    item = items.statistics(sheet.of_rows([[1, 0]]))[0]

    assert (item.n, item.facility) == (1, Fraction(1))
    assert (item.deviation, item.discrimination, item.upper_lower) == (None, None, None)
    assert (item.effective_weight, item.ebel) == (None, None)


def test_an_item_worth_nothing_has_no_figures():
    item = items.statistics(sheet.of_rows([[0, 1], [0, 0]], out_of=[0, 1]))[0]

    assert (item.facility, item.facility_interval, item.deviation) == (None, None, None)
    assert item.upper_lower is None
    assert item.intended_weight == 0


def test_papers_worth_nothing_have_no_weights():
    fixed = items.statistics(of_item(0, 0, out_of=0))[0]
    mixed = items.statistics(sheet.of_rows([[0, None], [0, 0]], out_of=[0, 0]))[0]

    assert (fixed.intended_weight, mixed.intended_weight) == (None, None)


def test_a_negative_covariance_leaves_no_effective_weight():
    rows = [[0, 1, 1], [0, 1, 1], [1, 0, 0], [1, 0, 0]]

    odd, first, second = items.statistics(sheet.of_rows(rows))

    assert (odd.is_negative, odd.effective_weight) == (True, None)
    assert odd.discrimination == -1
    assert odd.discrimination_interval is None
    weights = [known(one.effective_weight) for one in (first, second)]
    assert sum(weights) == pytest.approx(1)


def test_items_of_drawn_papers_are_weighed_by_the_papers_they_stood_in():
    rows: Rows = [[1, None, 1], [0, 1, 1], [1, 1, None], [0, 1, None]]

    found = items.statistics(sheet.of_rows(rows, out_of=[1, 2, 1]))

    assert [item.n for item in found] == [4, 3, 2]
    assert [item.intended_weight for item in found] == [
        Fraction(4, 12),
        Fraction(6, 10),
        Fraction(2, 6),
    ]
    assert [item.effective_weight for item in found] == [None, None, None]


def test_a_drawn_item_is_compared_with_the_whole():
    plain = items.statistics(sheet.of_rows(WORKSHEET))[3]
    item = items.statistics(drawn(WORKSHEET, at=3))[3]

    assert known(item.discrimination) > known(plain.discrimination)
    assert item.item_rest == plain.discrimination


def test_an_item_has_intervals_beside_its_figures():
    rows = [[1, 0], [0, 1], [1, 1], [1, 1], [0, 0]] * 4

    item = items.statistics(sheet.of_rows(rows))[0]

    facility = known(item.facility_interval)
    assert facility.low == pytest.approx(0.386581, abs=1e-5)
    assert facility.high == pytest.approx(0.781194, abs=1e-5)
    assert holds(item.discrimination_interval, item.discrimination)


@pytest.mark.parametrize(
    ("marks", "low", "high"),
    [
        ([1, 2] * 6, 0.584095, 0.915905),
        ([0, 1, *[2] * 10], 0.677533, 1),
        ([1] * 12, None, None),
        ([-2, *[2] * 9], 0.347569, 1.252431),
    ],
)
def test_the_facility_of_partial_credit_has_students_interval(marks, low, high):
    interval = items.statistics(of_item(*marks, out_of=2))[0].facility_interval

    found = (interval.low, interval.high) if interval else (None, None)
    assert found == (
        None if low is None else pytest.approx(low, abs=1e-5),
        None if high is None else pytest.approx(high, abs=1e-5),
    )


def test_chances_are_handed_on():
    chances = [Fraction(1, 4), None, Fraction(1, 2), Fraction(0)]

    found = items.statistics(sheet.of_rows(V1), chances=chances)

    assert [item.chance for item in found] == chances


@pytest.mark.parametrize(
    ("n", "is_few", "is_orientation"),
    [(9, True, True), (10, False, True), (29, False, True), (30, False, False)],
)
def test_few_attempts_are_known_as_few(n, is_few, is_orientation):
    item = items.Item(n=n, facility=None, facility_interval=None)

    assert (item.is_few, item.is_orientation) == (is_few, is_orientation)


def test_below_ten_attempts_only_the_facility_is_told():
    item = items.statistics(sheet.of_rows(V1), chances=[Fraction(1, 4)] * 4)[0]

    told = item.cautious()

    assert (told.n, told.facility, told.chance) == (8, Fraction(3, 4), Fraction(1, 4))
    assert told.facility_interval == item.facility_interval
    assert (told.deviation, told.discrimination, told.efficiency) == (None, None, None)
    assert (told.upper_lower, told.ebel, told.effective_weight) == (None, None, None)


def test_an_item_can_carry_the_weight_of_its_question():
    item = items.statistics(sheet.of_rows(V1))[0]

    assert item.weighing(0.25).effective_weight == 0.25
    assert item.weighing(None).facility == item.facility


def test_from_ten_attempts_on_all_is_told():
    item = items.statistics(sheet.of_rows(WORKSHEET))[0]

    assert item.cautious() == item
    assert item.ebel is Ebel.VERY_GOOD


def test_without_items_there_is_nothing():
    assert items.statistics(NO_ATTEMPTS) == ()


def test_an_item_nobody_was_asked_has_nothing():
    nobody = sheet.Sheet([], [sheet.Column(out_of=1, places=(), marks=())])

    item = items.statistics(nobody)[0]

    assert (item.n, item.facility, item.facility_interval) == (0, None, None)


@given(ROWS, st.randoms())
@settings(max_examples=30, deadline=None)
def test_the_order_of_attempts_is_irrelevant(rows, chance):
    numbered = list(enumerate(rows))
    chance.shuffle(numbered)
    worth = [3] * len(rows[0])
    mixed = sheet.of_rows(
        [row for _, row in numbered], out_of=worth, ids=[id_ for id_, _ in numbered]
    )

    assert items.statistics(mixed) == items.statistics(
        sheet.of_rows(rows, out_of=worth)
    )


@given(ROWS, st.fractions(min_value="1/7", max_value=7, max_denominator=7))
@settings(max_examples=30, deadline=None)
def test_shares_do_not_depend_on_the_unit_of_the_marks(rows, factor):
    plain = items.statistics(sheet.of_rows(rows, out_of=[3] * len(rows[0])))
    scaled = items.statistics(
        sheet.of_rows(
            [[mark * factor for mark in row] for row in rows],
            out_of=[3 * factor] * len(rows[0]),
        )
    )

    for one, other in zip(plain, scaled, strict=True):
        assert one.facility == other.facility
        assert one.efficiency == other.efficiency
        assert one.upper_lower == other.upper_lower
        assert one.discrimination == pytest.approx(other.discrimination)
        assert one.effective_weight == pytest.approx(other.effective_weight)


@given(ROWS)
@settings(max_examples=30, deadline=None)
def test_what_is_not_spread_has_no_discrimination(rows):
    flat = [[*row, 1] for row in rows]

    item = items.statistics(sheet.of_rows(flat, out_of=[3] * len(flat[0])))[-1]

    assert (item.discrimination, item.efficiency) == (None, None)


@given(ROWS)
@settings(max_examples=30, deadline=None)
def test_figures_stay_where_they_can_be(rows):
    for item in items.statistics(sheet.of_rows(rows, out_of=[3] * len(rows[0]))):
        assert 0 <= known(item.facility) <= 1
        assert abs(item.discrimination or 0) <= 1
        assert known(item.efficiency or Fraction(0)) <= 1
        assert abs(float(item.upper_lower or 0)) <= 1
