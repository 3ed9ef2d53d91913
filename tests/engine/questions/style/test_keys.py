import pytest

from engine.questions.style import keys
from engine.questions.style.item import items
from tests.engine.questions.style import asked


def short(letter, **question):
    return asked.choice("One", "Two", "Six", "Ten", right=letter, **question)


def lengths(letter):
    """Return a question whose first option is the longest."""
    return asked.choice("Nine", "Two", "Six", "Ten", right=letter)


def said(items, *, is_shuffled=False):
    found = keys.warnings(items, is_shuffled=is_shuffled)
    return [(one.message, *one.values.values()) for one in found]


@pytest.mark.parametrize(
    ("letters", "warning"),
    [("BBABB", ("B", 4, 5)), ("ACDCACBCC", ("C", 5, 9))],
)
def test_letter_that_is_right_too_often_is_named(letters, warning):
    found = said([short(letter) for letter in letters])

    assert found == [(keys.PLACE, *warning)]


@pytest.mark.parametrize("letters", ["BBAB", "ABCDA", "ABACADAB", ""])
def test_letters_as_chance_deals_them_are_not(letters):
    assert said([short(letter) for letter in letters]) == []


def test_third_of_the_same_letter_in_a_row_is_named_once():
    found = [*keys.warnings([short(one) for one in "ABBBBC"], is_shuffled=False)]

    assert [one.message for one in found if one.message == keys.RUN] == [keys.RUN]


def test_run_ends_with_its_file():
    first, second = (
        next(items("## Why? {#a}\n\n- [x] 1\n- [ ] 2", first_line=1, path=path))
        for path in ("one.md", "two.md")
    )

    assert said([first, first, second, second]) == []


def test_shuffled_options_hide_their_places():
    assert said([short("B")] * 5, is_shuffled=True) == []


def test_options_with_a_fixed_order_are_not_hidden_by_shuffling():
    fixed = short("B", attributes="order=fixed")

    assert said([fixed] * 5, is_shuffled=True) == [
        (keys.PLACE, "B", 5, 5),
        (keys.RUN, "B"),
    ]


def test_longest_option_that_is_right_too_often_is_named_though_shuffled():
    items = [lengths(letter) for letter in "AAAAB"]

    assert said(items, is_shuffled=True) == [(keys.LENGTH, 4, 5)]


def test_longest_option_that_is_right_too_seldom_is_named():
    assert said([lengths("B")] * 11, is_shuffled=True) == [(keys.SELDOM, 0, 11)]


def test_options_of_one_length_tell_nothing():
    assert said([short("B")] * 11, is_shuffled=True) == []


@pytest.mark.parametrize(
    ("answers", "found"),
    [
        ([True] * 5, [(keys.STATEMENTS, "对", 5, 5)]),
        ([False] * 5, [(keys.STATEMENTS, "错", 5, 5)]),
        ([True] * 4, []),
        ([True, True, True, True, False], []),
    ],
)
def test_statements_that_are_all_right_or_all_wrong_are_named(answers, found):
    items = [asked.statement("So it is.", is_true=answer) for answer in answers]

    assert said(items, is_shuffled=True) == found
