import pytest

from engine.questions.order import Ordering, Scoring
from engine.questions.question import Show
from tests.engine.questions import examples


def test_list_becomes_a_question():
    draft = examples.draft(
        "Look:\n\n1. hear\n2. ask\n   more\n3. **visit**", scoring="pairs"
    )

    question = Ordering.from_draft(draft, examples.stem())

    assert Ordering.claims(draft)
    assert [line.text for line in Ordering.material_of(draft)] == ["Look:", ""]
    assert draft.problems == []
    assert question is not None
    assert question.scoring is Scoring.PAIRS
    assert question.revealed(show=Show.KEY).right_order == (
        "hear",
        "ask\nmore",
        "<strong>visit</strong>",
    )


@pytest.mark.parametrize(
    ("text", "mistakes"),
    [
        ("1. a\n1. b\n1. c", []),
        (
            "1. a\n2. b",
            [
                (
                    10,
                    (
                        "An order of fewer than three items is guessed at once. Add "
                        "some, or ask for something else."
                    ),
                )
            ],
        ),
        (
            "1. a\n2. b\n3. a",
            [(13, "The item “a” stands here twice. Change or remove one.")],
        ),
        (
            "1. a\n2.\n3. c",
            [(12, "This item is empty. Write its text after the number.")],
        ),
        (
            "1.a\n2、b\n(3) c\n④ d",
            [
                (
                    10 + place,
                    (
                        f"Begin this line with “{place}. ”: a number, a full stop and "
                        "a space."
                    ),
                )
                for place in (1, 2, 3, 4)
            ],
        ),
        (
            "2. b\n1. a\n3. c",
            [
                (
                    11,
                    (
                        "The items stand in their right order from top to bottom, so "
                        "this is number 1. Put the list in the right order and number "
                        "it anew."
                    ),
                )
            ],
        ),
        (
            "1. a\n2. b\n3. c\n\nmore",
            [
                (
                    15,
                    (
                        "This text stands behind the list. Put it before it, indent it "
                        "by four spaces if it belongs to the item above, or begin it "
                        "with “> 解析:” or “> Explanation:” if it explains the "
                        "question."
                    ),
                )
            ],
        ),
        (
            "\n".join(f"{n}. item {n}" for n in range(1, 22)),
            [(10, "These are 21 items to put in order. Ask for 20 at most.")],
        ),
    ],
)
def test_mistakes_in_a_list_are_named(text, mistakes):
    draft = examples.draft(text)

    question = Ordering.from_draft(draft, examples.stem())

    assert examples.told(draft.problems) == mistakes
    assert isinstance(question, Ordering)


def test_list_of_one_item_is_no_question():
    assert Ordering.from_draft(examples.draft("1. a"), examples.stem()) is None


@pytest.mark.parametrize("text", ["1.5 times", "- a", "(see 1)", "    1. code"])
def test_other_lines_are_no_order(text):
    assert not Ordering.claims(examples.draft(text))
