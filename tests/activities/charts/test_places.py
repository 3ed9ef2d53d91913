from fractions import Fraction
from itertools import pairwise

import pytest

from activities.charts import places
from activities.charts.frame import Frame
from activities.charts.places import Shape

ONE = Frame("p", "位置", 1)
STAGES = ("否认", "抗拒", "接纳", "投入")


def group(n):
    return Frame("p", "位置", n, is_group=True)


def chart(*counts, shape=Shape.CURVE):
    named = list(zip(STAGES, counts, strict=False))
    return places.chart(group(sum(counts)), shape, named)


def ends(path):
    """Return the first and the last point of a path."""
    first, *_rest, last = path.removeprefix("M").split("L")
    return tuple(tuple(map(int, one.split())) for one in (first, last))


def test_the_curve_falls_to_its_foot_and_rises_beyond_its_beginning():
    heights = [places.height(Fraction(at, 16)) for at in range(17)]

    foot = heights.index(min(heights))
    assert foot == 6
    assert all(now >= then for now, then in pairwise(heights[: foot + 1]))
    assert all(now < then for now, then in pairwise(heights[foot:]))
    assert heights[-1] > heights[0]


@pytest.mark.parametrize("count", range(2, 8))
def test_the_parts_of_a_curve_lie_end_to_end(count):
    found = places.segments(Shape.CURVE, count)

    assert len(found) == count
    for one, following in pairwise(found):
        (_, before), (left, after) = ends(one.across)[1], ends(following.across)[0]
        assert (left, before) == (0, after)
        (before, _), (after, top) = ends(one.down)[1], ends(following.down)[0]
        assert (top, before) == (0, after)


def test_a_place_lies_as_high_on_both_parts():
    assert [(one.x, one.y) for one in places.segments(Shape.CURVE, 4)] == [
        (59, 41),
        (10, 90),
        (40, 60),
        (86, 14),
    ]


def test_every_rung_of_a_ladder_is_alike():
    found = places.segments(Shape.LADDER, 3)

    assert len(found) == 3
    assert len(set(found)) == 1


def test_the_area_of_a_disc_follows_its_count():
    found = chart(4, 16, 1, 0)

    assert [spot.r for spot in found.spots] == [15, 30, 13, 13]
    assert [spot.count for spot in found.spots] == ["4", "16", "1", "0"]
    assert [spot.share for spot in found.spots] == ["19%", "76%", "5%", "0%"]
    assert (found.fullest, found.most) == (["抗拒"], 16)


def test_places_with_as_many_are_all_the_fullest():
    assert chart(3, 3, 1).fullest == ["否认", "抗拒"]


@pytest.mark.parametrize(("count", "state"), [(4, "hidden"), (0, "empty")])
def test_of_too_few_nothing_is_in_the_chart(count, state):
    found = chart(count, 0)

    assert (found.state, found.spots, found.most) == (state, (), 0)


@pytest.mark.parametrize("count", range(2, 8))
def test_discs_stay_apart_and_within_the_drawing(count):
    named = [(f"第 {at} 站", 9) for at in range(count)]
    found = places.chart(group(9 * count), Shape.CURVE, named)

    assert found.spots[0].x - found.spots[0].r >= 0
    assert found.spots[-1].x + found.spots[-1].r <= places.WIDTH
    for one, following in pairwise(found.spots):
        assert one.x + one.r < following.x - following.r
    assert all(spot.y - spot.r >= 0 for spot in found.spots)
    assert all(line.y < found.height for spot in found.spots for line in spot.names)


def test_a_ladder_begins_at_the_foot_and_its_table_at_the_top():
    found = chart(5, 1, shape=Shape.LADDER)

    assert [spot.name for spot in found.spots] == ["否认", "抗拒"]
    assert found.spots[0].y > found.spots[1].y
    assert [spot.name for spot in found.rows] == ["抗拒", "否认"]
    assert found.height == 2 * places.RUNG
    assert found.guides == ""


def test_the_table_of_a_curve_begins_with_the_first_place():
    assert [spot.name for spot in chart(5, 1).rows] == ["否认", "抗拒"]


@pytest.mark.parametrize(("at", "marked"), [(1, ["抗拒"]), (None, [])])
def test_one_persons_place_is_marked_without_a_number(at, marked):
    found = places.drawing(ONE, Shape.CURVE, STAGES, at=at)

    assert found.fullest == marked
    assert {spot.count for spot in found.spots} == {""}
    assert {spot.r for spot in found.spots} == {places.SMALL}
