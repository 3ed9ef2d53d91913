import pytest

from engine.questions import task_list
from engine.questions.draft import Line
from tests.engine.questions import examples

PLAIN = (
    "This option is not written plainly. Begin its line with “- [ ]”, or with “- [x]” "
    "if it is right, and a space."
)


def read(text):
    """Return what the options say, and the mistakes in them."""
    draft = examples.draft(text)
    return task_list.options(draft), examples.told(draft.problems)


def test_options_have_their_place_as_key():
    options, mistakes = read("- [ ] a\n- [x] b\n* [X] c\n  + [ ] d")

    assert [(option.key, option.text, option.is_right) for option in options] == [
        ("1", "a", False),
        ("2", "b", True),
        ("3", "c", True),
        ("4", "d", False),
    ]
    assert mistakes == []


def test_feedback_stands_indented_below_its_option():
    options, mistakes = read(
        "- [ ] a\n    > Not *quite*.\n    > Look again.\n\n- [x] b\n  > Yes.\n- [ ] c"
    )

    assert [option.feedback for option in options] == [
        "Not <em>quite</em>.\nLook again.",
        "Yes.",
        "",
    ]
    assert mistakes == []


def test_option_goes_on_in_indented_lines():
    options, mistakes = read(
        "- [ ] a\n      goes on\n\n    and on\n    > No.\n      Really.\n- [x] b"
    )

    assert options[0].text == "<p>a\ngoes on</p>\n<p>and on</p>"
    assert options[0].feedback == "No.\nReally."
    assert mistakes == []


def test_option_that_looks_like_a_list_stays_words():
    options, _mistakes = read("- [x] 1. a\n- [ ] - 5")

    assert [option.text for option in options] == ["1. a", "- 5"]


def test_lines_before_the_first_option_are_the_material():
    draft = examples.draft("Read this.\n\n- [x] a\n- [ ] b")

    assert [line.text for line in task_list.before(draft)] == ["Read this.", ""]


def test_boxes_in_code_are_none():
    draft = examples.draft("")
    lines = (Line(1, "- [x] code", is_fenced=True),)

    assert task_list.boxes(type(draft)(1, "", {}, lines, draft.surroundings)) == []


@pytest.mark.parametrize(
    "text", ["[x](page.md) a link", "[x]: page.md", "[[推动]]", "[ab] text", "- plain"]
)
def test_other_brackets_open_no_option(text):
    assert task_list.boxes(examples.draft(text)) == []


@pytest.mark.parametrize(
    "wrong",
    [
        "-[x] b",
        "- [x]b",
        "- [] b",
        "- [ x ] b",
        "[x] b",
        "2. [x] b",
        "- [√] b",
        "- 【x】 b",
        "    - [x] b",
        "-  [x] b",
    ],
)
def test_option_in_a_wrong_form_is_named(wrong):
    options, mistakes = read(f"- [x] a\n{wrong}\n- [ ] c")

    assert mistakes == [(12, PLAIN)]
    assert options[1].text == "b"


@pytest.mark.parametrize(
    ("text", "mistakes"),
    [
        (
            "- [x] a\n- [ ]\n- [ ] c",
            [(12, "This option is empty. Write its text after “]”.")],
        ),
        (
            "- [x] a\n- [ ] b\n> No.\n- [ ] c",
            [
                (
                    13,
                    (
                        "This quote belongs to nothing. Indent it by four spaces if it "
                        "is the feedback of the option above, or begin it with "
                        "“> 解析:” or “> Explanation:” if it explains the question."
                    ),
                )
            ],
        ),
        (
            "- [x] a\n- [ ] b\n\nAnd this?\n\nOr this?",
            [
                (
                    14,
                    (
                        "This text stands behind the options. Put it before them, or "
                        "indent it by four spaces if it belongs to the option above."
                    ),
                )
            ],
        ),
        (
            "- [x] a b\n- [ ] b\n- [ ] \uff41  b",
            [(13, "The option “\uff41  b” stands here twice. Change or remove one.")],
        ),
        (
            "- [ ] a\n- [ ] b",
            [(10, "No option is right. Mark the right one with “- [x]”.")],
        ),
        ("- [x] a", [(10, "There is only one option. Add at least one more.")]),
        (
            "- [ ] a",
            [
                (10, "No option is right. Mark the right one with “- [x]”."),
                (10, "There is only one option. Add at least one more."),
            ],
        ),
        (
            "- [x] a\n- [x] b",
            [(10, "All options are right. Mark a wrong one with “- [ ]”, or add one.")],
        ),
    ],
)
def test_mistakes_in_options_say_how_to_mend_them(text, mistakes):
    assert read(text)[1] == mistakes


def test_options_without_a_right_one_are_none():
    assert read("- [ ] a\n- [ ] b")[0] == ()
