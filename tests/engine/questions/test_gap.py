from fractions import Fraction

import pytest

from engine.questions.gap import Gap, NoGap, ShownOption, given, read
from engine.questions.question import Show
from engine.questions.typed import LONGEST
from engine.questions.verdict import BadResponse

BLANK = read("推动||推进", mark="（1）")
CHOICE = read("冻结|*再结冻|解体", mark="（2）")


@pytest.mark.parametrize(
    ("text", "accepted"),
    [
        ("推动", ("推动",)),
        (" 推动 || 推进 ", ("推动", "推进")),
        ("a\uff5c\uff5cb", ("a", "b")),
        ("和/或", ("和/或",)),
        ("a*b", ("a*b",)),
    ],
)
def test_blank_holds_what_is_accepted(text, accepted):
    assert read(text, mark="").accepted == accepted
    assert read(text, mark="").options == ()


@pytest.mark.parametrize(
    "text",
    [
        "冻结|*再结冻|解体",
        "冻结\uff5c\uff0a 再结冻\uff5c解体",
        " 冻结 | *再结冻 | 解体 ",
    ],
)
def test_drop_down_holds_its_options_with_the_right_one_starred(text):
    options = read(text, mark="").options

    assert [(each.key, each.text, each.is_right) for each in options] == [
        ("1", "冻结", False),
        ("2", "再结冻", True),
        ("3", "解体", False),
    ]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "is empty"),
        ("。\u200b||\u200b", "is empty"),
        ("a||", "is empty"),
        ("*推动", "The star in"),
        ("a" * (LONGEST + 1), "too long"),
        ("a|b", "One option"),
        ("*a|*b", "One option"),
        ("a||*b|c", "An option of “{text}” is empty"),
        ("*|b", "An option of “{text}” is empty"),
        ("*a|b|b", "stands there twice"),
    ],
)
def test_mistake_says_how_to_mend_it(text, words):
    with pytest.raises(NoGap, match=words):
        read(text, mark="")


@pytest.mark.parametrize(
    ("gap", "text", "is_right"),
    [
        (BLANK, "推進。", True),
        (BLANK, "推", False),
        (BLANK, "", False),
        (CHOICE, "2", True),
        (CHOICE, "1", False),
        (CHOICE, "再结冻", False),
        (CHOICE, "", False),
    ],
)
def test_gap_is_right_or_not(gap, text, is_right):
    assert gap.is_right(text) is is_right
    assert gap.is_right(gap.right_answer())


def test_form_sends_a_text_or_the_key_of_an_option():
    assert BLANK.sent("a\tb") == "a b"
    assert CHOICE.sent("3") == "3"
    assert CHOICE.sent("") == ""
    for gap, value in [(CHOICE, "4"), (BLANK, "a" * (LONGEST + 1))]:
        with pytest.raises(BadResponse):
            gap.sent(value)


def test_guessing_finds_one_of_the_options():
    assert CHOICE.chance() == Fraction(1, 3)
    assert BLANK.chance() == 0


@pytest.mark.parametrize(
    ("gap", "text", "show", "verdict", "right"),
    [
        (BLANK, "推", Show.NOTHING, "", ()),
        (BLANK, "推", Show.MARKS | Show.FEEDBACK | Show.EXPLANATION, "", ()),
        (BLANK, "推", Show.CORRECTNESS, "wrong", ()),
        (BLANK, "推进", Show.RIGHT_ANSWER, "right", ("推动", "推进")),
        (CHOICE, "1", Show.REVIEW, "wrong", ("再结冻",)),
        (CHOICE, "", Show.REVIEW, "", ("再结冻",)),
    ],
)
def test_gap_shows_only_what_is_allowed(gap, text, show, verdict, right):
    shown = gap.shown(3, text, show)

    assert (shown.number, shown.verdict, shown.right) == (3, verdict, right)


def test_drop_down_shows_the_text_of_what_was_picked():
    shown = CHOICE.shown(1, "1", Show.NOTHING)

    assert shown.given == "冻结"
    assert shown.options[0] == ShownOption("1", "冻结", is_picked=True)
    assert CHOICE.shown(1, "nonsense", Show.NOTHING).given == ""
    assert BLANK.shown(1, "推", Show.NOTHING).given == "推"


def test_options_are_shuffled_and_keep_their_keys():
    shuffled = CHOICE.shuffled(1, "steps/2")

    assert [option.key for option in shuffled.options] != ["1", "2", "3"]
    assert set(shuffled.options) == set(CHOICE.options)
    assert BLANK.shuffled(1, "steps/1") == BLANK


@pytest.mark.parametrize("gap", [BLANK, CHOICE])
def test_gap_comes_back_as_it_was(gap):
    assert Gap.from_json(gap.to_json()) == gap


def test_saved_gap_without_a_right_answer_is_refused():
    with pytest.raises(ValueError, match="mark"):
        Gap.from_json({"mark": "", "accepted": [], "options": []})


@pytest.mark.parametrize(
    ("response", "texts"),
    [
        (["a", "b"], ("a", "b")),
        (["a", 3], ("a", "")),
        (["a" * 300, None], ("", "")),
        (["a"], ("", "")),
        ("ab", ("", "")),
        (None, ("", "")),
    ],
)
def test_nonsense_fills_no_gap(response, texts):
    assert given(response, 2) == texts
