from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.measures import levels
from engine.measures.gap import Pair
from engine.measures.levels import Level, Thresholds

ANSWERS = st.none() | st.integers(1, 7)
GAPS = st.fractions(min_value=-6, max_value=6, max_denominator=8)


@pytest.mark.parametrize(
    ("gap", "level"),
    [
        ("1.5", Level.VERY_SATISFIED),
        ("1.49", Level.SATISFIED),
        ("0.5", Level.SATISFIED),
        ("0.49", Level.NEUTRAL),
        ("0", Level.NEUTRAL),
        ("-0.5", Level.DISSATISFIED),
        ("-1.49", Level.DISSATISFIED),
        ("-1.5", Level.VERY_DISSATISFIED),
    ],
)
def test_a_gap_on_a_threshold_is_beyond_it(gap, level):
    assert levels.level(Decimal(gap)) is level


def test_without_a_gap_there_is_no_level():
    assert levels.level(None) is None


def test_thresholds_are_the_surveys_own():
    wide = Thresholds(near=1, far=3)

    found = [levels.level(gap, wide) for gap in (-3, -2, 0, Fraction(1, 2), 2, 3)]

    assert found == [1, 2, 3, 3, 4, 5]


@pytest.mark.parametrize(("near", "far"), [(0, 1), (-1, 1), (2, 1)])
def test_thresholds_that_contradict_each_other_are_refused(near, far):
    with pytest.raises(ValueError, match="near threshold"):
        Thresholds(near, far)


def test_levels_are_told_as_a_distribution_over_pairs():
    pairs = [Pair(5, 4), Pair(5, 4), Pair(3, 5), Pair(4, 4), Pair(None, 4)]

    found = levels.distribution(pairs)

    assert (found.n, found.dropped) == (4, 1)
    assert list(found.counts.items()) == [(5, 1), (4, 0), (3, 1), (2, 2), (1, 0)]
    assert found.share(Level.DISSATISFIED) == Fraction(1, 2)


def test_without_pairs_no_level_has_a_share():
    found = levels.distribution([])

    assert (found.n, found.share(Level.NEUTRAL)) == (0, None)


@given(GAPS)
@settings(max_examples=60, deadline=None)
def test_levels_are_symmetric(gap):
    one, other = levels.level(gap), levels.level(-gap)

    assert one is not None
    assert other == 6 - one


@given(st.lists(st.builds(Pair, ANSWERS, ANSWERS), max_size=15), st.randoms())
@settings(max_examples=60, deadline=None)
def test_counts_make_n_in_whatever_order(pairs, chance):
    mixed = list(pairs)
    chance.shuffle(mixed)

    found = levels.distribution(pairs)

    assert found.n + found.dropped == len(pairs)
    assert found == levels.distribution(mixed)
    assert sum(found.share(level) or 0 for level in Level) == bool(found.n)
