from fractions import Fraction

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from activities.charts import quadrants
from activities.charts.box import Box
from activities.charts.frame import Frame
from engine.measures.quadrants import Attribute, Crosshair, grid
from engine.measures.scale import Scale

FRAME = Frame("q", "四方图", 24)
FIVE = Scale(1, 5)
VALUES = st.integers(100, 500).map(lambda one: Fraction(one, 100)) | st.just(
    Fraction(3)
)
POINTS = st.lists(st.tuples(VALUES, VALUES), min_size=2, max_size=25)
FEW = st.lists(st.tuples(VALUES, VALUES), min_size=2, max_size=6)
CROSSHAIRS = st.sampled_from(Crosshair)


def names(count):
    return [f"办事时间和渠道方便，网上也行{at}" for at in range(count)]


def chart(*ratings, crosshair=Crosshair.MEAN, frame=FRAME, n=24, order=None):
    found = [
        Attribute(name, one[0], one[1], n)
        for name, one in zip(names(len(ratings)), ratings, strict=True)
    ]
    found = [found[at] for at in order] if order else found
    made = grid(found, crosshair=crosshair, importance=FIVE, performance=FIVE)
    return quadrants.chart(frame, made)


def test_areas_are_named_as_they_stand():
    found = chart((5, 1), (5, 5), (1, 1), (1, 5))

    assert [row.area.name for row in found.rows] == [
        "To mend",
        "Strengths",
        "Chances",
        "To maintain",
    ]
    assert [area.name for area in found.areas] == [row.area.name for row in found.rows]
    assert found.to_mend == [names(1)[0]]


def test_rows_stand_by_what_to_do_and_then_by_importance():
    found = chart((4, 1), (5, 1), (1, 5), (1, 4))

    assert [row.number for row in found.rows] == [2, 1, 3, 4]


def test_lines_are_told_with_their_numbers():
    found = chart((4, 2), (5, 3), crosshair=Crosshair.MEDIAN)

    assert (found.crosshair, found.importance, found.performance) == (
        "median",
        "4.50",
        "2.50",
    )


def test_point_on_a_line_is_told():
    found = chart((4, 2), (5, 3), (3, 4))

    assert found.on_line == [1, 2]


def test_grid_of_nothing_is_empty():
    assert quadrants.chart(FRAME, None).state == "empty"
    assert chart((4, 4)).state == "empty"


@pytest.mark.parametrize("n", [1, 4])
def test_small_group_is_hidden(n):
    found = chart((4, 2), (5, 3), frame=Frame("q", "", n, is_group=True), n=n)

    assert found.state == "hidden"
    assert found.rows == ()


def test_attribute_with_few_answers_is_left_out_and_told():
    many, few = Attribute("准时", 4, 2, 9), Attribute("清楚", 5, 3, 4)

    found = quadrants.chart(Frame("q", "", 9, is_group=True), grid([many, few]))

    assert [row.name for row in found.rows] == ["准时"]
    assert found.left_out == ("清楚",)


def test_grid_that_parts_nothing_says_so():
    assert not chart((4, 2), (4, 2)).is_separating


@settings(max_examples=40, deadline=None)
@given(POINTS, CROSSHAIRS)
@example(
    [(Fraction(1), Fraction(1))] * 24 + [(Fraction(5), Fraction(5))], Crosshair.MEAN
)
@example([(Fraction(3), Fraction(3))] * 25, Crosshair.MIDPOINT)
def test_nothing_overlaps_and_all_is_within_the_plane(ratings, crosshair):
    found = chart(*ratings, crosshair=crosshair)

    for drawing in (found.narrow, found.wide):
        plane = drawing.plane
        spots = [point.spot for point in drawing.points]
        titles = plane.titles
        labels = [spot.disc for spot in spots] + [
            line.box for spot in spots for line in spot.names
        ]
        whole = Box(0, 0, plane.size.width, plane.size.height)
        assert all(whole.holds(label) for label in labels)
        assert not any(label.meets(title) for label in labels for title in titles)
        assert not any(
            one.meets(two) for at, one in enumerate(labels) for two in labels[:at]
        )


@settings(max_examples=30, deadline=None)
@given(FEW, CROSSHAIRS)
def test_number_stands_on_the_side_of_its_area(ratings, crosshair):
    drawing = chart(*ratings, crosshair=crosshair).narrow

    for point in drawing.points:
        is_high = point.row.area.code in ("keep_up", "concentrate_here")
        is_right = point.row.area.code in ("keep_up", "possible_overkill")
        assert (point.spot.disc_y <= drawing.plane.line_y) >= is_high
        assert (point.spot.disc_x >= drawing.plane.line_x) >= is_right


@settings(max_examples=20, deadline=None)
@given(
    POINTS.flatmap(
        lambda one: st.tuples(st.just(one), st.permutations(range(len(one))))
    )
)
def test_places_do_not_depend_on_the_order_of_the_items(case):
    ratings, order = case

    one, other = chart(*ratings), chart(*ratings, order=order)

    def found(drawing):
        return {point.row.name: point.spot for point in drawing.points}

    assert found(one.narrow) == found(other.narrow)
    assert found(one.wide) == found(other.wide)
    assert chart(*ratings) == one
