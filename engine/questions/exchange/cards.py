"""A question as plain Markdown text, between our format and the others."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import NamedTuple

from engine.markup.problem import Problem
from engine.markup.problem import gettext_noop as _

MOST_BYTES = 5_000_000
MOST_QUESTIONS = 2_000
LONGEST_TEXT = 20_000

TOO_LONG = _("This text has {count} characters (most: {most}); shorten it.")
TOO_MANY = _("The file has more than {most} questions; part it into several.")
NO_PROMPT = _("This question has no text. Write what is asked.")


class Refused(Exception):
    """The whole file is refused; the problem says where and why."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(str(problem))
        self.problem = problem


class Kind(StrEnum):
    """The kinds of question, by the names of `engine.questions.kinds`."""

    SINGLE = "single"
    MULTIPLE = "multiple"
    TRUE_FALSE = "true-false"
    SHORT = "short"
    NUMBER = "number"
    ORDERING = "ordering"
    MATCHING = "matching"
    CLOZE = "cloze"
    WRITTEN = "written"
    SCALE = "scale"


CHOICES = frozenset({Kind.SINGLE, Kind.MULTIPLE, Kind.TRUE_FALSE})


class Option(NamedTuple):
    text: str
    is_right: bool = False
    feedback: str = ""


class Answer(NamedTuple):
    """An accepted text or number with what is said to it, or an item of an order."""

    text: str
    feedback: str = ""


class Pair(NamedTuple):
    """A row of a matching; without a left side it is a distractor."""

    left: str
    right: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """One question; every text is Markdown source.

    ``line`` is where it stands in the file it came from: a line, a paragraph or a row.
    ``attributes`` are those of the heading beside id, points and tags. What a
    cloze asks for stands in its prompt and material.
    """

    line: int
    kind: Kind
    prompt: str
    id: str = ""
    material: str = ""
    points: int = 1
    tags: tuple[str, ...] = ()
    attributes: Mapping[str, str] = field(default_factory=dict)
    options: tuple[Option, ...] = ()
    answers: tuple[Answer, ...] = ()
    pairs: tuple[Pair, ...] = ()
    heads: tuple[str, str] = ("", "")
    rubric: str = ""
    explanation: str = ""
    hints: tuple[str, ...] = ()


@dataclass(slots=True)
class Deck:
    """What a file held: its questions, what is wrong in it and what is lost from it."""

    path: str
    title: str = ""
    cards: list[Card] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    notes: list[Problem] = field(default_factory=list)
    own: list[tuple[Problem, ...]] = field(default_factory=list)  # notes by card
    seen: int = 0  # how many notes were there when the last question was done

    def problem(self, line: int, message: str, **values: object) -> None:
        """Say that something cannot be read."""
        self.problems.append(Problem(self.path, line, message, values))

    def note(self, line: int, message: str, **values: object) -> None:
        """Say that something is left out or changed."""
        found = Problem(self.path, line, message, values)
        if found not in self.notes[-20:]:
            self.notes.append(found)

    def refuse(self, line: int, message: str, **values: object) -> Refused:
        return Refused(Problem(self.path, line, message, values))

    def add(self, card: Card) -> None:
        """Take a question in, unless it asks nothing."""
        if len(self.cards) >= MOST_QUESTIONS:
            raise self.refuse(card.line, TOO_MANY, most=MOST_QUESTIONS)
        longest = max(map(len, texts(card)))
        if longest > LONGEST_TEXT:
            self.problem(card.line, TOO_LONG, count=longest, most=LONGEST_TEXT)
        elif not card.prompt.strip():
            self.problem(card.line, NO_PROMPT)
        else:
            self.cards.append(card)
            new = self.notes[self.seen :]
            self.own.append(tuple(one for one in new if one.line >= card.line))
        self.seen = len(self.notes)


def texts(card: Card) -> list[str]:
    """Return every text of a question."""
    return [
        card.prompt,
        card.material,
        card.rubric,
        card.explanation,
        *card.hints,
        *(part for answer in card.answers for part in answer),
        *(part for option in card.options for part in (option.text, option.feedback)),
        *(part for pair in card.pairs for part in pair),
    ]


def mapped(card: Card, change: Callable[[str], str]) -> Card:
    """Return the question with every text changed by the same rule."""
    return replace(
        card,
        prompt=change(card.prompt),
        material=change(card.material),
        rubric=change(card.rubric),
        explanation=change(card.explanation),
        hints=tuple(map(change, card.hints)),
        answers=tuple(Answer(*map(change, answer)) for answer in card.answers),
        options=tuple(
            Option(change(option.text), option.is_right, change(option.feedback))
            for option in card.options
        ),
        pairs=tuple(Pair(*map(change, pair)) for pair in card.pairs),
    )
