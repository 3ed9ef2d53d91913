"""GIFT, the plain text of Moodle, into cards."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from fractions import Fraction
from functools import cached_property

from engine.markup.problem import gettext_noop as _
from engine.questions.exchange import hypertext, marking, quantities, texts, writing
from engine.questions.exchange.asking import NO_RUBRIC, RUBRIC
from engine.questions.exchange.cards import TOO_LONG, Card, Deck, Kind, Option, Pair
from engine.questions.exchange.marking import Graded

DESCRIPTION = _("This text has no answers in {{ }}; it is left out.")
ONE_BRACE = _("The braces {{ }} of this question are not a pair. Mind the empty lines.")
NESTED = _(
    "There is one more brace in the answers. Write \\{{ or \\}} for a plain one."
)
STRANGE = _("These answers are not understood. Begin each with “=” or “~”.")
NO_ARROW = _("This pair has no “->”. Write “= left -> right”.")
TITLES_LEFT = _("Titles are left out, as our questions have none (here: {count}).")

_TITLE = re.compile(r"\s*::(.*?)::", re.DOTALL)
_FORMAT = re.compile(r"\s*\[(html|moodle|plain|markdown)\]", re.IGNORECASE)
_CATEGORY = re.compile(r"\s*\$CATEGORY\s*:", re.IGNORECASE)
_LABEL = re.compile(r"\[(id|tag):([^\]]{1,200})\]")
_SIGN = re.compile(r"[=~]")
_WEIGHT = re.compile(r"\s*%(-?\d{1,3}(?:\.\d{0,10})?)%")
_TRUTH = re.compile(r"\s*(TRUE|T|FALSE|F)\s*(?:#|$)", re.IGNORECASE)
_ESCAPES = dict(zip("~=#{}:n\\", map(chr, range(0xFDD0, 0xFDD8)), strict=True))
_ESCAPED = re.compile(r"\\([~=#{}:n\\])")
_RESTORED = str.maketrans(
    {mark: "\n" if sign == "n" else sign for sign, mark in _ESCAPES.items()}
)
_BLANK = "\uff3f" * 4


@dataclass
class _Block:
    """A question's lines, and what its comments say of it."""

    lines: list[tuple[int, str]] = field(default_factory=list)
    id: str = ""
    tags: list[str] = field(default_factory=list)

    @cached_property
    def text(self) -> str:
        """Return the text, its escaped signs as characters no file can hold."""
        whole = "\n".join(text for _, text in self.lines)
        return _ESCAPED.sub(lambda sign: _ESCAPES[sign[1]], whole)

    def line_at(self, place: int) -> int:
        """Return the number of the line on which a place of the text is."""
        return self.lines[self.text.count("\n", 0, place)][0]


@dataclass(frozen=True, slots=True)
class _Piece:
    """The answers of a question, and where they stand."""

    block: _Block
    format: str
    inner: str
    start: int
    deck: Deck

    def words(self, raw: str, line: int) -> str:
        return _words(raw, self.format, line, self.deck)

    def graded(self) -> list[Graded]:
        """Return the answers behind each sign; “=” is fully right without a word."""
        found = []
        signs = [*_SIGN.finditer(self.inner)]
        ends = [sign.start() for sign in signs[1:]] + [len(self.inner)]
        for sign, end in zip(signs, ends, strict=True):
            line = self.block.line_at(self.start + sign.start())
            body = self.inner[sign.end() : end]
            weight = Fraction(100 if sign[0] == "=" else 0)
            if told := _WEIGHT.match(body):
                weight, body = Fraction(told[1]), body[told.end() :]
            answer, _, feedback = body.partition("#")
            found.append(
                Graded(answer.strip(), weight, self.words(feedback, line), line)
            )
        return found

    def options(self) -> list[Graded]:
        return [
            one._replace(text=self.words(one.text, one.line)) for one in self.graded()
        ]


def read(text: str, path: str) -> Deck:
    """Read a file of questions parted by empty lines."""
    deck = Deck(path)
    titles = [_question(block, deck) for block in _blocks(text, deck)]
    if count := sum(map(bool, titles)):
        deck.note(1, TITLES_LEFT, count=count)
    return deck


def _blocks(text: str, deck: Deck) -> Iterator[_Block]:
    block = _Block()
    for number, line in enumerate([*text.split("\n"), ""], start=1):
        if line.lstrip().startswith("//"):
            _read_comment(block, line)
        elif found := _CATEGORY.match(line):
            deck.title = deck.title or line[found.end() :].strip()
        elif line.strip():
            block.lines.append((number, line))
        elif block.lines:
            yield block
            block = _Block()


def _read_comment(block: _Block, line: str) -> None:
    for name, value in _LABEL.findall(line):
        if name == "id":
            block.id = value.strip()
        else:
            block.tags.append("-".join(value.split()))


def _question(block: _Block, deck: Deck) -> str:
    """Read a question into the deck; return its title if that is lost."""
    text, start = block.text, 0
    title = ""
    if len(text) > hypertext.LONGEST_HTML:
        values = {"count": len(text), "most": hypertext.LONGEST_HTML}
        deck.problem(block.lines[0][0], TOO_LONG, **values)
        return ""
    if found := _TITLE.match(text):
        title, start = found[1].strip().translate(_RESTORED), found.end()
    first, last = text.find("{", start), text.rfind("}")
    if first < 0 and last < start:
        deck.note(block.lines[0][0], DESCRIPTION)
    elif not start <= first < last:
        deck.problem(block.line_at(max(first, last)), ONE_BRACE)
    else:
        return _read_parts(block, title, (start, first, last), deck)
    return ""


