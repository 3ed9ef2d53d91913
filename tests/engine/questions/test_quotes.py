import pytest

from engine.questions import quotes
from engine.questions.draft import Line
from tests.engine.questions import examples


def texts(lines):
    return [line.text for line in lines]


@pytest.mark.parametrize(
    "label",
    [
        "> 解析：",
        "> 解析:",
        ">解析： ",
        "> **解析**：",
        "> **解析：**",
        "> Explanation: ",
    ],
)
def test_explanation_is_taken_out_without_its_label(label):
    taken = quotes.take(examples.lines(f"- [x] a\n\n{label}Because.\n> So."))

    assert [texts(found) for found in taken.explanations] == [["Because.", "So."]]
    assert taken.explanations[0][0].number == 3
    assert texts(taken.lines) == ["- [x] a", "", "", ""]
    assert taken.hints == ()


def test_hints_keep_their_order():
    taken = quotes.take(
        examples.lines("> 提示：One.\n> Hint: Two.\n>\n> More.\n> 解析：A.")
    )

    assert [texts(hint) for hint in taken.hints] == [["One."], ["Two.", "", "More."]]
    assert [texts(found) for found in taken.explanations] == [["A."]]


@pytest.mark.parametrize(
    "text",
    ["> A quote.", "    > 解析：of an option", "解析：no quote", "> 解析 no colon"],
)
def test_other_lines_stay_where_they_are(text):
    lines = examples.lines(f"Before.\n\n{text}\n> more\n\nBehind.")

    assert quotes.take(lines).lines == lines


def test_quotes_in_code_stay_where_they_are():
    lines = (Line(1, "> 解析：code", is_fenced=True),)

    assert quotes.take(lines).lines == lines
