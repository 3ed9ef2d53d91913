from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.measures import loyalty
from engine.measures.loyalty import Promotion

RETENTIONS = st.fractions(min_value=0, max_value=1, max_denominator=50)


def test_six_detracts_seven_stands_by_nine_promotes():
    assert loyalty.of_answers([0, 6, 7, 8, 9, 10, None]) == Promotion(2, 2, 2)


def test_every_answer_has_its_place():
    assert loyalty.of_answers(range(11)) == Promotion(2, 2, 7)


def test_the_score_comes_from_counts():
    found = loyalty.of_frequencies([1, 3, 5, 4, 7, 15, 22, 51, 85, 73, 59])

    assert (found.n, found.promoters, found.detractors) == (325, 132, 57)
    assert found.score == Fraction(300, 13)
    assert found.share(found.promoters) == Fraction(528, 13)


def test_of_nobody_there_is_no_score():
    found = loyalty.of_answers([None])

    assert (found.n, found.score, found.share(0)) == (0, None, None)


@pytest.mark.parametrize("frequencies", [[], [1] * 10, [0] * 10 + [-1]])
def test_eleven_counts_are_needed(frequencies):
    with pytest.raises(ValueError, match="eleven counts"):
        loyalty.of_frequencies(frequencies)


@pytest.mark.parametrize("answer", [-1, 11])
def test_an_answer_off_the_scale_is_refused(answer):
    with pytest.raises(ValueError, match="from 0 to 10"):
        loyalty.of_answers([answer])


def test_a_split_below_nothing_is_refused():
    with pytest.raises(ValueError, match="below 0"):
        Promotion(3, -1, 2)


@pytest.mark.parametrize(
    ("retention", "periods"), [("0", 1), ("0.8", 5), ("0.95", 20), ("1", None)]
)
def test_who_stays_longer_lasts_longer(retention, periods):
    assert loyalty.lifetime(Decimal(retention)) == periods


@pytest.mark.parametrize("retention", ["-0.1", "1.01"])
def test_a_retention_is_a_share(retention):
    with pytest.raises(ValueError, match="from 0 to 1"):
        loyalty.lifetime(Decimal(retention))


@pytest.mark.parametrize(
    ("retention", "discount", "value"),
    [
        ("0.8", "0.1", Fraction(800, 3)),
        ("0", "0.1", 0),
        ("1", "0.1", 1000),
        ("1", "0", None),
    ],
)
def test_a_customers_value_leaves_out_the_first_margin(retention, discount, value):
    assert loyalty.value(100, Decimal(retention), Decimal(discount)) == value


def test_a_discount_below_nothing_is_refused():
    with pytest.raises(ValueError, match="not below 0"):
        loyalty.value(100, Fraction(1, 2), -1)


@given(st.lists(st.none() | st.integers(0, 10), max_size=30), st.randoms())
@settings(max_examples=60, deadline=None)
def test_the_score_lies_between_all_against_and_all_for(answers, chance):
    mixed = list(answers)
    chance.shuffle(mixed)

    found = loyalty.of_answers(answers)

    assert found == loyalty.of_answers(mixed)
    assert found.n == sum(answer is not None for answer in answers)
    assert -100 <= (found.score or 0) <= 100


@given(RETENTIONS)
@settings(max_examples=40, deadline=None)
def test_a_relationship_lasts_at_least_a_period(retention):
    assert (loyalty.lifetime(retention) or 1) >= 1
