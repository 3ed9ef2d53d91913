import pytest

from engine.questions import heading
from engine.questions.draft import Line


def read(text):
    return heading.read(Line(3, text))


def told(found):
    return [message.format(**values) for message, values in found.mistakes]


@pytest.mark.parametrize(
    ("text", "prompt", "id_", "attributes"),
    [
        ("## Why?", "Why?", "", {}),
        ("## Why? {#why}", "Why?", "why", {}),
        ("## Why?{#why-2}  ", "Why?", "why-2", {}),
        (
            '## Why? {#why points=2 was=old scoring=partial tags="a b"}',
            "Why?",
            "why",
            {"points": "2", "was": "old", "scoring": "partial", "tags": "a b"},
        ),
        ("## Why? {points=3}", "Why?", "", {"points": "3"}),
        ('## Why? {#why tags=""}', "Why?", "why", {"tags": ""}),
        ("## The set {1, 2}", "The set {1, 2}", "", {}),
        ("## See {section 1.2}", "See {section 1.2}", "", {}),
        ("## {#why} first", "{#why} first", "", {}),
    ],
)
def test_heading_is_taken_apart(text, prompt, id_, attributes):
    found = read(text)

    assert (found.prompt, found.id, found.attributes) == (prompt, id_, attributes)
    assert found.line == 3
    assert found.mistakes == ()


@pytest.mark.parametrize(
    ("text", "mistakes"),
    [
        ("##Why?", ["Write a space after “##”."]),
        ("##", ["The question is missing. Write it behind “##”."]),
        ("## {#why}", ["The question is missing. Write it behind “##”."]),
        (
            "## Why? {#why #because}",
            ["A question has one id. Remove “#because”."],
        ),
        (
            "## Why? {#为什么}",
            [
                (
                    "“为什么” cannot be an id. Use ASCII letters, digits and single "
                    "hyphens, at most 64 of them."
                )
            ],
        ),
        (
            "## Why? {#why points=1 points=2}",
            ["“points” stands here twice. Remove one."],
        ),
        (
            "## Why? {#why .optional}",
            ["“.optional” is not understood. Write “#id” or “name=value”."],
        ),
        (
            "## Why? {.optional}",
            ["“.optional” is not understood. Write “#id” or “name=value”."],
        ),
    ],
)
def test_mistakes_in_a_heading_say_how_to_mend_them(text, mistakes):
    assert told(read(text)) == mistakes


@pytest.mark.parametrize("text", ["why", "why-visit", "2", "A1-b2", "a" * 64])
def test_ids_are_ascii_words_with_hyphens(text):
    assert heading.is_id(text)


@pytest.mark.parametrize(
    "text", ["", "-", "why-", "-why", "a--b", "a_b", "a b", "题", "\uff11", "a" * 65]
)
def test_other_texts_are_no_ids(text):
    assert not heading.is_id(text)
