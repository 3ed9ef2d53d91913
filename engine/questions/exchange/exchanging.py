"""Foreign files into our format, each question read as a quiz would, and back."""

from collections.abc import Iterator
from dataclasses import dataclass

from engine.markup import frontmatter
from engine.markup.page import Surroundings
from engine.markup.problem import Problem
from engine.markup.problem import gettext_noop as _
from engine.questions import reading
from engine.questions.exchange import decoding, formats, source, texts, writing
from engine.questions.exchange.cards import Card, Deck, Kind
from engine.questions.exchange.formats import Format
from engine.questions.question import Question
from engine.questions.reading import introduction

OTHER_KIND = _(
    "This question would be taken for another kind ({kind}) in our format; simplify"
    " its text or its answers."
)
PICTURE_NEEDED = _("Put the picture “{name}” beside the quiz; it is not in this file.")
INTRODUCTION_LEFT = _("The text before the first question is left out.")
RULES_LEFT = _("The rules of the quiz (time, attempts, pass mark…) are left out.")

_OF_ONE = frozenset({PICTURE_NEEDED, writing.OTHER_ID})
_TITLE_ONLY = frozenset({"title"})


@dataclass(frozen=True, slots=True)
class Row:
    """One question of a foreign file: as we write it, as we read it, what is wrong."""

    card: Card
    question: Question | None
    problems: tuple[Problem, ...]
    notes: tuple[Problem, ...]

    @property
    def line(self) -> int:
        return self.card.line


@dataclass(frozen=True, slots=True)
class Taken:
    """A foreign file in our format."""

    title: str
    rows: tuple[Row, ...]
    problems: tuple[Problem, ...]
    notes: tuple[Problem, ...]

    def markdown(self) -> str:
        """Return the quiz of all questions that can be asked."""
        cards = [row.card for row in self.rows if not row.problems]
        return writing.write(cards, title=self.title)


@dataclass(frozen=True, slots=True)
class Given:
    """A quiz in a foreign format."""

    content: bytes
    problems: tuple[Problem, ...]
    notes: tuple[Problem, ...]
    count: int


def take(content: bytes, form: Format, *, path: str, title: str) -> Taken:
    """Read a foreign file; raise Refused if nothing of it can be read.

    ``problems`` are all that is wrong, also those of the rows, in order of the lines.
    """
    deck = formats.read(content, form, path=path)
    cards = writing.identified(deck)
    is_chinese = writing.is_han(cards)
    rows = tuple(
        _row(card, own, deck, is_chinese=is_chinese)
        for card, own in zip(cards, deck.own, strict=True)
    )
    found = [*deck.problems, *(one for row in rows for one in row.problems)]
    return Taken(
        title=deck.title or title,
        rows=rows,
        problems=tuple(sorted(found, key=_line)),
        notes=tuple(sorted(deck.notes, key=_line)),
    )


def give(content: bytes, form: Format, *, path: str, as_text: bool = False) -> Given:
    """Write our quiz in a foreign format; raise Refused if it is no text."""
    text = decoding.text(content, path)
    deck = source.read(text, path)
    problems = [*deck.problems, *_mistakes(text, path)]
    deck.problems.clear()
    _note_rest(text, deck)
    made = b""
    if not problems:
        made = formats.written_as_text(deck) if as_text else formats.write(deck, form)
    return Given(
        content=made,
        problems=tuple(sorted(problems, key=_line)),
        notes=tuple(sorted(deck.notes, key=_line)),
        count=len(deck.cards),
    )


def _row(card: Card, own: tuple[Problem, ...], deck: Deck, *, is_chinese: bool) -> Row:
    """Read a card as a quiz would; what is wrong with it is told at its own line."""
    told, pictures = texts.without_pictures(
        writing.write_one(card, is_chinese=is_chinese)
    )
    for name in pictures:
        deck.note(card.line, PICTURE_NEEDED, name=name)
    around = Surroundings(deck.path, {}, str)
    question, found = reading.read_one(told, first_line=1, surroundings=around)
    problems = [Problem(deck.path, card.line, one.message, one.values) for one in found]
    if question and not problems and not _is_same(question.kind, card.kind):
        kind = {"kind": question.kind}
        problems = [Problem(deck.path, card.line, OTHER_KIND, kind)]
    later = [
        one
        for one in deck.notes
        if one.line == card.line and one.message in _OF_ONE and one not in own
    ]
    return Row(card, question, tuple(problems), (*own, *later))


def _is_same(kind: str, meant: str) -> bool:
    """Say whether a kind is the one that was meant; 对 and 错 make a choice another."""
    return kind == meant or (kind, meant) == (Kind.TRUE_FALSE, Kind.SINGLE)


def _mistakes(text: str, path: str) -> Iterator[Problem]:
    first_line, body = 1, text
    if text.startswith("---"):
        document, _problems = frontmatter.read(text, path=path)
        first_line, body = document.first_line, document.body
    bare, _names = texts.without_pictures(body)
    around = Surroundings(path, {}, str)
    _questions, found = reading.read(bare, first_line=first_line, surroundings=around)
    yield from found


def _note_rest(text: str, deck: Deck) -> None:
    """Say that the head's rules and the introduction go nowhere."""
    body = text
    if text.startswith("---"):
        document, _problems = frontmatter.read(text, path=deck.path)
        body = document.body
        if set(document.head) - _TITLE_ONLY:
            deck.note(1, RULES_LEFT)
    if introduction(body):
        deck.note(1, INTRODUCTION_LEFT)


def _line(problem: Problem) -> int:
    return problem.line
