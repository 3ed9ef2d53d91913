from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.measures import kano
from engine.measures.kano import Answer, Category, Tally
from tests.engine.measures.examples import known

LETTERS = {one.letter: one for one in Category}
COUNTS = st.dictionaries(st.sampled_from(Category), st.integers(0, 40))
ANSWERS = st.none() | st.sampled_from(Answer)
PAIRS = st.lists(st.tuples(ANSWERS, ANSWERS), max_size=20)


def counts(**given):
    return {LETTERS[letter]: count for letter, count in given.items()}


def letter(category):
    return category and category.letter


def test_the_table_has_three_attractive_cells_and_one_wanted_more_the_better():
    cells = [kano.category(one, other).letter for one in Answer for other in Answer]

    found = {letter: cells.count(letter) for letter in "MOAIRQ"}
    assert found == {"M": 3, "O": 1, "A": 3, "I": 9, "R": 7, "Q": 2}


def test_answers_are_counted_by_category():
    found = kano.tally(
        [
            (Answer.LIKE, Answer.DISLIKE),
            (Answer.LIKE, Answer.NEUTRAL),
            (Answer.LIKE, None),
            (None, None),
        ]
    )

    assert (found.n, found.dropped) == (2, 2)
    assert found.counts[Category.ONE_DIMENSIONAL] == 1
    assert found.counts[Category.ATTRACTIVE] == 1
    assert found.counts[Category.INDIFFERENT] == 0


def test_a_clear_lead_needs_no_rule():
    found = kano.figures(counts(M=2, O=10, A=3, I=4, Q=1))

    assert (letter(found.mode), letter(found.category)) == ("O", "O")
    assert (found.is_mixed, found.contenders) == (False, (Category.ONE_DIMENSIONAL,))
    assert found.category_strength == Fraction(6, 20)
    assert found.total_strength == Fraction(15, 20)
    assert (found.better, found.worse) == (Fraction(13, 19), Fraction(-12, 19))


def test_six_points_exactly_are_mixed():
    found = kano.figures(counts(A=28, O=22, M=20, I=20, R=5, Q=5))

    assert (found.is_mixed, letter(found.mode), letter(found.category)) == (
        True,
        "A",
        "O",
    )
    assert [one.letter for one in found.contenders] == ["O", "A"]


def test_a_lead_of_more_than_six_points_is_clear():
    found = kano.figures(counts(O=101, M=81, A=54, I=54, R=3, Q=3))

    assert found.category_strength == Fraction(20, 296)
    assert (found.is_mixed, letter(found.category)) == (False, "O")


def test_the_band_can_be_another():
    found = kano.figures(
        counts(A=28, O=22, M=20, I=20, R=5, Q=5), band=Fraction(5, 100)
    )

    assert (found.is_mixed, letter(found.category)) == (False, "A")


def test_who_ties_with_the_second_contends_too():
    found = kano.figures(counts(A=10, M=9, O=9, I=1))

    assert [one.letter for one in found.contenders] == ["M", "O", "A"]
    assert letter(found.category) == "M"


def test_a_tie_has_no_mode():
    found = kano.figures(counts(A=8, O=1, M=1, I=8))

    assert (found.mode, letter(found.category)) == (None, "A")


def test_questionable_answers_never_win_but_count():
    found = kano.figures(counts(A=2, O=1, Q=7))

    assert (found.n, letter(found.category)) == (10, "A")
    assert found.category_strength == Fraction(1, 10)
    assert found.needs_review


@pytest.mark.parametrize(
    ("given_", "category", "is_reviewed"),
    [
        ({"R": 3, "Q": 2}, "R", True),
        ({"R": 10, "A": 10}, "A", True),
        ({"A": 10, "R": 4, "M": 2}, "A", True),
        ({"A": 10, "M": 4, "R": 4}, "A", True),
        ({"A": 10, "M": 4, "R": 3, "Q": 3}, "A", False),
        ({"A": 10, "R": 1}, "A", True),
        ({"A": 10}, "A", False),
    ],
)
def test_reverse_or_questionable_at_the_top_is_to_be_looked_at(
    given_, category, is_reviewed
):
    found = kano.figures(counts(**given_))

    assert letter(found.category) == category
    assert found.needs_review is is_reviewed


