from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from activities.charts.axis import Axis, between, holding

VALUES = st.lists(st.fractions(-50, 50, max_denominator=60), min_size=1, max_size=12)


def words(axis):
    return [tick.words for tick in axis.ticks]


def test_ticks_stand_at_whole_steps():
    span = holding([Fraction(358, 100), Fraction(467, 100)])

    assert words(Axis(span, span, 0, 300)) == ["3.5", "4.0", "4.5", "5.0"]
    assert [tick.at for tick in Axis(span, span, 300, 0).ticks] == [300, 200, 100, 0]


def test_ticks_of_whole_numbers_have_no_places():
    span = between(Fraction(1), Fraction(5))

    assert words(Axis(span, span, 0, 300)) == ["1", "2", "3", "4", "5"]


def test_a_single_value_has_an_axis_too():
    span = holding([Fraction(3)])

    assert (span.low, span.high) == (Fraction(29, 10), Fraction(31, 10))


def test_what_is_beyond_all_steps_is_one_step():
    low, high = Fraction(0), Fraction(10**9)

    assert between(low, high).step == high
    assert holding([low, high]) == between(low, high)


def test_line_leaves_a_third_on_each_side():
    span = between(Fraction(3), Fraction(5)).parted(Fraction(3))

    assert (span.low, span.high) == (Fraction(2), Fraction(5))


@settings(max_examples=40, deadline=None)
@given(VALUES)
def test_axis_holds_its_values_in_their_order(values):
    span = holding(values)
    axis = Axis(span, span, 20, 320)

    found = [axis.at(value) for value in sorted(values)]

    assert found == sorted(found)
    assert all(20 <= at <= 320 for at in found)
    assert 2 <= len(axis.ticks) <= 7
