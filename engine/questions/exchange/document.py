"""Word files: their paragraphs as lines, and lines as paragraphs."""

from collections.abc import Iterator, Sequence
from io import BytesIO

from docx import Document
from docx.document import Document as Opened
from docx.oxml.ns import qn
from docx.table import Table
from docx.text.paragraph import Paragraph

from engine.markup.problem import gettext_noop as _
from engine.questions.exchange import archives
from engine.questions.exchange.cards import Deck
from engine.questions.options import letter

PICTURE_LEFT = _("The picture in this paragraph is not taken over; put it in by hand.")
TOO_MANY = _("The document has more than {most} paragraphs; part it into several.")

MOST_PARAGRAPHS = 50_000
_BREAKS = (SyntaxError, KeyError, ValueError, AttributeError, TypeError)


def lines(
    content: bytes, deck: Deck, *, most: int = MOST_PARAGRAPHS
) -> list[tuple[int, str]]:
    """Return the paragraphs with their numbers, those of tables too."""
    archives.check(content, deck, form="DOCX")
    try:
        opened = Document(BytesIO(content))
        return [*_lines(opened, deck, most)]
    except _BREAKS as problem:
        raise deck.refuse(1, archives.BROKEN, form="DOCX") from problem


def write(told: Sequence[str], *, title: str) -> bytes:
    """Return a document with a heading and a paragraph for each line."""
    document = Document()
    document.add_heading(title, level=1)
    for text in told:
        for line in text.split("\n"):
            document.add_paragraph(line)
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def _lines(opened: Opened, deck: Deck, most: int) -> Iterator[tuple[int, str]]:
    numbering = _Numbering(opened)
    for number, paragraph in enumerate(_paragraphs(opened), start=1):
        if number > most:
            raise deck.refuse(number, TOO_MANY, most=most)
        if paragraph._p.xpath(".//pic:pic"):  # noqa: SLF001 - it has no other door
            deck.note(number, PICTURE_LEFT)
        mark = numbering.mark(paragraph)
        for line in (mark + paragraph.text).split("\n"):
            yield number, line


def _paragraphs(opened: Opened) -> Iterator[Paragraph]:
    for block in opened.iter_inner_content():
        if isinstance(block, Table):
            for row in block.rows:
                for cell in row.cells:
                    yield from cell.paragraphs
        else:
            yield block


class _Numbering:
    """The numbers and letters that Word itself puts before paragraphs."""

    def __init__(self, opened: Opened) -> None:
        self.formats = _formats(opened)
        self.counts: dict[tuple[str, str], int] = {}

    def mark(self, paragraph: Paragraph) -> str:
        """Return “3. ” or “B. ” where Word shows it and the text does not hold it."""
        found = paragraph._p.xpath("./w:pPr/w:numPr")  # noqa: SLF001 - see above
        if not found:
            return ""
        level, kind = _value(found[0], "w:ilvl") or "0", _value(found[0], "w:numId")
        form = self.formats.get((kind, level), "")
        if form == "decimal":
            self.counts = {
                place: count
                for place, count in self.counts.items()
                if self.formats.get(place) != "upperLetter"
            }
        count = self.counts[kind, level] = self.counts.get((kind, level), 0) + 1
        if form == "upperLetter":
            return f"{letter(count - 1)}. "
        return f"{count}. " if form == "decimal" else ""


def _formats(opened: Opened) -> dict[tuple[str, str], str]:
    """Return how each list numbers each of its levels."""
    part = next(
        (
            relation.target_part
            for relation in opened.part.rels.values()
            if relation.reltype.endswith("/numbering")
        ),
        None,
    )
    if part is None:
        return {}
    root = part.element
    levels = {
        (abstract.get(qn("w:abstractNumId")), level.get(qn("w:ilvl"))): _value(
            level, "w:numFmt"
        )
        for abstract in root.findall(qn("w:abstractNum"))
        for level in abstract.findall(qn("w:lvl"))
    }
    return {
        (number.get(qn("w:numId")), level): form
        for number in root.findall(qn("w:num"))
        for (abstract, level), form in levels.items()
        if abstract == _value(number, "w:abstractNumId")
    }


def _value(element: object, name: str) -> str:
    child = element.find(qn(name))  # type: ignore[attr-defined]  # lxml has no types here
    return "" if child is None else str(child.get(qn("w:val")) or "")
