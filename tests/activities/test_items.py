import pytest

from activities import items
from tests.activities import small

BODY = """Write it down.

/// trainer
Ten minutes.
///

## What is new? {#insight}

Two things.

/// trainer | Why
A quiet room.

/// note
Inside.
///
///

After it.

## At your post? {#own was=post}
"""


def read(body, first_line=5):
    return items.read(body, first_line=first_line, surroundings=small.surroundings())


def told(found):
    return [str(problem) for problem in found.problems]


def test_each_heading_is_an_item_with_its_id():
    found = read(BODY)

    assert [(item.id, item.was) for item in found.items] == [
        ("insight", ""),
        ("own", "post"),
    ]
    assert told(found) == []


def test_what_is_for_trainers_moves_to_the_instructions_and_keeps_its_lines():
    found = read(BODY)

    first, _second = found.items
    guidance = [line.text for line in first.lines if not line.is_blank]
    lines = found.instructions.split("\n")
    assert guidance == ["Two things.", "After it."]
    assert lines[10:16] == BODY.split("\n")[10:16]
    assert "Two things." not in found.instructions


def test_a_missing_id_is_a_mistake_with_a_proposal():
    found = read("## What is new here?")

    assert told(found) == [
        (
            "sharing.activity.md:5: This question has no id. Write "
            "“{#what-is-new-here}” at the end of the line."
        )
    ]


def test_an_id_stands_only_once():
    found = read("## One {#a}\n\n## Two {#a}")

    assert told(found) == [
        "sharing.activity.md:7: The question of line 5 has the id “a” too. Change one."
    ]


def test_an_empty_heading_is_a_mistake():
    found = read("## {#a}")

    assert told(found) == [
        "sharing.activity.md:5: The question is missing. Write it behind “##”."
    ]


def test_a_block_never_closed_is_told_once_at_its_line():
    found = read("Text.\n\n## One {#a}\n\n/// trainer\nSecret.")

    assert told(found) == [
        (
            "sharing.activity.md:9: What is opened here is never closed. "
            "Repeat its signs below it."
        )
    ]
    assert "Secret" not in found.instructions


@pytest.mark.parametrize(
    ("heading", "message"),
    [
        ("{#a lins=3}", "“lins” is unknown here. Did you mean “lines”?"),
        (
            "{#a colour=3}",
            "“colour” is unknown here. This question can have: lines, was.",
        ),
    ],
)
def test_an_unknown_attribute_is_told_with_its_nearest_name(heading, message):
    found = read(f"## One {heading}")

    found.allow("lines")

    assert told(found) == [f"sharing.activity.md:5: {message}"]


@pytest.mark.parametrize("text", ["0", "41", "six", "-1", "12345"])
def test_a_number_out_of_bounds_is_a_mistake(text):
    found = read(f"## One {{#a lines={text}}}")

    number = found.whole(found.items[0], "lines", most=40, default=8)

    assert number == 8
    assert told(found) == [
        (
            f"sharing.activity.md:5: “lines={text}” is not possible. "
            "Write a number from 1 to 40."
        )
    ]


def test_mistakes_of_the_guidance_are_at_its_lines():
    found = read("## One {#a}\n\n/// note\nx\n///")

    html = found.html(found.items[0].lines)

    assert "note" not in html
    assert told(found) == [
        (
            "sharing.activity.md:7: A block (“note”) cannot stand here; write the text "
            "without /// lines."
        )
    ]


def test_a_prompt_that_begins_like_a_list_is_a_prompt():
    found = read("## 1. What is it? {#a}")

    assert found.prompt(found.items[0]) == "1. What is it?"
