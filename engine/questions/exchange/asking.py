"""Options and answers, as people write them, made into what a question asks."""

import re
from collections.abc import Callable
from dataclasses import replace

from engine.markup.problem import gettext_noop as _
from engine.questions.exchange import blanks, fields, names, quantities, texts, writing
from engine.questions.exchange.cards import Answer, Card, Deck, Kind, Option, Pair
from engine.questions.exchange.fields import AsMarkdown, Case, Fields

NO_ANSWER = _("This question has no answer. Write a line “答案：B” below its options.")
OTHER_ANSWER = _("The answer “{text}” is none of the options {letters}.")
NO_OPTIONS = _("A question of this kind needs options; write them as “A. …”.")
NO_TRUTH = _("“{text}” is neither true nor false. Write 对 or 错 (√ or ×).")
NO_NUMBER = _("“{text}” is no number. Write digits, as in 42 or 42 ± 0.5.")
NO_PAIR = _("“{text}” is no pair. Write it as “left → right”.")
NO_ORDER = _("“{text}” does not name each of the options {letters} once.")
NO_RUBRIC = _(
    "Nothing says how this answer is marked; write it into “/// trainer” of the quiz."
)
TOO_LONG_TO_TYPE = _(
    "This answer is too long to be typed word for word; the question is a written one"
    " now, marked by a person."
)
RUBRIC = "（请在这里写评分标准。）"

_SEPARATORS = re.compile(r"[\s,，、;；.。和及与]+")
_ARROW = re.compile(r"[ \t]*(?:→|->|=>|⇒|——)[ \t]*")
_LETTERED = re.compile("(?=.)A?B?C?D?E?F?")  # the answer to options
_LONG = 40


def card(given: Fields, deck: Deck, as_markdown: AsMarkdown) -> Card | None:
    """Return the question that the fields describe; None if they do not add up."""
    stem = fields.stem(given, deck, as_markdown)
    if stem is None:
        return None
    kind = names.kind(given.kind) or guess(given)
    if kind is Kind.SHORT and not names.is_exact(given.kind):
        kind = _typed(given, deck)
    if kind is Kind.CLOZE and not blanks.has_any(given):
        kind = Kind.SHORT
    return _MAKERS[kind](Case(replace(stem, kind=kind), given, deck, as_markdown))


def _typed(given: Fields, deck: Deck) -> Kind:
    """Return the kind of what may be a short answer, or one that only people mark."""
    if _is_short(given.answer):
        return Kind.SHORT if given.kind or not _is_lettered(given) else Kind.SINGLE
    if given.answer.strip():
        deck.note(given.line, TOO_LONG_TO_TYPE)
    return Kind.WRITTEN


def _is_lettered(given: Fields) -> bool:
    return _LETTERED.fullmatch(texts.narrow(given.answer).strip()) is not None


def guess(given: Fields) -> Kind:
    """Return the kind that options and answer look like."""
    if given.options:
        return _guess_options(given)
    tests = (
        (Kind.TRUE_FALSE, names.truth(given.answer) is not None),
        (Kind.CLOZE, blanks.has_any(given)),
        (Kind.NUMBER, quantities.are_numbers([given.answer])),
        (Kind.SHORT, _is_short(given.answer)),
    )
    return next((kind for kind, is_so in tests if is_so), Kind.WRITTEN)


def _guess_options(given: Fields) -> Kind:
    if all(_ARROW.search(option.text) for option in given.options):
        return Kind.MATCHING
    return Kind.MULTIPLE if len(letters_in(given.answer)) > 1 else Kind.SINGLE


def letters_in(answer: str) -> str:
    """Return the letters of an answer like “A、C”, empty if it says something else."""
    found = _SEPARATORS.sub("", texts.narrow(answer)).upper()
    return found if re.fullmatch(r"[A-Z]+", found) else ""


def _is_short(answer: str) -> bool:
    parts = blanks.parts(answer)
    return bool(parts) and all(
        len(part) <= _LONG and "。" not in part.strip(" 。") for part in parts
    )


