"""What an answer is worth in other programs, in per cent, and what in ours."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import starmap
from typing import NamedTuple

from engine.markup.problem import gettext_noop as _
from engine.questions.exchange import quantities
from engine.questions.exchange.cards import Answer, Card, Deck, Kind, Option
from engine.questions.scoring import Scoring

WHOLE = Fraction(100)
_NEAR = Fraction(1, 100)  # 33.33333 is a third of 100

NO_RIGHT = _("No option is fully right. Give one of them 100 %.")
SEVERAL_RIGHT = _(
    "Several options are fully right, but only one may be chosen. Keep one of them, or"
    " let several be chosen."
)
PARTLY_RIGHT = _(
    "The option “{text}” is worth {percent} %; options other than the right one are"
    " worth nothing now."
)
ONE_OF_SEVERAL = _(
    "Several options may be chosen but only one is right; this is a single choice now."
)
OTHER_WEIGHTS = _(
    "The percentages of the options cannot be kept; each right one earns and each"
    " wrong one costs the same now."
)
ANSWER_DROPPED = _(
    "The answer “{text}” is worth {percent} % and is left out: an accepted answer"
    " earns all points."
)
WILDCARD = _(
    "The answer “{text}” has a wildcard; it is “{plain}” now and has to be written"
    " exactly so."
)
NO_ANSWER = _("This question has no right answer. Give one that earns all points.")
NO_NUMBER = _("“{text}” is no number. Write digits, as in 42 or 3.5.")
ALL_RIGHT = _("All options are right. Add a wrong one.")


class Graded(NamedTuple):
    """An answer of another program: what it is worth, 100 for fully right."""

    text: str
    weight: Fraction
    feedback: str = ""
    line: int = 0


def percent(weight: Fraction) -> str:
    """Return a weight as people write it, 33.33333 for a third."""
    text = f"{float(weight):.5f}"
    return text.rstrip("0").rstrip(".")


def single(card: Card, graded: Sequence[Graded], deck: Deck) -> Card | None:
    """Return a question of which one option is right; None if that cannot be."""
    right = [one for one in graded if one.weight >= WHOLE]
    if len(right) != 1:
        deck.problem(card.line, SEVERAL_RIGHT if right else NO_RIGHT)
        return None
    for one in graded:
        if one not in right and one.weight:
            values = {"text": one.text, "percent": percent(one.weight)}
            deck.note(one.line or card.line, PARTLY_RIGHT, **values)
    options = [Option(one.text, one in right, one.feedback) for one in graded]
    return replace(card, kind=Kind.SINGLE, options=tuple(options))


def several(card: Card, graded: Sequence[Graded], deck: Deck) -> Card | None:
    """Return a question of which several options are right, as it is marked."""
    right = [one for one in graded if one.weight > 0]
    if len(right) <= 1:
        if right:
            deck.note(card.line, ONE_OF_SEVERAL)
        whole = [one._replace(weight=WHOLE) if one in right else one for one in graded]
        return single(card, whole, deck)
    if len(right) == len(graded):
        deck.problem(card.line, ALL_RIGHT)
        return None
    scoring = scoring_of([one.weight for one in graded])
    if scoring is None:
        deck.note(card.line, OTHER_WEIGHTS)
    attributes = {**card.attributes, "scoring": scoring or Scoring.PROPORTIONAL.value}
    options = [Option(one.text, one.weight > 0, one.feedback) for one in graded]
    return replace(
        card, kind=Kind.MULTIPLE, options=tuple(options), attributes=attributes
    )


def scoring_of(weights: Sequence[Fraction]) -> str | None:
    """Return the name of a marking with these weights, None if there is none."""
    right = [weight for weight in weights if weight > 0]
    wrong = [weight for weight in weights if weight <= 0]
    share = WHOLE / len(right)
    if not _are_all(right, share):
        return None
    if _are_all(wrong, -share):
        return Scoring.PROPORTIONAL.value
    return Scoring.PARTIAL.value if _are_all(wrong, -WHOLE) else None


def weights(card: Card) -> list[Fraction]:
    """Return what each option of a multiple choice is worth to other programs.

    All or nothing has no percentages: it is given as the strictest that has.
    """
    share = WHOLE / max(1, sum(option.is_right for option in card.options))
    is_proportional = card.attributes.get("scoring") == Scoring.PROPORTIONAL
    wrong = -share if is_proportional else -WHOLE
    return [share if option.is_right else wrong for option in card.options]


def short(card: Card, graded: Sequence[Graded], deck: Deck) -> Card | None:
    """Return a question with the texts that earn all points."""
    answers = {
        " ".join(text.split()): one.feedback
        for one in reversed(_accepted(card, graded, deck))
        if (text := _without_wildcard(one, card, deck))
    }
    if not answers:
        deck.problem(card.line, NO_ANSWER)
        return None
    given = tuple(starmap(Answer, reversed(answers.items())))
    return replace(card, kind=Kind.SHORT, answers=given)


def number(
    card: Card,
    graded: Sequence[Graded],
    deck: Deck,
    *,
    told: Callable[[Graded], str | None],
) -> Card | None:
    """Return a question with the numbers that earn all points, as they are told."""
    accepted = []
    for one in _accepted(card, graded, deck):
        written = told(one)
        if written is None or not quantities.are_known(written):
            deck.problem(one.line or card.line, NO_NUMBER, text=one.text)
            return None
        accepted.append(one._replace(text=written))
    if not accepted:
        deck.problem(card.line, NO_ANSWER)
        return None
    given = tuple(Answer(one.text, one.feedback) for one in accepted)
    return replace(card, kind=Kind.NUMBER, answers=given)


def _accepted(card: Card, graded: Sequence[Graded], deck: Deck) -> list[Graded]:
    for one in graded:
        line, text = one.line or card.line, one.text
        if one.weight < WHOLE:
            deck.note(line, ANSWER_DROPPED, text=text, percent=percent(one.weight))
    return [one for one in graded if one.weight >= WHOLE]


def _without_wildcard(one: Graded, card: Card, deck: Deck) -> str:
    text = one.text.replace("\\*", "\ufdd0")
    plain = text.replace("*", "").replace("\ufdd0", "*").strip()
    if "*" in text:
        values = {"text": one.text, "plain": plain}
        deck.note(one.line or card.line, WILDCARD, **values)
    return plain


def _are_all(weights: Sequence[Fraction], value: Fraction) -> bool:
    return all(abs(weight - value) < _NEAR for weight in weights)
