import pytest

from engine.questions import gap_marks
from engine.questions.draft import Line
from tests.engine.questions import examples


def token(number):
    return f"\ue0f0{number}\ue0f1"


def taken(text):
    marked = gap_marks.take(examples.lines(text), first=1)
    shown = "\n".join(line.text for line in marked.lines)
    return shown, [mark.text for mark in marked.marks], marked.unclosed


@pytest.mark.parametrize(
    ("text", "shown", "marks"),
    [
        ("解冻、[[推动]]。", f"解冻、{token(1)}。", ["推动"]),
        (
            "[[a|*b]] [[ c ]]\n[[d]]",
            f"{token(1)} {token(2)}\n{token(3)}",
            ["a|*b", "c", "d"],
        ),
        (
            "【【推动】】\uff3b\uff3ba\uff3d\uff3d",
            f"{token(1)}{token(2)}",
            ["推动", "a"],
        ),
        ("[[]]", token(1), [""]),
        ("`[[a]]` ``[[b]] ` `` [[c]]", f"`[[a]]` ``[[b]] ` `` {token(1)}", ["c"]),
        (r"\[[a]] [a] [a](b)", r"\[[a]] [a] [a](b)", []),
        ("[[a]](b) [[a](b)]", "[[a]](b) [[a](b)]", []),
        (f"{token(7)}[[a]]", f"7{token(1)}", ["a"]),
    ],
)
def test_gaps_become_tokens_outside_code_and_links(text, shown, marks):
    assert taken(text) == (shown, marks, ())


@pytest.mark.parametrize("text", ["[[a", "a]] [[b", "[[a\nb]]", "[[a]"])
def test_gap_that_is_not_closed_is_told(text):
    assert taken(text)[2] == (1,)
    assert gap_marks.are_in(examples.lines(text))


def test_fenced_lines_hold_no_gaps():
    line = Line(3, "[[a]] [[", is_fenced=True)

    assert gap_marks.take([line], first=1).lines == (line,)
    assert not gap_marks.are_in([line])


@pytest.mark.parametrize(
    ("html", "places"),
    [
        (f"<p>{token(1)}<b>{token(2)}</b></p>", [1, 2]),
        (f'<a href="x">{token(1)}</a>{token(2)}', [2]),
        (f'<img alt="a > {token(1)}">{token(2)}', [2]),
        (f"<code>{token(1)}</code><pre>{token(2)}</pre>", []),
    ],
)
def test_gaps_can_be_filled_in_where_there_is_text(html, places):
    assert gap_marks.places(html) == places
