"""Cards into GIFT, their texts marked as Markdown."""

import re
from collections.abc import Callable, Iterator

from engine.markup.problem import gettext_noop as _
from engine.questions.exchange import losses, marking, quantities
from engine.questions.exchange.cards import CHOICES, Card, Deck, Kind
from engine.questions.scoring import Scoring

ARROW_CHANGED = _("“->” is written “→” here, as it parts pairs in GIFT.")

_KINDS = CHOICES | {Kind.SHORT, Kind.NUMBER, Kind.MATCHING, Kind.WRITTEN}
_HOLDS = frozenset({"id", "tags", "explanation", "feedback", "replies"})
_SIGNS = re.compile(r"[\\~=#{}:]")
_WRONG_IN_LABEL = re.compile(r"[\[\]\s]+")


def write(deck: Deck) -> str:
    """Return the file; what it cannot hold is noted in the deck."""
    cards = losses.of_kinds(deck, _KINDS)
    return "\n".join(_question(card, deck) for card in cards)


def _question(card: Card, deck: Deck) -> str:
    is_marked_alike = card.kind is Kind.MULTIPLE
    losses.tell(card, deck, holds=_HOLDS | ({"scoring"} if is_marked_alike else set()))
    card = losses.without_pictures(card, deck)
    labels = [f"[id:{card.id}]"] if card.id else []
    labels += [f"[tag:{_WRONG_IN_LABEL.sub('-', tag)}]" for tag in card.tags]
    head = [f"// {' '.join(labels)}"] if labels else []
    title = f"::{_safe(card.id)}::" if card.id else ""
    text = _safe("\n\n".join(part for part in (card.prompt, card.material) if part))
    answers = [f"\t{line}" for line in _WRITERS[card.kind](card, deck)]
    if card.explanation:
        answers.append(f"\t####{_safe(card.explanation)}")
    return "\n".join([*head, f"{title}[markdown]{text}{{", *answers, "}", ""])


def _single(card: Card, deck: Deck) -> Iterator[str]:  # noqa: ARG001 - as the others
    for option in card.options:
        sign = "=" if option.is_right else "~"
        yield f"{sign}{_safe(option.text)}{_feedback(option.feedback)}"


def _several(card: Card, deck: Deck) -> Iterator[str]:
    if card.attributes.get("scoring", Scoring.ALL_OR_NOTHING) == Scoring.ALL_OR_NOTHING:
        deck.note(card.line, losses.SCORING_CHANGED)
    for option, weight in zip(card.options, marking.weights(card), strict=True):
        worth = f"%{marking.percent(weight)}%"
        yield f"~{worth}{_safe(option.text)}{_feedback(option.feedback)}"


def _truth(card: Card, deck: Deck) -> Iterator[str]:  # noqa: ARG001 - as the others
    true, false = card.options
    right, wrong = (true, false) if true.is_right else (false, true)
    sign = "TRUE" if true.is_right else "FALSE"
    yield f"{sign}#{_safe(wrong.feedback)}#{_safe(right.feedback)}"


def _short(card: Card, deck: Deck) -> Iterator[str]:
    for answer in card.answers:
        text = _safe(_arrowless(answer.text, card, deck)).replace("*", "\\*")
        yield f"={text}{_feedback(answer.feedback)}"


def _number(card: Card, deck: Deck) -> Iterator[str]:
    yield "#"
    for answer in card.answers:
        found = quantities.parts(answer.text)
        if found.unit:
            deck.note(card.line, losses.UNIT_LOST, unit=found.unit)
        yield f"={found.value}:{found.margin}{_feedback(answer.feedback)}"


def _pairs(card: Card, deck: Deck) -> Iterator[str]:
    for left, right in card.pairs:
        yield f"={_safe(_arrowless(left, card, deck))} -> {_safe(right)}"


def _essay(card: Card, deck: Deck) -> Iterator[str]:  # noqa: ARG001 - as the others
    return iter(())


_WRITERS: dict[Kind, Callable[[Card, Deck], Iterator[str]]] = {
    Kind.SINGLE: _single,
    Kind.MULTIPLE: _several,
    Kind.TRUE_FALSE: _truth,
    Kind.SHORT: _short,
    Kind.NUMBER: _number,
    Kind.MATCHING: _pairs,
    Kind.WRITTEN: _essay,
}


def _arrowless(text: str, card: Card, deck: Deck) -> str:
    """Return the text without the sign that parts the sides of a pair."""
    if "->" in text:
        deck.note(card.line, ARROW_CHANGED)
    return text.replace("->", "→")


def _feedback(text: str) -> str:
    return f"#{_safe(text)}" if text else ""


def _safe(text: str) -> str:
    """Put a backslash before each sign that means something, n for a line break."""
    return _SIGNS.sub(lambda sign: "\\" + sign[0], text).replace("\n", "\\n")
