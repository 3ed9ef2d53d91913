"""What a sheet's row or the labelled lines of a document say of one question."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from engine.markup.problem import gettext_noop as _
from engine.questions.exchange import names, texts
from engine.questions.exchange.cards import CHOICES, Card, Deck, Kind
from engine.questions.options import letter

BAD_KIND = _("“{text}” is no kind of question. Write one of: {known}.")
BAD_POINTS = _("“{text}” are no points. Write a whole number from 1 to 100.")
BAD_SCORING = _("“{text}” is no way of marking. Write one of: {known}.")

ARROW = "→"
HOLDS = frozenset(
    (
        *("points", "hints", "tags", "explanation", "feedback", "rubric", "id"),
        *("scoring", "order", "scale"),
    )
)
_POINTS = re.compile(r"(\d{1,4})(?:\.0{1,4})?\s{0,4}(?:分|points?)?", re.IGNORECASE)
_SPACES = re.compile(r"[\s,，、;；]+")
_MOST_POINTS = 100

type AsMarkdown = Callable[[str], str]


class Lettered(NamedTuple):
    """An option as it was written, with the letter before it."""

    letter: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Fields:
    """The texts as they stand there; an empty one was not given."""

    line: int
    kind: str = ""
    prompt: str = ""
    material: str = ""
    options: tuple[Lettered, ...] = ()
    answer: str = ""
    explanation: str = ""
    hints: tuple[str, ...] = ()
    points: str = ""
    scoring: str = ""
    tags: str = ""
    id: str = ""
    order: str = ""
    feedback: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Case:
    """A question being made: what is known of it, and what was given."""

    card: Card
    given: Fields
    deck: Deck
    as_markdown: AsMarkdown

    def problem(self, message: str, **values: object) -> Card | None:
        """Say what does not add up; there is no question then."""
        self.deck.problem(self.card.line, message, **values)
        return None

    def words(self, text: str) -> str:
        return self.as_markdown(text.strip())

    def feedback(self, letter: str) -> str:
        return self.words(self.given.feedback.get(letter, ""))


def stem(fields: Fields, deck: Deck, as_markdown: AsMarkdown) -> Card | None:
    """Return a card with all that does not depend on the kind; None if it is wrong."""
    before = len(deck.problems)
    attributes = _attributes(fields, deck)
    prompt, material = texts.parted(as_markdown(fields.prompt))
    more = as_markdown(fields.material)
    card = Card(
        line=fields.line,
        kind=_kind(fields, deck) or Kind.WRITTEN,
        prompt=prompt,
        id=fields.id.strip(),
        material="\n\n".join(part for part in (material, more) if part),
        points=_points(fields, deck),
        tags=tuple(filter(None, _SPACES.split(fields.tags))),
        attributes=attributes,
        explanation=as_markdown(fields.explanation),
        hints=tuple(as_markdown(hint) for hint in fields.hints if hint.strip()),
    )
    return card if len(deck.problems) == before else None


def of(card: Card) -> Fields:
    """Return what is written of a card; its texts stay as they are."""
    given = Fields(
        line=card.line,
        kind=names.CHINESE[card.kind],
        prompt=card.prompt,
        material=card.material,
        explanation=card.explanation,
        hints=card.hints,
        points=str(card.points) if card.points != 1 else "",
        scoring=names.scoring_word(card.attributes.get("scoring", "")),
        tags=" ".join(card.tags),
        id=card.id,
        order=card.attributes.get("order", ""),
    )
    if card.kind in CHOICES:
        return _of_choice(card, given)
    if card.kind is Kind.MATCHING:
        rows = [f"{left} {ARROW} {right}".strip() for left, right in card.pairs]
        return replace(given, options=_lettered(rows))
    if card.kind is Kind.ORDERING:
        return replace(given, options=_lettered([item.text for item in card.answers]))
    scale = card.attributes.get("scale", "")
    answers = "\n".join(answer.text for answer in card.answers)
    return replace(given, answer=answers or card.rubric or scale)


def _of_choice(card: Card, given: Fields) -> Fields:
    options = _lettered([option.text for option in card.options])
    right = [
        lettered.letter
        for lettered, option in zip(options, card.options, strict=True)
        if option.is_right
    ]
    feedback = {
        lettered.letter: option.feedback
        for lettered, option in zip(options, card.options, strict=True)
        if option.feedback
    }
    if card.kind is Kind.TRUE_FALSE:
        word = next(option.text for option in card.options if option.is_right)
        return replace(given, answer=word, feedback=feedback)
    return replace(given, options=options, answer="".join(right), feedback=feedback)


def _lettered(found: Sequence[str]) -> tuple[Lettered, ...]:
    return tuple(Lettered(letter(place), text) for place, text in enumerate(found))


def _kind(fields: Fields, deck: Deck) -> Kind | None:
    found = names.kind(fields.kind)
    if fields.kind.strip() and found is None:
        known = "、".join(names.CHINESE.values())
        deck.problem(fields.line, BAD_KIND, text=fields.kind, known=known)
    return found


def _points(fields: Fields, deck: Deck) -> int:
    text = texts.narrow(fields.points).strip()
    found = _POINTS.fullmatch(text)
    points = int(found[1]) if found else 0
    if text and not 1 <= points <= _MOST_POINTS:
        deck.problem(fields.line, BAD_POINTS, text=text)
    return points or 1


def _attributes(fields: Fields, deck: Deck) -> dict[str, str]:
    found = {}
    if fields.scoring.strip():
        scoring = names.scoring(fields.scoring)
        if scoring is None:
            known = "、".join(names.SCORINGS.values())
            deck.problem(fields.line, BAD_SCORING, text=fields.scoring, known=known)
        found["scoring"] = scoring or ""
    if texts.narrow(fields.order).strip() in {"fixed", "固定"}:
        found["order"] = "fixed"
    return found