def test_nobody_wins_among_none():
    found = kano.figures({})

    assert (found.n, found.category, found.mode, found.contenders) == (
        0,
        None,
        None,
        (),
    )
    assert (found.is_mixed, found.needs_review) == (None, False)
    assert (found.category_strength, found.total_strength) == (None, None)
    assert (found.better, found.worse) == (None, None)
    assert not found.is_doubtful


def test_only_contradictions_have_no_category():
    found = kano.figures(counts(Q=4))

    assert (found.n, found.category, found.is_mixed) == (4, None, None)
    assert found.total_strength == found.category_strength == 0
    assert (found.better, found.needs_review) == (None, True)


def test_reverse_alone_among_contradictions_is_still_reverse():
    found = kano.figures(counts(R=1, Q=19))

    assert (found.is_mixed, found.contenders) == (True, (Category.REVERSE,))


def test_published_shares_may_name_their_n():
    found = kano.figures(counts(A=70, O=323, M=493, I=95, R=3, Q=15), n=1000)

    assert (found.n, found.category_strength) == (1000, Fraction(17, 100))


def test_a_count_below_nothing_is_refused():
    with pytest.raises(ValueError, match="below 0"):
        kano.figures(counts(A=-1))


@pytest.mark.parametrize(("contradictions", "is_so"), [(2, False), (3, True)])
def test_many_contradictions_throw_doubt_on_the_wording(contradictions, is_so):
    found = kano.figures(counts(A=100 - contradictions, Q=contradictions))

    assert found.is_doubtful is is_so


@pytest.mark.parametrize(
    ("given_", "category"),
    [
        ({"M": 65, "O": 87, "A": 93, "I": 51}, "A"),
        ({"M": 9, "O": 18, "A": 83, "I": 177, "R": 6, "Q": 3}, "I"),
        ({"A": 5, "I": 5}, "I"),
        ({"A": 1}, "A"),
        ({"O": 5, "A": 5, "I": 1}, "O"),
        ({"I": 4, "Q": 4}, "I"),
        ({"I": 3, "Q": 4}, "Q"),
        ({"R": 4, "Q": 4}, None),
        ({}, None),
    ],
)
def test_the_other_rule_asks_first_whether_it_is_wanted(given_, category):
    assert letter(kano.alternative(counts(**given_))) == category


def test_half_is_substantial():
    values = [Fraction(1, 2), Fraction(-1, 2), Fraction(49, 100)]

    assert [kano.is_substantial(value) for value in values] == [True, True, False]


@given(COUNTS)
@settings(max_examples=60, deadline=None)
def test_figures_stay_where_they_can_be(given_):
    found = kano.figures(given_)

    assert 0 <= (found.better or 0) <= 1
    assert -1 <= (found.worse or 0) <= 0
    assert 0 <= (found.category_strength or 0) <= 1
    assert sum(found.share(one) or 0 for one in Category) == bool(found.n)
    assert found.category in (*found.contenders, None)


@given(PAIRS, st.randoms())
@settings(max_examples=60, deadline=None)
def test_counts_make_n_in_whatever_order(pairs, chance):
    mixed = list(pairs)
    chance.shuffle(mixed)

    found = kano.tally(pairs)

    assert found.n + found.dropped == len(pairs)
    assert found == kano.tally(mixed)


@given(COUNTS, st.integers(2, 9))
@settings(max_examples=30, deadline=None)
def test_many_that_answer_alike_come_to_the_same(given_, times):
    one = kano.figures(given_)
    other = kano.figures({key: count * times for key, count in given_.items()})

    assert (one.category, one.mode, one.better) == (
        other.category,
        other.mode,
        other.better,
    )
    assert (one.category_strength, one.needs_review) == (
        other.category_strength,
        other.needs_review,
    )


def test_a_tally_goes_on_to_figures():
    tally = Tally(counts(M=1), dropped=0)

    assert known(kano.figures(tally.counts).category) is Category.MUST_BE
