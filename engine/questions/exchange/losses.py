"""What a format cannot hold of a question, said word for word."""

from collections.abc import Callable, Collection

from engine.markup.problem import gettext_noop as _
from engine.questions.exchange import blanks, texts
from engine.questions.exchange.cards import Card, Deck, Kind, mapped

KIND_LOST = _("This question is left out: the format has no questions of its kind.")
PICTURE_LOST = _("The picture “{name}” is left out; put it in by hand.")
FORM_LOST = _("Bold, italic and links are left out of this question; its words stay.")
SCORING_CHANGED = _(
    "“All or nothing” cannot be said here; part of the points are earned by part of"
    " the right options."
)
UNIT_LOST = _("The unit “{unit}” is left out: this format holds none.")

PARTED = _(
    "The answer “{text}” holds “;”. Read in again, its parts will be answers of their"
    " own: write it without."
)
ATTRIBUTE_LOST = _("“{name}={value}” is left out: this format cannot say it.")

_LOST = {
    "points": _("The points are left out: this format holds none."),
    "hints": _("The hints are left out: this format holds none."),
    "tags": _("The tags are left out: this format holds none."),
    "explanation": _("The explanation is left out: this format holds none."),
    "feedback": _("The words on each option are left out: this format holds none."),
    "replies": _("The words on each answer are left out: this format holds none."),
    "rubric": _("The rubric is left out: this format holds none."),
    "id": _("The question's own id is left out: this format holds none."),
    "heads": _("The headings of the two columns are left out."),
}
_HAS: dict[str, Callable[[Card], bool]] = {
    "points": lambda card: card.points != 1,
    "hints": lambda card: bool(card.hints),
    "tags": lambda card: bool(card.tags),
    "explanation": lambda card: bool(card.explanation),
    "feedback": lambda card: any(option.feedback for option in card.options),
    "replies": lambda card: any(answer.feedback for answer in card.answers),
    "rubric": lambda card: bool(card.rubric),
    "id": lambda card: bool(card.id),
    "heads": lambda card: any(card.heads),
}
_NEEDLESS = frozenset({"as"})  # said anew where it has to be


def tell(card: Card, deck: Deck, *, holds: Collection[str]) -> None:
    """Say what the question has and the format does not hold."""
    for name, has in _HAS.items():
        if name not in holds and has(card):
            deck.note(card.line, _LOST[name])
    for name, value in card.attributes.items():
        if name not in holds and name not in _NEEDLESS:
            deck.note(card.line, ATTRIBUTE_LOST, name=name, value=value)


def tell_parted(card: Card, deck: Deck) -> None:
    """Say which accepted texts a format will take for several."""
    for answer in card.answers:
        if card.kind is Kind.SHORT and len(blanks.parts(answer.text)) > 1:
            deck.note(card.line, PARTED, text=answer.text)


def of_kinds(deck: Deck, kinds: Collection[Kind]) -> list[Card]:
    """Return the questions of these kinds, and say which others are left out."""
    for card in deck.cards:
        if card.kind not in kinds:
            deck.note(card.line, KIND_LOST)
    return [card for card in deck.cards if card.kind in kinds]


def without_pictures(card: Card, deck: Deck) -> Card:
    """Return the question without its pictures, and say which they were."""

    def change(text: str) -> str:
        rest, names = texts.without_pictures(text)
        for name in names:
            deck.note(card.line, PICTURE_LOST, name=name)
        return rest

    return mapped(card, change)


def plain(card: Card, deck: Deck) -> Card:
    """Return the question with plain texts, gaps as they are; say if form was lost."""

    def bare(text: str) -> str:
        rest, is_lost = texts.plain(text)
        if is_lost:
            deck.note(card.line, FORM_LOST)
        return rest

    return mapped(card, lambda text: blanks.gapped(text, bare))
