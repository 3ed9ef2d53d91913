from datetime import UTC
from io import BytesIO

import pytest

from engine.questions.exchange import sheet, source, writing
from engine.questions.exchange.cards import Refused
from engine.tables.table import Column, Table
from engine.tables.writing import write_xlsx
from tests.engine.questions.exchange import shared


def book(*rows, heads=("题型", "题干", "选项A", "选项B", "答案")):
    file = BytesIO()
    table = Table("x", tuple(map(Column, heads)), UTC)
    write_xlsx(table, rows, file, at_most=len(rows) or 1)
    return file.getvalue()


def test_template_holds_every_kind_and_is_read_without_a_word():
    found = shared.taken(sheet.template(), "xlsx")

    assert found.problems == ()
    assert found.notes == ()
    assert len({row.card.kind for row in found.rows}) == 10


def test_every_kind_is_written_and_read_again():
    deck = source.read(shared.EVERY_KIND, "x")

    again = sheet.read(sheet.write(deck), "y")

    assert [card.kind for card in again.cards] == [card.kind for card in deck.cards]
    first = writing.write(again.cards, title="t")
    twice = sheet.read(sheet.write(again), "z")
    assert writing.write(twice.cards, title="t") == first


def test_headings_may_be_english_and_answers_chinese():
    heads = ("Question", "Option A", "Option B", "Answer", "Feedback A", "Hint", "Mood")
    content = book(("Who?", "Me", "You", "\uff21", "Well", "a\n\nb", "x"), heads=heads)

    found = shared.taken(content, "xlsx")

    assert (
        "- [x] Me\n    > Well\n- [ ] You\n\n> Hint: a\n\n> Hint: b" in found.markdown()
    )
    assert shared.told(found.notes) == [
        (1, "The column “Mood” is not known and is left out.")
    ]


def test_mistake_is_named_with_its_row():
    content = book(("", "", "", "", ""), ("", "谁？", "我", "你", "C"))

    found = shared.taken(content, "xlsx")

    assert shared.told(found.problems) == [
        (3, "The answer “C” is none of the options AB.")
    ]


@pytest.mark.parametrize(
    ("cell", "text"),
    [(2.0, "2"), (2.5, "2.5"), (True, "对"), (False, "错"), ("a ", "a")],
)
def test_cells_are_read_as_they_show(cell, text):
    assert sheet._text(cell) == text  # noqa: SLF001 - no writer here makes such cells


def test_sheet_without_headings_is_refused():
    with pytest.raises(Refused, match="file:1: No row has the headings"):
        shared.taken(book(("", "a", "b", "c", "d"), heads=tuple("abcde")), "xlsx")


def test_more_questions_than_allowed_are_refused_at_their_row():
    rows = [("", f"问{number}", "我", "你", "A") for number in range(2_001)]

    with pytest.raises(Refused, match=r"file:2002: .*more than 2000 questions"):
        shared.taken(book(*rows), "xlsx")
