from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.questions.scoring import Scoring

KEYS = st.frozensets(st.sampled_from("1234567"))


@pytest.mark.parametrize(
    ("right", "picked", "all_or_nothing", "proportional", "partial"),
    [
        ("13", "13", 1, 1, 1),
        ("13", "1", 0, Fraction(1, 2), Fraction(1, 2)),
        ("13", "132", 0, Fraction(1, 2), 0),
        ("13", "12", 0, 0, 0),
        ("13", "24", 0, 0, 0),
        ("13", "1234", 0, 0, 0),
        ("13", "", 0, 0, 0),
        ("123", "1", 0, Fraction(1, 3), Fraction(1, 3)),
        ("123", "1234", 0, Fraction(2, 3), 0),
    ],
)
def test_picks_earn_what_the_scoring_says(
    right, picked, all_or_nothing, proportional, partial
):
    shares = {
        scoring: scoring.share(frozenset(picked), frozenset(right))
        for scoring in Scoring
    }

    assert shares == {
        Scoring.ALL_OR_NOTHING: all_or_nothing,
        Scoring.PROPORTIONAL: proportional,
        Scoring.PARTIAL: partial,
    }


# The worked example of Moodle's "OU multiple response": four mammals of seven animals.
@pytest.mark.parametrize(
    ("picked", "share"),
    [("1457", "1"), ("4", "1/4"), ("14576", "3/4"), ("14523", "1/4"), ("236", "0")],
)
def test_proportional_scoring_gives_what_moodle_gives(picked, share):
    given_share = Scoring.PROPORTIONAL.share(frozenset(picked), frozenset("1457"))

    assert given_share == Fraction(share)


@pytest.mark.parametrize("scoring", Scoring)
@settings(deadline=None)
@given(picked=KEYS, right=KEYS.filter(bool))
def test_share_lies_between_nothing_and_all(scoring, picked, right):
    assert 0 <= scoring.share(picked, right) <= 1
    assert scoring.share(right, right) == 1
    assert scoring.share(picked - right, right) == 0


@settings(deadline=None)
@given(picked=KEYS, right=KEYS.filter(bool))
def test_stricter_scoring_never_gives_more(picked, right):
    strict, middle, mild = (
        scoring.share(picked, right)
        for scoring in (Scoring.ALL_OR_NOTHING, Scoring.PARTIAL, Scoring.PROPORTIONAL)
    )

    assert strict <= middle <= mild
