import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.markup import frontmatter
from engine.markup.frontmatter import Document, read


def test_head_and_body_are_parted_and_keep_their_lines():
    source = "---\ntitle: 甲\n\nlist:\n  - 乙\n  - {丙: 丁}\n---\n字\n"

    assert read(source, path="a.md") == (
        Document(
            path="a.md",
            head={"title": "甲", "list": ["乙", {"丙": "丁"}]},
            lines={"title": 2, "list": 4},
            body="字\n",
            first_line=8,
        ),
        [],
    )


@pytest.mark.parametrize(
    "value", ["no", "1:30", "2026-11-20", "007", "~", "null", "1e3", "0x1f"]
)
def test_values_stay_what_the_author_wrote(value):
    assert read(f"---\na: {value}\n---\n", path="a.md")[0].head == {"a": value}


def test_head_may_be_empty():
    assert read("---\n---\n字", path="a.md") == (
        Document("a.md", body="字", first_line=3),
        [],
    )


def test_windows_line_ends_are_plain_line_ends():
    assert read("\ufeff---\r\na: b\r\n---\r\nc", path="a.md")[0].body == "c"


@pytest.mark.parametrize(
    ("source", "line", "message"),
    [
        ("字", 1, frontmatter.NO_HEAD),
        ("---\na: b\n", 1, frontmatter.OPEN_HEAD),
        ("---\na: b\na: c\n---", 3, frontmatter.DUPLICATE),
        ("---\na:\n  b: c\n  b: d\n---", 4, frontmatter.DUPLICATE),
        ("---\n- a\n---", 2, frontmatter.NOT_A_MAPPING),
        ("---\na: b\nc\n---", 3, frontmatter.BAD_YAML),
        ("---\na: b: c\n---", 2, frontmatter.BAD_YAML),
        ("---\na: &x b\nc: d\n---", 2, frontmatter.TOO_CLEVER),
        ("---\na: b\nc: *x\n---", 3, frontmatter.TOO_CLEVER),
        ("---\na: " + "[" * 900 + "\n---", 2, frontmatter.TOO_CLEVER),
        ("---\na: " + "b" * 20_000 + "\n---", 1, frontmatter.TOO_LONG),
    ],
)
def test_mistake_in_a_head_is_told_at_its_line(source, line, message):
    found = read(source, path="a.md")[1]

    assert [(one.line, one.message) for one in found] == [(line, message)]


PIECES = st.sampled_from(
    [
        "a",
        ": ",
        "b",
        "\n",
        "- ",
        "[",
        "{",
        "}",
        "]",
        "'",
        '"',
        "&x ",
        "*x",
        "  ",
        "#",
        "!t ",
        "%",
        "?",
        "\x00",
        "\x85",
    ]
)


@given(st.lists(PIECES, max_size=30).map("".join) | st.text())
def test_head_never_raises(text):
    _, found = read(f"---\n{text}\n---\n", path="a.md")

    assert all(str(problem) for problem in found)
