from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.measures import quadrants
from engine.measures.quadrants import Attribute, Crosshair, Quadrant
from engine.measures.scale import Scale
from tests.engine.measures.examples import known

FIVE = Scale(1, 5)
RATINGS = st.fractions(min_value=1, max_value=5, max_denominator=20)
ATTRIBUTES = st.lists(
    st.tuples(RATINGS | st.none(), RATINGS | st.none()), max_size=9
).map(
    lambda ratings: [
        Attribute(str(at), importance, performance)
        for at, (importance, performance) in enumerate(ratings)
    ]
)
FACTORS = st.fractions(min_value="1/9", max_value=9, max_denominator=9)
SHIFTS = st.fractions(min_value=-5, max_value=5, max_denominator=7)


def corners(*ratings):
    return [
        Attribute(name, importance, performance)
        for name, (importance, performance) in zip("abcdef", ratings, strict=False)
    ]


def where(grid):
    return [point.quadrant for point in known(grid).points]


def test_the_four_corners_have_their_names():
    found = quadrants.grid(corners((5, 5), (5, 1), (1, 1), (1, 5)))

    assert where(found) == [
        "keep_up",
        "concentrate_here",
        "low_priority",
        "possible_overkill",
    ]


def test_a_value_on_the_line_is_high_and_marked():
    a, b, c = (
        Attribute(name, Decimal(importance), 3)
        for name, importance in (("a", "3.1"), ("b", "3.3"), ("c", "3.5"))
    )

    found = known(quadrants.grid([a, b, c]))

    low, middle, high = found.points
    assert low.quadrant is Quadrant.POSSIBLE_OVERKILL
    assert middle.quadrant is high.quadrant is Quadrant.KEEP_UP
    assert (middle.is_on_importance_line, low.is_on_importance_line) == (True, False)
    assert all(point.is_on_performance_line for point in found.points)
    assert [point.is_on_line for point in found.points] == [True, True, True]


def test_a_point_off_both_lines_is_not_marked():
    found = known(quadrants.grid(corners((5, 5), (1, 1))))

    assert [point.is_on_line for point in found.points] == [False, False]


@pytest.mark.parametrize(
    ("crosshair", "importance", "performance"),
    [
        (Crosshair.MEAN, Fraction(11, 4), Fraction(9, 4)),
        (Crosshair.MEDIAN, Fraction(5, 2), Fraction(3, 2)),
        (Crosshair.MIDPOINT, 3, Fraction(5, 2)),
    ],
)
def test_the_lines_cross_where_it_was_chosen(crosshair, importance, performance):
    found = known(
        quadrants.grid(
            corners((1, 1), (2, 1), (3, 2), (5, 5)),
            crosshair=crosshair,
            importance=FIVE,
            performance=Scale(0, 5),
        )
    )

    assert found.crosshair is crosshair
    assert (found.importance, found.performance) == (importance, performance)


def test_the_midpoint_needs_the_scales():
    with pytest.raises(ValueError, match="needs its scale"):
        quadrants.grid(
            corners((1, 1), (2, 2)), crosshair=Crosshair.MIDPOINT, importance=FIVE
        )


def test_an_attribute_without_both_ratings_is_in_no_mean():
    found = known(quadrants.grid(corners((5, 2), (4, None), (None, 1), (2, 4))))

    assert (found.importance, found.performance) == (Fraction(7, 2), Fraction(3))
    assert (found.n, found.left_out) == (2, ("b", "c"))


@pytest.mark.parametrize("crosshair", Crosshair)
@pytest.mark.parametrize(
    "attributes", [[], corners((3, 4)), corners((3, 4), (3, None))]
)
def test_below_two_attributes_there_is_no_grid(crosshair, attributes):
    found = quadrants.grid(
        attributes, crosshair=crosshair, importance=FIVE, performance=FIVE
    )

    assert found is None


@pytest.mark.parametrize(
    ("ratings", "importance", "performance", "either"),
    [
        (((3, 4), (3, 4)), False, False, False),
        (((3, 4), (3, 5)), False, True, True),
        (((2, 4), (3, 4)), True, False, True),
    ],
)
def test_a_grid_of_equals_separates_nothing(ratings, importance, performance, either):
    found = known(quadrants.grid(corners(*ratings)))

    assert found.separates_importance is importance
    assert found.separates_performance is performance
    assert found.is_separating is either


def test_few_attributes_are_known_as_few():
    few, enough = [(1, 1)] * 5, [(1, 1)] * 6

    assert known(quadrants.grid(corners(*few))).is_small
    assert not known(quadrants.grid(corners(*enough))).is_small


def test_means_of_an_attribute_speak_of_the_same_people():
    found = quadrants.attribute("kind", [(5, 3), (4, 4), (1, None), (None, 1)])

    assert found == Attribute("kind", Fraction(9, 2), Fraction(7, 2), n=2)
    assert known(quadrants.grid([found, *corners((1, 1))])).points[0].n == 2


def test_an_attribute_nobody_rated_has_no_means():
    assert quadrants.attribute("kind", [(1, None)]) == Attribute(
        "kind", None, None, n=0
    )


@given(ATTRIBUTES, st.sampled_from(Crosshair), FACTORS, SHIFTS)
@settings(max_examples=60, deadline=None)
def test_stretching_and_shifting_an_axis_moves_nothing(
    attributes, crosshair, factor, shift
):
    moved = [
        Attribute(
            one.name,
            None if one.importance is None else one.importance * factor + shift,
            one.performance,
        )
        for one in attributes
    ]
    scale = Scale(factor + shift, 5 * factor + shift)

    before = quadrants.grid(
        attributes, crosshair=crosshair, importance=FIVE, performance=FIVE
    )
    after = quadrants.grid(
        moved, crosshair=crosshair, importance=scale, performance=FIVE
    )

    assert (before is None) == (after is None)
    if before and after:
        assert where(before) == where(after)
        assert [one.is_on_line for one in before.points] == [
            one.is_on_line for one in after.points
        ]


@given(ATTRIBUTES, st.randoms())
@settings(max_examples=60, deadline=None)
def test_the_order_of_attributes_is_irrelevant(attributes, chance):
    mixed = list(attributes)
    chance.shuffle(mixed)

    one, other = quadrants.grid(attributes), quadrants.grid(mixed)

    assert (one is None) == (other is None)
    if one and other:
        assert set(one.points) == set(other.points)
        assert set(one.left_out) == set(other.left_out)
