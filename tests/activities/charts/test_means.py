from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from activities.charts import means
from activities.charts.box import Box
from activities.charts.frame import Frame
from engine.measures.exact import Score
from engine.measures.scale import Scale

FIVE = Scale(1, 5)
MEANS = st.none() | st.fractions(1, 5, max_denominator=12)


ONE = Frame("m", "均值", 1)


def chart(*values, frame=ONE, n=4):
    groups = [
        (f"第 {at} 组", Score(value, 0 if value is None else n))
        for at, value in enumerate(values)
    ]
    return means.chart(frame, groups, FIVE)


def test_points_lie_on_the_scale():
    found = chart(Fraction(1), Fraction(3), Fraction(5))

    assert [row.point for row in found.rows] == [12, 176, 340]
    assert [tick.words for tick in found.ticks] == ["1", "2", "3", "4", "5"]
    assert [row.mean for row in found.rows] == ["1.00", "3.00", "5.00"]


@pytest.mark.parametrize(
    ("values", "leader", "is_mixed"),
    [
        ((Fraction(3), Fraction(7, 2)), "第 1 组", False),
        ((Fraction(3), Fraction(10, 3)), "", True),
        ((Fraction(4), Fraction(4), Fraction(1)), "", True),
        ((Fraction(4), None), "", False),
        ((Fraction(4),), "", True),
    ],
)
def test_leader_is_half_a_point_ahead_of_all(values, leader, is_mixed):
    found = chart(*values)

    assert (found.leader, found.is_mixed) == (leader, is_mixed)
    assert [row.name for row in found.rows if row.is_leading] == [leader] * bool(leader)


def test_group_without_a_mean_has_no_point():
    found = chart(Fraction(3), None)

    assert found.rows[1].point is None
    assert (found.rows[1].state, found.rows[1].mean) == ("empty", "—")


def test_chart_without_means_is_empty():
    assert chart(None, None).state == "empty"


def test_means_of_few_are_hidden():
    frame = Frame("m", "", 9, is_group=True)

    found = chart(Fraction(3), frame=frame)

    assert found.rows[0].state == "hidden"
    assert found.rows[0].mean == "—"
    assert chart(Fraction(3), frame=Frame("m", "", 4, is_group=True)).state == "hidden"


@settings(max_examples=40, deadline=None)
@given(st.lists(MEANS, min_size=1, max_size=6))
def test_labels_never_overlap_and_nothing_is_cut(values):
    found = chart(*values)

    room = Box(0, 0, means.WIDTH, found.height)
    labels = [text.box for row in found.rows for text in (*row.names, row.value)]
    assert all(room.holds(label) for label in labels)
    assert not any(
        one.meets(two) for at, one in enumerate(labels) for two in labels[:at]
    )


def test_lead_may_be_another_than_half_a_point():
    groups = [("A", Score(Fraction(3), 4)), ("B", Score(Fraction(15, 4), 4))]

    far, near = (means.chart(ONE, groups, FIVE, lead=Fraction(n, 4)) for n in (4, 3))

    assert (far.lead, far.leader, far.is_mixed) == ("1.0", "", True)
    assert (near.lead, near.leader, near.is_mixed) == ("0.75", "B", False)


def test_without_a_lead_nothing_is_compared():
    groups = [("A", Score(Fraction(1), 4)), ("B", Score(Fraction(5), 4))]

    found = means.chart(ONE, groups, FIVE, lead=None)

    assert (found.lead, found.leader, found.is_mixed) == ("", "", False)


def test_group_with_too_few_answers_of_one_person_is_empty():
    found = means.chart(ONE, [("A", Score(None, 2))], FIVE)

    assert (found.rows[0].state, found.rows[0].n) == ("empty", 2)
