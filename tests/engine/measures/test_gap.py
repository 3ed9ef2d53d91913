from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.measures import gap
from engine.measures.exact import Score
from engine.measures.gap import Gap, Pair
from engine.measures.scale import Scale

FIVE = Scale(1, 5)
DIMENSIONS = {"reliability": ["on time", "kept"], "empathy": ["kind"]}
ANSWERS = st.none() | st.integers(1, 5)
PAIRS = st.builds(Pair, ANSWERS, ANSWERS)
RESPONDENTS = st.lists(
    st.dictionaries(st.sampled_from(["on time", "kept", "kind"]), PAIRS), max_size=8
)


@pytest.mark.parametrize(
    ("expected", "perceived", "value"),
    [(5, 4, -1), (3, 3, 0), (2, 5, 3), (None, 3, None), (3, None, None)],
)
def test_a_gap_is_perceived_less_expected(expected, perceived, value):
    assert Pair(expected, perceived).gap == value


def test_an_incomplete_pair_drops_out_on_both_sides():
    found = gap.of_pairs([Pair(5, 4), Pair(5, 5), Pair(4, 4), Pair(None, 3)])

    assert found == Gap(3, Fraction(14, 3), Fraction(13, 3), dropped=1)
    assert found.gap == Fraction(-1, 3)


def test_without_answers_there_is_no_gap():
    found = gap.of_pairs([])

    assert (found.n, found.expected, found.perceived, found.gap) == (
        0,
        None,
        None,
        None,
    )


def test_an_item_that_somebody_was_not_asked_is_dropped_for_her():
    found = gap.item([{"kind": Pair(4, 5)}, {}], "kind")

    assert (found.n, found.gap, found.dropped) == (1, Fraction(1), 1)


def test_who_skips_an_item_weighs_as_much_as_the_others():
    thorough = {"on time": Pair(5, 1), "kept": Pair(5, 1)}
    hasty = {"on time": Pair(3, 3), "kept": Pair(3, None)}

    found = gap.dimension([thorough, hasty], DIMENSIONS["reliability"])

    assert (found.n, found.gap, found.dropped) == (2, Fraction(-2), 1)
    assert (found.expected, found.perceived) == (Fraction(4), Fraction(2))


def test_the_whole_is_the_unweighted_mean_of_the_dimensions():
    whole = gap.overall(
        [Gap(9, Fraction(4), Fraction(3)), Gap(2, Fraction(4), Fraction(4))]
    )

    assert (whole.n, whole.gap) == (2, Fraction(-1, 2))


def test_a_dimension_without_answers_is_not_in_the_whole():
    whole = gap.overall(
        [Gap(9, Fraction(4), Fraction(3)), Gap(0, None, None, dropped=3)]
    )

    assert (whole.n, whole.gap, whole.dropped) == (1, Fraction(-1), 3)


def test_weights_are_divided_by_their_own_sum():
    assert gap.weighted([-1, -2], [30, 60]) == Score(Fraction(-5, 3), 2)


def test_a_dimension_without_a_gap_takes_its_weight_with_it():
    assert gap.weighted([-1, None], [20, 80]) == Score(Fraction(-1), 1)


@pytest.mark.parametrize(
    ("weights", "is_so"),
    [
        ([11, 32, 22, 19, 16], True),
        ([10, 30, 20, 20, 10], False),
        ([100, 0], True),
        ([120, -20], False),
    ],
)
def test_shared_out_is_a_hundred_points_none_below_nothing(weights, is_so):
    assert gap.is_shared_out(weights) is is_so


def test_negative_statements_are_turned_before_the_gap_is_taken():
    answers = {"rude": Pair(1, 2), "kind": Pair(5, 4), "slow": Pair(None, None)}

    found = gap.turned(answers, {"rude", "slow"}, FIVE)

    assert found["rude"] == Pair(5, 4)
    assert found["rude"].gap == found["kind"].gap == -1
    assert found["slow"] == Pair(None, None)


def test_a_survey_has_the_gaps_of_items_dimensions_and_the_whole():
    found = gap.survey(
        [
            {"on time": Pair(5, 3), "kept": Pair(5, 5), "kind": Pair(3, 4)},
            {"on time": Pair(4, 4), "kept": Pair(4, None), "kind": Pair(None, 4)},
            {"on time": Pair(None, 1)},
        ],
        DIMENSIONS,
    )

    assert found.n == 2
    assert {name: one.gap for name, one in found.items.items()} == {
        "on time": -1,
        "kept": 0,
        "kind": 1,
    }
    assert found.dimensions["reliability"].gap == Fraction(-1, 2)
    assert (found.overall.n, found.overall.gap) == (2, Fraction(1, 4))
    assert found.weighted == Score(None, 0)


def test_each_respondent_weighs_her_own_gaps_first():
    respondents = [
        {"on time": Pair(5, 3), "kind": Pair(3, 3)},
        {"on time": Pair(5, 5), "kind": Pair(3, 4)},
        {"kind": Pair(3, 4)},
    ]
    weights = [{"reliability": 75, "empathy": 25}, {"empathy": 100}, {}]

    found = gap.survey(respondents, DIMENSIONS, weights)

    assert found.weighted == Score(Fraction(-1, 4), 2)


def test_every_respondent_needs_her_weights():
    with pytest.raises(ValueError, match="shorter"):
        gap.survey([{}, {}], DIMENSIONS, [{"empathy": 100}])


@given(st.lists(PAIRS, max_size=12))
@settings(max_examples=60, deadline=None)
def test_changing_sides_changes_the_sign(pairs):
    one = gap.of_pairs(pairs)
    other = gap.of_pairs(Pair(pair.perceived, pair.expected) for pair in pairs)

    assert one.n + one.dropped == len(pairs)
    assert other.gap == (None if one.gap is None else -one.gap)


@given(RESPONDENTS, st.randoms())
@settings(max_examples=60, deadline=None)
def test_the_order_of_respondents_is_irrelevant(respondents, chance):
    mixed = list(respondents)
    chance.shuffle(mixed)

    assert gap.survey(mixed, DIMENSIONS) == gap.survey(respondents, DIMENSIONS)


@given(PAIRS)
@settings(max_examples=30, deadline=None)
def test_turning_changes_the_sign_of_a_gap(pair):
    assert pair.turned(FIVE).gap == (None if pair.gap is None else -pair.gap)
