import pytest

from engine.questions.choice import Multiple, Single, TrueFalse
from engine.questions.pairs import Matching
from engine.questions.style.item import items
from engine.questions.written import Written
from tests.engine.questions.style import asked

SOURCE = """\
Before.

## Why did **she** go? {#why order=fixed}

Read this first.

- [ ] To eat
    > No.
- [x] To listen

> 解析: She heard it.

## It was late. {#late}

- [x] 对
- [ ] 错
"""


def test_question_is_read_with_its_lines():
    first, second = items(SOURCE, first_line=10, path="a.quiz.md")

    assert (first.path, first.line, first.kind) == ("a.quiz.md", 12, Single)
    assert first.prompt == "Why did **she** go?"
    assert first.asked == "Why did **she** go?\n\nRead this first."
    assert [option.line for option in first.options] == [16, 18]
    assert (first.is_fixed, first.is_explained) == (True, True)
    assert (second.line, second.kind, second.is_explained) == (22, TrueFalse, False)


@pytest.mark.parametrize(
    ("right", "kind", "is_single"),
    [("A", Single, True), ("", Single, False), ("AB", Multiple, False)],
)
def test_question_with_one_key_is_single(right, kind, is_single):
    found = asked.choice("One", "Two", "Three", right=right)

    assert (found.kind, found.is_single) == (kind, is_single)
    assert not found.is_statement


def test_lone_option_has_no_place_among_others():
    assert not asked.choice("One").is_single


def test_statement_is_not_single():
    found = asked.statement("It was late.", is_true=False)

    assert found.is_statement
    assert not found.is_single
    assert found.key_place == 1


TABLE = """\
## Match them. {#match}

Read this first.

| C | What it is |
|---|---|
| 1 | One |
| 2 | Two |
"""
WRITTEN = "## What do you do?\n\n/// trainer\n- Listening (2 points): asks.\n///\n"


@pytest.mark.parametrize(
    ("source", "kind", "asked_for"),
    [
        (TABLE, Matching, TABLE.replace("## ", "").replace(" {#match}", "").strip()),
        (WRITTEN, Written, "What do you do?"),
    ],
)
def test_answers_of_kinds_without_options_tell_them_apart(source, kind, asked_for):
    found = asked.item(source)

    assert (found.kind, found.asked, found.options) == (kind, asked_for, ())


def test_warning_stands_at_the_question_or_at_the_line_that_is_named():
    found = asked.choice("One", "Two")

    assert str(found.warning("Say {word}.", word="so")) == f"{asked.PATH}:1: Say so."
    assert found.warning("", line=4).line == 4
