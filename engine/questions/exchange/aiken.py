"""Aiken, the plainest format of multiple choice, into cards and back."""

import re
from collections.abc import Iterator

from engine.markup.problem import gettext_noop as _
from engine.questions import options as letters
from engine.questions.exchange import losses, texts
from engine.questions.exchange.cards import Card, Deck, Kind, Option

FOLLOWS = _("Expected option {letter} here; the letters run A, B, C… without a gap.")
FEW = _("A question needs two options at least; this one has {count}.")
OTHER_ANSWER = _("The answer is “{text}”, but the options run from A to {last}.")
NO_ANSWER = _("This question ends without a line “ANSWER: A”.")
NO_QUESTION = _("This answer has no question before it.")
STRANGE = _("This line is neither an option (“B. …”) nor the answer (“ANSWER: B”).")
LINES_JOINED = _("Aiken holds one line for each text; the lines are joined.")

_OPTION = re.compile(
    r"(?P<letter>[A-Z\uff21-\uff3a])[.)．、）:：][ \t\u3000]*(?P<text>\S.*)"
)
_ANSWER = re.compile(
    r"(?:ANSWER|正确答案|參考答案|参考答案|答案)[ \t\u3000]*[:：](?P<text>.*)",
    re.IGNORECASE,
)
_TRUTHS = (frozenset({"对", "错"}), frozenset({"true", "false"}))
_KINDS = frozenset({Kind.SINGLE, Kind.TRUE_FALSE})


class _Question:
    """The lines of one question, as far as they have been read."""

    def __init__(self, deck: Deck) -> None:
        self.deck = deck
        self.line = 0
        self.prompt: list[str] = []
        self.options: list[str] = []
        self.is_wrong = False

    @property
    def is_begun(self) -> bool:
        return bool(self.prompt or self.options)

    def problem(self, line: int, message: str, **values: object) -> None:
        self.is_wrong = True
        self.deck.problem(line, message, **values)

    def take_text(self, number: int, text: str) -> None:
        if self.options:
            self.problem(number, STRANGE)
        self.line = self.line or number
        self.prompt.append(text)

    def take_option(self, number: int, letter: str, text: str) -> None:
        expected = letters.letter(len(self.options))
        if letter != expected:
            self.problem(number, FOLLOWS, letter=expected)
        self.line = self.line or number
        self.options.append(text)

    def end(self, number: int, answer: str) -> None:
        """Take the answer, and put the question into the deck."""
        names = [letters.letter(place) for place in range(len(self.options))]
        if not self.prompt:
            self.problem(number, NO_QUESTION)
        elif len(names) <= 1:
            self.problem(self.line, FEW, count=len(names))
        elif answer not in names:
            self.problem(number, OTHER_ANSWER, text=answer, last=names[-1])
        if not self.is_wrong:
            self.deck.add(self.card(names.index(answer)))

    def card(self, right: int) -> Card:
        prompt, material = texts.parted(texts.escaped("\n".join(self.prompt)))
        options = tuple(
            Option(texts.escaped_line(text), place == right)
            for place, text in enumerate(self.options)
        )
        is_truth = {text.casefold() for text in self.options} in _TRUTHS
        kind = Kind.TRUE_FALSE if is_truth else Kind.SINGLE
        return Card(
            line=self.line,
            kind=kind,
            prompt=prompt,
            material=material,
            options=options,
        )


def read(text: str, path: str) -> Deck:
    """Read questions, each ended by its answer; empty lines mean nothing."""
    deck = Deck(path)
    question = _Question(deck)
    for number, line in enumerate(text.split("\n"), start=1):
        told = line.strip()
        if answer := _ANSWER.fullmatch(told):
            question.end(number, texts.narrow(answer["text"]).strip(" .").upper())
            question = _Question(deck)
        elif option := _option(told, question):
            letter = texts.narrow(option["letter"])
            question.take_option(number, letter, option["text"])
        elif told:
            question.take_text(number, told)
    if question.is_begun:
        deck.problem(question.line, NO_ANSWER)
    return deck


def _option(line: str, question: _Question) -> re.Match[str] | None:
    """Return the option of a line; before the question itself there are none."""
    return _OPTION.fullmatch(line) if question.is_begun else None


def write(deck: Deck) -> str:
    """Return the file; what it cannot hold is noted in the deck."""
    cards = losses.of_kinds(deck, _KINDS)
    return "\n".join(line for card in cards for line in _lines(card, deck))


def _lines(card: Card, deck: Deck) -> Iterator[str]:
    losses.tell(card, deck, holds=frozenset())
    card = losses.plain(losses.without_pictures(card, deck), deck)
    parts = [card.prompt, card.material]
    if any("\n" in text for text in [*parts, *(one.text for one in card.options)]):
        deck.note(card.line, LINES_JOINED)
    yield texts.one_line("\n".join(parts))
    right = 0
    for place, option in enumerate(card.options):
        right = place if option.is_right else right
        yield f"{letters.letter(place)}. {texts.one_line(option.text)}"
    yield f"ANSWER: {letters.letter(right)}"
    yield ""
