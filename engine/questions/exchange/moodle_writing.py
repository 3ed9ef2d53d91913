"""Cards into Moodle XML."""

from collections.abc import Callable, Iterator
from fractions import Fraction
from xml.sax.saxutils import escape, quoteattr

from engine.markup.page import Surroundings, fragment
from engine.questions.exchange import embedded, losses, marking, quantities, texts
from engine.questions.exchange.cards import CHOICES, Card, Deck, Kind, Option
from engine.questions.scoring import Scoring

_AROUND = Surroundings("", {}, str)
_WHOLE = Fraction(100)
_HOLDS = frozenset(
    (
        *("points", "hints", "tags", "explanation", "feedback", "replies"),
        *("rubric", "id", "order"),
    )
)
_TYPES = {
    Kind.SINGLE: "multichoice",
    Kind.MULTIPLE: "multichoice",
    Kind.TRUE_FALSE: "truefalse",
    Kind.SHORT: "shortanswer",
    Kind.NUMBER: "numerical",
    Kind.ORDERING: "ordering",
    Kind.MATCHING: "matching",
    Kind.CLOZE: "cloze",
    Kind.WRITTEN: "essay",
}
_LONGEST_NAME = 80


def write(deck: Deck) -> str:
    """Return the file; what it cannot hold is noted in the deck."""
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', "<quiz>"]
    if deck.title:
        name = escape(f"$course$/top/{deck.title}")
        lines.append(
            f'<question type="category"><category><text>{name}</text></category>'
            "</question>"
        )
    for card in losses.of_kinds(deck, _TYPES):
        lines += _question(card, deck)
    return "\n".join([*lines, "</quiz>", ""])


def _question(card: Card, deck: Deck) -> Iterator[str]:
    holds = _HOLDS | ({"scoring"} if card.kind is Kind.MULTIPLE else set())
    losses.tell(card, deck, holds=holds)
    card = losses.without_pictures(card, deck)
    yield f"<question type={quoteattr(_TYPES[card.kind])}>"
    yield f"<name>{_plain(_name(card))}</name>"
    yield _text("questiontext", _whole(card))
    yield _text("generalfeedback", html(card.explanation))
    yield f"<defaultgrade>{card.points}</defaultgrade>"
    yield f"<idnumber>{escape(card.id)}</idnumber>"
    yield from _WRITERS[card.kind](card, deck)
    yield from (_text("hint", html(hint)) for hint in card.hints)
    if card.tags:
        tags = "".join(f"<tag>{_plain(tag)}</tag>" for tag in card.tags)
        yield f"<tags>{tags}</tags>"
    yield "</question>"


def _name(card: Card) -> str:
    bare = embedded.blanked(card.prompt)
    return texts.plain(bare)[0][:_LONGEST_NAME]


def _whole(card: Card) -> str:
    """Return prompt and material as HTML, gaps in Moodle's own way."""
    whole = f"{card.prompt}\n\n{card.material}".strip()
    if card.kind is not Kind.CLOZE:
        return html(whole)
    marked, gaps = embedded.marked(whole)
    return embedded.filled(html(marked), [escape(gap) for gap in gaps])


def html(markdown: str) -> str:
    """Return the safe HTML of a text."""
    return fragment(markdown, line=1, surroundings=_AROUND)[0] if markdown else ""


def _plain(text: str) -> str:
    return f"<text>{escape(text)}</text>"


def _text(name: str, content: str) -> str:
    return f'<{name} format="html">{_plain(content)}</{name}>'


def _answer(text: str, weight: Fraction, feedback: str, more: str = "") -> str:
    return (
        f'<answer fraction="{marking.percent(weight)}" format="html">{_plain(text)}'
        f"{_text('feedback', html(feedback))}{more}</answer>"
    )


def _option(option: Option, weight: Fraction) -> str:
    return _answer(html(option.text), weight, option.feedback)


def _choice(card: Card, deck: Deck) -> Iterator[str]:
    is_single = card.kind is Kind.SINGLE
    is_free = card.attributes.get("order") != "fixed"
    yield f"<single>{str(is_single).lower()}</single>"
    yield f"<shuffleanswers>{str(is_free).lower()}</shuffleanswers>"
    yield "<answernumbering>ABCD</answernumbering>"
    weights = [_WHOLE * option.is_right for option in card.options]
    if not is_single:
        weights = marking.weights(card)
        scoring = card.attributes.get("scoring", Scoring.ALL_OR_NOTHING)
        if scoring == Scoring.ALL_OR_NOTHING:
            deck.note(card.line, losses.SCORING_CHANGED)
    yield from map(_option, card.options, weights)


def _truth(card: Card, _deck: Deck) -> Iterator[str]:
    for name, option in zip(("true", "false"), card.options, strict=True):
        yield _answer(name, _WHOLE * option.is_right, option.feedback)


def _short(card: Card, _deck: Deck) -> Iterator[str]:
    yield "<usecase>0</usecase>"
    for answer in card.answers:
        yield _answer(answer.text.replace("*", "\\*"), _WHOLE, answer.feedback)


def _number(card: Card, deck: Deck) -> Iterator[str]:
    units = []
    for answer in card.answers:
        found = quantities.parts(answer.text)
        units.append(found.unit)
        margin = f"<tolerance>{found.margin}</tolerance>"
        yield _answer(found.value, _WHOLE, answer.feedback, margin)
    kept, *others = dict.fromkeys(filter(None, units)) or [""]
    for unit in others:
        deck.note(card.line, losses.UNIT_LOST, unit=unit)
    if kept:
        yield (
            "<units><unit><multiplier>1</multiplier>"
            f"<unit_name>{escape(kept)}</unit_name></unit></units>"
        )


def _matching(card: Card, _deck: Deck) -> Iterator[str]:
    yield "<shuffleanswers>true</shuffleanswers>"
    for left, right in card.pairs:
        answer = f"<answer>{_plain(texts.plain(right)[0])}</answer>"
        yield (f'<subquestion format="html">{_plain(html(left))}{answer}</subquestion>')


def _ordering(card: Card, _deck: Deck) -> Iterator[str]:
    yield "<layouttype>VERTICAL</layouttype>"
    yield "<selecttype>ALL</selecttype>"
    yield "<gradingtype>ALL_OR_NOTHING</gradingtype>"
    for place, item in enumerate(card.answers, start=1):
        yield _answer(html(item.text), Fraction(place), "")


def _cloze(_card: Card, _deck: Deck) -> Iterator[str]:
    return iter(())


def _essay(card: Card, _deck: Deck) -> Iterator[str]:
    yield "<responseformat>editor</responseformat>"
    yield _text("graderinfo", html(card.rubric))


_WRITERS: dict[Kind, Callable[[Card, Deck], Iterator[str]]] = {
    **dict.fromkeys(CHOICES, _choice),
    Kind.TRUE_FALSE: _truth,
    Kind.SHORT: _short,
    Kind.NUMBER: _number,
    Kind.MATCHING: _matching,
    Kind.ORDERING: _ordering,
    Kind.CLOZE: _cloze,
    Kind.WRITTEN: _essay,
}
