"""Our own Markdown into cards, line by line; texts stay Markdown."""

from collections.abc import Callable, Sequence

from engine.markup import frontmatter
from engine.markup.marks import clean
from engine.markup.page import Surroundings
from engine.questions import (
    accepted_lines,
    columns,
    entries,
    heading,
    quotes,
    rubric,
    sections,
    task_list,
)
from engine.questions.draft import Draft, Line, trimmed
from engine.questions.exchange.cards import Answer, Card, Deck, Kind, Option, Pair
from engine.questions.kinds import KINDS
from engine.questions.sections import Section

_COLUMNS = 2
_ALONE = frozenset({"points", "tags"})


def read(text: str, path: str) -> Deck:
    """Read a quiz's file, with its head or without."""
    deck, first_line, body = Deck(path), 1, clean(text)
    if body.startswith("---"):
        document, problems = frontmatter.read(text, path=path)
        deck.problems += problems
        deck.title = str(document.head.get("title", ""))
        first_line, body = document.first_line, document.body
    for section in sections.cut(body, first_line=first_line).sections:
        deck.add(_card(section))
    return deck


def read_one(source: str) -> Card | None:
    """Read the first question of a source; None if there is none."""
    found = sections.cut(source, first_line=1).sections
    return _card(found[0]) if found else None


def _card(section: Section) -> Card:
    head = heading.read(section.heading)
    open_lines, marking = rubric.take(section.lines)
    taken = quotes.take(open_lines)
    around = Surroundings("", {}, str)
    draft = Draft(
        head.line, head.prompt, head.attributes, taken.lines, around, rubric=marking
    )
    points = head.attributes.get("points", "1")
    card = Card(
        line=head.line,
        kind=kind_of(draft),
        prompt=head.prompt,
        id=head.id,
        points=int(points) if points.isascii() and points.isdecimal() else 1,
        tags=tuple(head.attributes.get("tags", "").split()),
        attributes={
            name: value for name, value in head.attributes.items() if name not in _ALONE
        },
        rubric=_joined(marking),
        explanation="\n\n".join(_joined(lines) for lines in taken.explanations),
        hints=tuple(_joined(lines) for lines in taken.hints),
    )
    return _READERS[card.kind](card, draft)


def kind_of(draft: Draft) -> Kind:
    """Return the kind that the shape under a heading is of; without one, written."""
    claims = (kind.kind for kind in KINDS.values() if kind.claims(draft))
    return Kind(next(claims, Kind.WRITTEN))


def _choice(card: Card, draft: Draft) -> Card:
    options = tuple(
        Option(box.text, box.is_right, _joined(box.feedback_lines))
        for box in task_list.boxes(draft)
    )
    return _with(card, task_list.before(draft), options=options)


def _given(card: Card, draft: Draft) -> Card:
    answers = tuple(
        Answer(one.text, _joined(one.feedback_lines))
        for one in accepted_lines.accepted_lines(draft)
    )
    return _with(card, accepted_lines.before(draft), answers=answers)


def _ordering(card: Card, draft: Draft) -> Card:
    found = entries.entries(draft.lines, entries.NUMBERED)
    answers = tuple(Answer(entry.text) for entry in found)
    return _with(card, entries.before(draft.lines, entries.NUMBERED), answers=answers)


def _matching(card: Card, draft: Draft) -> Card:
    before, found = columns.before(draft.lines), columns.table(draft.lines)
    rows = (found.head, *found.rows) if found else ()
    first, *rest = [_pair(row.cells) for row in rows]
    return _with(card, before, pairs=tuple(rest), heads=tuple(first))


def _pair(cells: Sequence[str]) -> Pair:
    left, right = (*cells, "", "")[:_COLUMNS]
    return Pair(left, right)


def _plainly(card: Card, draft: Draft) -> Card:
    return _with(card, draft.lines)


_READERS: dict[Kind, Callable[[Card, Draft], Card]] = {
    Kind.SINGLE: _choice,
    Kind.MULTIPLE: _choice,
    Kind.TRUE_FALSE: _choice,
    Kind.SHORT: _given,
    Kind.NUMBER: _given,
    Kind.ORDERING: _ordering,
    Kind.MATCHING: _matching,
    Kind.CLOZE: _plainly,
    Kind.WRITTEN: _plainly,
    Kind.SCALE: _plainly,
}


def _with(card: Card, material: Sequence[Line], **changes: object) -> Card:
    values = {name: getattr(card, name) for name in Card.__slots__}
    return Card(**{**values, "material": _joined(material), **changes})


def _joined(lines: Sequence[Line]) -> str:
    return "\n".join(line.text.rstrip() for line in trimmed(lines))