def _read_parts(
    block: _Block, title: str, places: tuple[int, int, int], deck: Deck
) -> str:
    text = block.text
    start, first, last = places
    line = block.line_at(len(text) - len(text.lstrip()))
    before, inner = text[start:first], text[first + 1 : last]
    if "{" in inner or "}" in inner:
        place = first + 1 + re.search("[{}]", inner).start()  # type: ignore[union-attr]  # found above
        deck.problem(block.line_at(place), NESTED)
        return ""
    form = "moodle"
    if told := _FORMAT.match(before):
        form, before = told[1].lower(), before[told.end() :]
    after = text[last + 1 :]
    if after.strip():
        before = f"{before.rstrip()} {_BLANK} {after.strip()}"
    prompt, material = texts.parted(_words(before, form, line, deck))
    inner, _, general = inner.partition("####")
    card = Card(
        line=line,
        kind=Kind.WRITTEN,
        prompt=prompt or texts.escaped_line(title),
        material=material,
        id=block.id or title,
        tags=tuple(block.tags),
        explanation=_words(general, form, line, deck),
    )
    card = replace(card, id="" if card.id == title and " " in title else card.id)
    return _answered(card, _Piece(block, form, inner, first + 1, deck), title)


def _answered(card: Card, piece: _Piece, title: str) -> str:
    before = len(piece.deck.problems)
    made = _reader(piece.inner)(card, piece)
    if made:
        piece.deck.add(made)
    elif len(piece.deck.problems) == before:
        piece.deck.problem(card.line, STRANGE)
    is_kept = title in {card.id, card.prompt} or card.prompt.startswith(title)
    return "" if is_kept else title


type _Reader = Callable[[Card, _Piece], Card | None]


def _reader(inner: str) -> _Reader:
    """Return what reads these answers, as Moodle decides it."""
    told = inner.strip()
    if told.startswith("#"):
        return _number
    if _TRUTH.match(inner):
        return _truth
    if "~" in told:
        return _choice
    return _pairs if "->" in told else _short


def _short(card: Card, piece: _Piece) -> Card | None:
    if not piece.inner.strip():
        piece.deck.note(card.line, NO_RUBRIC)
        return replace(card, rubric=RUBRIC)
    if not piece.inner.strip().startswith("="):
        return None
    graded = [one._replace(text=_bare(one.text)) for one in piece.graded()]
    return marking.short(card, graded, piece.deck)


def _choice(card: Card, piece: _Piece) -> Card | None:
    if not _SIGN.match(piece.inner.lstrip()):
        return None
    options = piece.options()
    is_single = "=" in piece.inner
    read_choice = marking.single if is_single else marking.several
    return read_choice(card, options, piece.deck)


def _truth(card: Card, piece: _Piece) -> Card | None:
    """Read TRUE or FALSE, what is said to a wrong answer, and to a right one."""
    answer, *told = piece.inner.split("#")
    is_true = answer.strip().upper().startswith("T")
    wrong, right = [piece.words(word, card.line) for word in [*told, "", ""][:2]]
    names = ("对", "错") if writing.is_han([card]) else ("True", "False")
    feedback = (right, wrong) if is_true else (wrong, right)
    options = (
        Option(names[0], is_true, feedback[0]),
        Option(names[1], not is_true, feedback[1]),
    )
    return replace(card, kind=Kind.TRUE_FALSE, options=options)


def _pairs(card: Card, piece: _Piece) -> Card | None:
    rows = []
    for one in piece.graded():
        left, arrow, right = one.text.partition("->")
        if not arrow:
            piece.deck.problem(one.line, NO_ARROW)
            return None
        words = (piece.words(left, one.line), piece.words(right, one.line))
        rows.append(Pair(*words))
    heads = ("项目", "对应") if writing.is_han([card]) else ("Item", "Match")
    return replace(card, kind=Kind.MATCHING, pairs=tuple(rows), heads=heads)


def _number(card: Card, piece: _Piece) -> Card | None:
    inner = piece.inner.replace("#", " ", 1)
    place = replace(piece, inner=inner if "=" in inner else f"={inner.lstrip()}")
    return marking.number(
        card,
        place.graded(),
        piece.deck,
        told=lambda one: _quantity(_bare(one.text)),
    )


def _quantity(text: str) -> str | None:
    if ".." in text:
        return quantities.between(*text.split("..", 1))
    value, _, tolerance = text.partition(":")
    return quantities.told(value, tolerance)


def _bare(raw: str) -> str:
    """Return an answer to be compared: its words, on one line."""
    return " ".join(raw.translate(_RESTORED).split())


def _words(raw: str, form: str, line: int, deck: Deck) -> str:
    """Return a text as Markdown, whatever form it says it is in."""
    if told := _FORMAT.match(raw):
        form, raw = told[1].lower(), raw[told.end() :]
    text = raw.translate(_RESTORED).strip()
    if form == "markdown":
        return text
    if form == "plain":
        return texts.escaped(text)
    return hypertext.markdown(text, line=line, deck=deck)
