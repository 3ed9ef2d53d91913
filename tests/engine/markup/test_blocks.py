import pytest

from engine.markup import blocks
from engine.markup.page import Audience, Slot, fragment, render
from engine.markup.text import plain
from tests.engine.markup import making


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("/// nope\n字\n///", [(1, blocks.UNKNOWN_BLOCK)]),
        ("字\n\n/// note\n字", [(3, blocks.NOT_CLOSED)]),
        ("/// note\n/// quote\n字", [(1, blocks.NOT_CLOSED), (2, blocks.NOT_CLOSED)]),
        ("/// trainer\n/// note\n字\n///", [(1, blocks.NOT_CLOSED)]),
        ("字\n\n///\n\n///", [(3, blocks.STRAY_CLOSE), (5, blocks.STRAY_CLOSE)]),
        ("- 字\n\n    /// note", [(3, blocks.INDENTED)]),
        ("/// note 标题\n字\n///", [(1, blocks.NO_BAR)]),
        ("/// note\n/// check\n///\n///", [(2, blocks.SLOT_INSIDE)]),
        ("/// trainer\n/// write\n///\n///", [(2, blocks.SLOT_INSIDE)]),
        ("字\n\n```python\n/// note", [(3, blocks.FENCE_OPEN)]),
        ("/// trainer\n```\nx\n///", [(1, blocks.NOT_CLOSED), (2, blocks.FENCE_OPEN)]),
        ("``` a b\n字", [(1, blocks.FENCE_ODD)]),
        ("- 字\n    ```", [(2, blocks.FENCE_ODD)]),
        ("/// note\n" * 5 + "字\n" + "///\n" * 5, [(5, blocks.TOO_DEEP)]),
        ("/// trainer\n" * 5 + "字\n" + "///\n" * 5, [(5, blocks.TOO_DEEP)]),
    ],
)
def test_mistake_in_a_block_is_told_at_its_line(source, expected):
    assert making.mistakes(source) == expected


def test_unknown_block_names_the_nearest():
    assert "Nearest: “trainer”" in str(making.problems("/// trainr\n字\n///")[0])


def test_unknown_block_is_shown_to_trainers_only():
    source = "/// trainr\n机密\n///"
    made, _ = render(source, first_line=1, surroundings=making.surroundings())

    assert "机密" in made.html[Audience.TRAINER]
    assert made.html[Audience.TRAINEE] == ""


def test_mistakes_inside_blocks_and_lists_are_told_at_their_lines():
    source = "/// note\n- 一\n- [二](gone.md)\n\n    > ![](steps.svg)\n///"

    assert [problem.line for problem in making.problems(source)] == [3, 5]


def test_question_on_the_spot_becomes_a_slot():
    made = making.page(
        "字\n\n/// check\n## 为什么？ {#why points=2}\n- [x] a\n///\n\n字"
    )

    assert made.slots == (
        Slot("check", "why", "## 为什么？ {#why points=2}\n- [x] a", 4, {}),
    )
    assert made.html[Audience.TRAINEE] == (
        '<p id="p1">字</p>\n<div class="slot" data-slot="check" id="why"></div>\n'
        '<p id="p2">字</p>'
    )


def test_blocks_and_code_inside_a_question_are_left_to_its_reader():
    source = "## 写 {#w}\n/// trainer\n标准\n///\n```\n///\n```"
    made = making.page(f"/// check\n{source}\n///")

    assert made.slots[0].source == source


def test_code_may_show_a_block():
    made = making.html("```\n/// note\n[a](gone.md) {#a}\n```")

    assert "/// note\n[a](gone.md) {#a}\n" in made


def test_code_in_a_line_may_begin_with_a_fence():
    assert making.line_html("```a``` 字") == "<code>a</code> 字"


def test_blocks_may_stand_inside_blocks():
    made = making.page(
        "/// supplement | 边界\n一\n/// trainer\n密\n/// note\n三\n///\n///\n///"
    )

    assert plain(made.html[Audience.TRAINEE]) == "边界\n编者补充\n一"
    assert "密" in made.html[Audience.TRAINER]
    assert '<aside class="note">' in made.html[Audience.TRAINER]


def test_blocks_cannot_stand_in_a_fragment():
    made, found = fragment(
        "一\n/// note\n二\n///", line=5, surroundings=making.surroundings()
    )

    assert made == "一"
    assert [(one.line, one.message) for one in found] == [(6, blocks.NO_BLOCKS_HERE)]


def test_trainers_block_has_a_title_of_its_own_and_an_id():
    assert making.trainer_html("/// trainer\n密\n///") == (
        '<aside class="trainer" id="trainer-1" aria-labelledby="trainer-1-title">'
        '<h3 class="trainer-title" id="trainer-1-title">讲师专用</h3>\n<p>密</p>'
        "</aside>"
    )


def test_title_of_a_trainers_block_is_text():
    assert "&lt;b&gt;" in making.trainer_html("/// trainer | <b>\n密\n///")


def test_footnotes_of_a_trainers_block_stay_in_it():
    made = making.page("字[^1]\n\n[^1]: 甲\n\n/// trainer\n密[^1]\n\n[^1]: 乙\n///")

    assert "乙" not in made.html[Audience.TRAINEE]
    assert made.html[Audience.TRAINER].count('id="fn-0-1"') == 1


@pytest.mark.parametrize("block", ["/// note", "/// note\n字\n///\n\n"])
@pytest.mark.parametrize("meaning", [":   字", ":   ", ":"])
def test_definition_below_a_block_explains_nothing(block, meaning):
    source = f"{block}\n{meaning}\n" + ("///" if block == "/// note" else "")

    assert [message for _, message in making.mistakes(source)] == [blocks.NO_TERM]
