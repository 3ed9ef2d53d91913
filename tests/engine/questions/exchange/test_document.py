from io import BytesIO

import pytest
from docx import Document
from docx.oxml.ns import qn

from engine.questions.exchange import document, exchanging, formats, source
from engine.questions.exchange.cards import Deck, Refused
from engine.questions.exchange.formats import Format
from tests.engine.questions.exchange import shared

DOT = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108000000003a7e9b55"
    "0000000a49444154789c63600000000200014827a1e80000000049454e44ae426082"
)


VALUE = qn("w:val")


def saved(made):
    file = BytesIO()
    made.save(file)
    return file.getvalue()


def test_document_of_ours_is_read_again():
    given = exchanging.give(shared.EVERY_KIND.encode(), Format.WORD, path="x")

    found = shared.taken(given.content, "word")

    assert found.problems == ()
    assert found.title == "每种一题"
    assert [row.card.kind for row in found.rows] == [
        card.kind for card in source.read(shared.EVERY_KIND, "x").cards
    ]


def test_tables_are_read_cell_by_cell():
    made = Document()
    cells = made.add_table(1, 2).rows[0].cells
    cells[0].text = "1. 谁？\nA. 我\nB. 你"
    cells[1].text = "答案：B"

    assert shared.body(saved(made), "word") == "## 谁？ {#q-1}\n\n- [ ] 我\n- [x] 你"


def test_numbers_and_letters_that_word_puts_there_itself_are_read():
    made = Document()
    for text in ("谁？", "几？"):
        made.add_paragraph(text, style="List Number")._p.get_or_add_pPr()  # noqa: SLF001
        made.add_paragraph("答案：3")
    for paragraph in made.paragraphs[::2]:
        number(paragraph, made, "decimal")

    found = shared.taken(saved(made), "word")

    assert [row.card.prompt for row in found.rows] == ["谁？", "几？"]


def number(paragraph, made, form):
    """Give a paragraph a number of the first list that counts in this form."""
    numbering = document._formats(made)  # noqa: SLF001 - what the tests are about
    kind = next(
        kind
        for (kind, level), found in numbering.items()
        if found == form and level == "0"
    )
    own = paragraph._p.get_or_add_pPr().get_or_add_numPr()  # noqa: SLF001 - no door
    own.get_or_add_ilvl().val = 0
    own.get_or_add_numId().val = int(kind)


@pytest.fixture
def lettered():
    """Make a document whose first list counts A, B, C."""
    made = Document()
    forms = made.part.numbering_part.element.iter(qn("w:numFmt"))
    first = next(form for form in forms if form.get(VALUE) == "decimal")
    first.set(VALUE, "upperLetter")
    return made


def test_letters_begin_anew_for_each_question(lettered):
    for text in ("谁？", "我", "你", "答案：A", "几？", "一", "二", "答案：B"):
        lettered.add_paragraph(text)
    for place, form in ((0, "decimal"), (4, "decimal")):
        number(lettered.paragraphs[place], lettered, form)
    for place in (1, 2, 5, 6):
        number(lettered.paragraphs[place], lettered, "upperLetter")

    found = shared.taken(saved(lettered), "word")

    assert [[option.is_right for option in row.card.options] for row in found.rows] == [
        [True, False],
        [False, True],
    ]


def test_bullets_have_no_number(lettered):
    lettered.add_paragraph("1. 谁？")
    lettered.add_paragraph("甲")
    number(lettered.paragraphs[1], lettered, "bullet")
    lettered.add_paragraph("答案：乙")

    found = shared.taken(saved(lettered), "word")

    assert found.rows[0].card.prompt == "谁？"
    assert found.rows[0].card.material == "甲"


def test_picture_is_named_with_its_paragraph():
    made = Document()
    made.add_paragraph("1. 谁？")
    made.add_paragraph().add_run().add_picture(BytesIO(DOT))
    made.add_paragraph("答案：甲")

    found = shared.taken(saved(made), "word")

    assert shared.lines_of(found.notes) == [2]


def test_document_without_lists_has_no_numbers():
    made = Document()
    numbering = next(
        key
        for key, relation in made.part.rels.items()
        if relation.reltype.endswith("/numbering")
    )
    del made.part.rels[numbering]

    assert document._formats(made) == {}  # noqa: SLF001 - what the test is about


def test_document_with_too_many_paragraphs_is_refused():
    content = document.write(["a\nb", "c"], title="t")

    with pytest.raises(Refused, match="file:3: "):
        document.lines(content, Deck("file"), most=2)


def test_word_shape_is_given_as_plain_text_too():
    given = exchanging.give(
        shared.EVERY_KIND.encode(), Format.WORD, path="x", as_text=True
    )

    assert given.content.decode().startswith("题干：伊丽莎白")
    assert formats.detected(given.content, "x.txt") is Format.WORD