def _choice(case: Case) -> Card | None:
    letters = "".join(option.letter for option in case.given.options)
    if not letters:
        return case.problem(NO_OPTIONS)
    answer = case.given.answer
    right = _right(case.given)
    if not right or not set(right) <= set(letters):
        message = OTHER_ANSWER if answer.strip() else NO_ANSWER
        return case.problem(message, text=answer, letters=letters)
    options = tuple(
        Option(case.words(text), letter in right, case.feedback(letter))
        for letter, text in case.given.options
    )
    kind = Kind.MULTIPLE if len(set(right)) > 1 else Kind.SINGLE
    return replace(_marked(case.card, kind), kind=kind, options=options)


def _marked(card: Card, kind: Kind) -> Card:
    """Return the card without a marking that its kind does not have."""
    has_none = kind is not Kind.MULTIPLE
    rest = {
        name: value
        for name, value in card.attributes.items()
        if not (has_none and name == "scoring")
    }
    return replace(card, attributes=rest)


def _right(given: Fields) -> str:
    """Return the letters of the right options, also if the answer is their text."""
    for option in given.options:
        if option.text.strip() == given.answer.strip():
            return option.letter
    return letters_in(given.answer)


def _truth(case: Case) -> Card | None:
    words = {option.letter: option.text for option in case.given.options}
    answer = words.get(letters_in(case.given.answer), case.given.answer)
    is_true = names.truth(answer)
    if is_true is None:
        return case.problem(NO_TRUTH, text=answer)
    true, false = ("对", "错") if writing.is_han([case.card]) else ("True", "False")
    options = (
        Option(true, is_true, case.feedback("A")),
        Option(false, not is_true, case.feedback("B")),
    )
    return replace(_marked(case.card, Kind.TRUE_FALSE), options=options)


def _short(case: Case) -> Card | None:
    answers = tuple(map(Answer, blanks.parts(case.given.answer)))
    return replace(case.card, answers=answers) if answers else case.problem(NO_ANSWER)


def _number(case: Case) -> Card | None:
    answers = blanks.parts(texts.narrow(case.given.answer)) or [""]
    for answer in answers:
        if not quantities.are_known(answer):
            return case.problem(NO_NUMBER, text=answer)
    return replace(case.card, answers=tuple(map(Answer, answers)))


def _ordering(case: Case) -> Card | None:
    words = {letter: case.words(text) for letter, text in case.given.options}
    letters, answer = "".join(words), case.given.answer
    order = letters_in(answer) if answer.strip() else letters
    if not words:
        return case.problem(NO_OPTIONS)
    if sorted(order) != sorted(letters):
        return case.problem(NO_ORDER, text=answer, letters=letters)
    return replace(case.card, answers=tuple(Answer(words[letter]) for letter in order))


def _matching(case: Case) -> Card | None:
    rows = [option.text for option in case.given.options]
    rows = rows or blanks.parts(case.given.answer)
    pairs = []
    for row in rows:
        left, *right = _ARROW.split(row.strip(), maxsplit=1)
        if not right:
            return case.problem(NO_PAIR, text=row)
        pairs.append(Pair(case.words(left), case.words(right[0])))
    if not pairs:
        return case.problem(NO_OPTIONS)
    heads = ("项目", "对应") if writing.is_han([case.card]) else ("Item", "Match")
    return replace(case.card, pairs=tuple(pairs), heads=heads)


def _written(case: Case) -> Card | None:
    rubric = case.words(case.given.answer)
    if not rubric:
        case.deck.note(case.card.line, NO_RUBRIC)
    return replace(case.card, rubric=rubric or RUBRIC)


def _scale(case: Case) -> Card | None:
    name = case.given.answer.strip() or "agreement"
    if not case.given.options:
        return replace(case.card, attributes={"scale": name})
    steps = "\n".join(f"- {case.words(text)}" for _letter, text in case.given.options)
    material = f"{case.card.material}\n\n{steps}".strip()
    return replace(case.card, attributes={"scale": "own"}, material=material)


_MAKERS: dict[Kind, Callable[[Case], Card | None]] = {
    Kind.SINGLE: _choice,
    Kind.MULTIPLE: _choice,
    Kind.TRUE_FALSE: _truth,
    Kind.SHORT: _short,
    Kind.NUMBER: _number,
    Kind.ORDERING: _ordering,
    Kind.MATCHING: _matching,
    Kind.CLOZE: blanks.fill,
    Kind.WRITTEN: _written,
    Kind.SCALE: _scale,
}
