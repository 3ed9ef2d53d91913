import pytest

from engine.questions.draft import Line, literal, trimmed
from tests.engine.questions import examples


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("1. What is it?", "1. What is it?"),
        ("2026. A year", "2026. A year"),
        ("- 5", "- 5"),
        ("+ 5", "+ 5"),
        ("* 5", "* 5"),
        ("> 5", "&gt; 5"),
        ("# 5", "# 5"),
        ("  Indented", "Indented"),
        ("*Why* she?", "<em>Why</em> she?"),
    ],
)
def test_prompt_that_looks_like_a_list_stays_words(text, html):
    assert examples.draft("").html([literal(Line(1, text))]) == html


def test_blank_lines_before_and_behind_are_dropped():
    lines = examples.lines("\n  \nOne.\n\nTwo.\n\n")

    assert [line.text for line in trimmed(lines)] == ["One.", "", "Two."]
    assert trimmed(lines)[0].number == 3
    assert trimmed(examples.lines("\n\n")) == ()


def test_lines_become_safe_html():
    draft = examples.draft("")

    html = draft.html(examples.lines("\nOne <script>alert(1)</script>*two*.\n"))

    assert "<em>two</em>" in html
    assert "<script" not in html
    assert draft.html(examples.lines("\n")) == ""


def test_mistake_is_noted_with_its_place():
    draft = examples.draft("")

    draft.problem(12, "Write {what}.", what="more")

    assert [str(problem) for problem in draft.problems] == [
        "opening/quiz.quiz.md:12: Write more."
    ]


@pytest.mark.parametrize(
    ("attributes", "word", "problem_count"),
    [({}, "free", 0), ({"order": "fixed"}, "fixed", 0), ({"order": "odd"}, "free", 1)],
)
def test_attribute_is_one_of_some_words(attributes, word, problem_count):
    draft = examples.draft("", **attributes)

    assert draft.word("order", ["free", "fixed"]) == word
    assert len(draft.problems) == problem_count
