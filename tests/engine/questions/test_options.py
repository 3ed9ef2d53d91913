import pytest

from engine.questions.options import Option, ask, letter, reveal
from engine.questions.question import Show
from tests.engine.questions import examples


@pytest.mark.parametrize(
    ("place", "name"), [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA")]
)
def test_letters_go_on_after_z(place, name):
    assert letter(place) == name


def test_asked_options_tell_what_is_picked_and_nothing_of_what_is_right():
    asked = ask(examples.options("2", count=2), frozenset("1"))

    assert repr(asked) == (
        "(AskedOption(key='1', letter='A', text='Option 1', is_picked=True),"
        " AskedOption(key='2', letter='B', text='Option 2', is_picked=False))"
    )


# Options 1 and 2 are right; 2 and 3 are picked.
@pytest.mark.parametrize(
    ("show", "verdicts", "feedback"),
    [
        (Show.NOTHING, ["", "", "", ""], []),
        (Show.MARKS | Show.EXPLANATION, ["", "", "", ""], []),
        (Show.CORRECTNESS, ["", "right", "wrong", ""], []),
        (Show.RIGHT_ANSWER, ["missed", "right", "wrong", ""], []),
        (Show.FEEDBACK, ["", "", "", ""], ["2", "3"]),
        (Show.REVIEW, ["missed", "right", "wrong", ""], ["1", "2", "3"]),
        (Show.KEY, ["missed", "right", "wrong", ""], ["1", "2", "3", "4"]),
    ],
)
def test_revealed_options_show_only_what_is_allowed(show, verdicts, feedback):
    revealed = reveal(examples.options("12"), frozenset("23"), show)

    assert [option.verdict for option in revealed] == verdicts
    assert [option.key for option in revealed if option.feedback] == feedback
    assert [option.is_picked for option in revealed] == [False, True, True, False]


def test_options_come_back_from_json_as_they_were():
    options = examples.options("13")

    assert Option.all_from_json([option.to_json() for option in options]) == options
