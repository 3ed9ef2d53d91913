"""What every kind of question has and can do."""

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Flag, auto
from fractions import Fraction
from typing import Any, ClassVar, Self, TypedDict

from engine.questions.draft import Draft, Line
from engine.questions.verdict import Verdict

type JSON = bool | int | float | str | list[JSON] | dict[str, JSON] | None


class Show(Flag):
    """What a review lets be seen, question by question; a quiz says what and when.

    The names are those of the review options of a Moodle quiz ("whether correct",
    "marks", "specific feedback", "general feedback", "right answer").
    ``EVERY_FEEDBACK`` is for an answer key, where nothing was picked.
    """

    CORRECTNESS = auto()
    MARKS = auto()
    FEEDBACK = auto()
    EXPLANATION = auto()
    RIGHT_ANSWER = auto()
    EVERY_FEEDBACK = auto()
    NOTHING = 0
    REVIEW = CORRECTNESS | MARKS | FEEDBACK | EXPLANATION | RIGHT_ANSWER
    KEY = FEEDBACK | EXPLANATION | RIGHT_ANSWER | EVERY_FEEDBACK


@dataclass(frozen=True, slots=True, kw_only=True)
class Stem:
    """What all questions have: all texts but id, was and tags are safe HTML.

    ``prompt`` fits into a heading; ``material``, what stands under it, into a <div>.
    ``hints`` are shown one by one, after each try that failed.
    """

    id: str
    prompt: str
    material: str = ""
    points: int = 1
    explanation: str = ""
    was: str = ""
    tags: tuple[str, ...] = ()
    hints: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A question as it is put to a person; nothing in it tells the right answer.

    A kind adds what its partial shows: ``templates/questions/<kind>.html``. The same
    partial shows a Revealed, which bears the same names and more.
    """

    is_revealed: ClassVar[bool] = False

    kind: str
    id: str
    prompt: str
    material: str
    points: int
    hints: tuple[str, ...]
    is_answered: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Revealed:
    """A question with its answer judged; what may not be seen is empty.

    ``correctness`` is ``right``, ``partly``, ``wrong``, ``waiting`` or empty.
    ``points`` is None where marks may not be seen.
    """

    is_revealed: ClassVar[bool] = True

    kind: str
    id: str
    prompt: str
    material: str
    is_answered: bool
    correctness: str
    points: Fraction | None
    out_of: int
    feedback: str
    explanation: str


class Told(TypedDict):
    """What every Asked holds."""

    kind: str
    id: str
    prompt: str
    material: str
    points: int
    hints: tuple[str, ...]
    is_answered: bool


class Judged(TypedDict):
    """What every Revealed holds."""

    kind: str
    id: str
    prompt: str
    material: str
    is_answered: bool
    correctness: str
    points: Fraction | None
    out_of: int
    feedback: str
    explanation: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Question(ABC):
    """One question. Quizzes and the checks in a lesson use the same classes.

    A response is any JSON value: a text, a list, a mapping, as the kind needs it;
    tries, certainty and clocks belong to the one who asks, not to the response.
    """

    kind: ClassVar[str]
    title: ClassVar[str]  # an English msgid, said above the question
    attributes: ClassVar[frozenset[str]] = frozenset()  # beside those of every kind
    is_marked_by_hand: ClassVar[bool] = False
    is_survey: ClassVar[bool] = False  # asked for an opinion: never marked

    stem: Stem

    @property
    def id(self) -> str:
        return self.stem.id

    @property
    def was(self) -> str:
        return self.stem.was

    @property
    def prompt(self) -> str:
        return self.stem.prompt

    @property
    def points(self) -> int:
        return self.stem.points

    @property
    def material(self) -> str:
        return self.stem.material

    @property
    def hints(self) -> tuple[str, ...]:
        return self.stem.hints

    @property
    def explanation(self) -> str:
        return self.stem.explanation

    @property
    def tags(self) -> tuple[str, ...]:
        return self.stem.tags

    @classmethod
    @abstractmethod
    def claims(cls, draft: Draft) -> bool:
        """Say whether the shape of what an author wrote is of this kind."""

    @classmethod
    def material_of(cls, draft: Draft) -> tuple[Line, ...]:
        """Return the lines that belong to the question, not to its answers."""
        return draft.lines

    @classmethod
    @abstractmethod
    def from_draft(cls, draft: Draft, stem: Stem) -> Self | None:
        """Read what an author wrote; mistakes go to ``draft.problem``."""

    @classmethod
    @abstractmethod
    def from_body(cls, stem: Stem, body: Mapping[str, Any]) -> Self:
        """Read the kind's own part of the saved form, as ``body`` gave it."""

    @abstractmethod
    def body(self) -> dict[str, JSON]:
        """Return the kind's own part of the saved form."""

    @abstractmethod
    def response(self, values: Sequence[str]) -> JSON:
        """Turn the values a form sent under the question's name into a response.

        Raises BadResponse on what the page cannot have offered.
        """

    def values(self, response: JSON) -> list[str]:
        """Return what a form would send for a response: `response` the other way."""
        given = response if isinstance(response, list) else [response]
        return [str(value) for value in given if value is not None]

    @abstractmethod
    def is_answered(self, response: object) -> bool:
        """Say whether there is anything to mark; never raises."""

    def is_complete(self, response: object) -> bool:
        """Say whether nothing is left to fill in or to place; never raises."""
        return self.is_answered(response)

    @abstractmethod
    def mark(self, response: object) -> Verdict:
        """Judge any JSON value; nonsense earns 0 and never raises."""

    def parts(self, response: object) -> Mapping[str, Fraction]:
        """Return what each part of the answer earns, as a share of the whole question.

        The shares sum to the fraction of ``mark``. Tries with count-back (Moodle's
        name) never charge a part that is already right.
        """
        return {"": self.mark(response).fraction}

    def chance(self) -> Fraction | None:
        """Return Moodle's random guess score, 0 to 1; None where guessing has none."""
        return None

    @abstractmethod
    def right_answer(self) -> JSON:
        """Return a response that earns all points."""

    @abstractmethod
    def asked(self, response: object = None, *, tries: int = 0) -> Asked:
        """Return the question without its key, with one hint for each failed try."""

    @abstractmethod
    def revealed(
        self, response: object = None, *, show: Show = Show.REVIEW
    ) -> Revealed:
        """Return the question with the answer judged, as far as it may be shown."""

    def told(self, response: object, tries: int) -> Told:
        """Return what all kinds ask alike, to be spread into an Asked."""
        return {
            "kind": self.kind,
            "id": self.id,
            "prompt": self.prompt,
            "material": self.material,
            "points": self.points,
            "hints": self.hints[:tries],
            "is_answered": self.is_answered(response),
        }

    def judged(self, response: object, show: Show) -> Judged:
        """Return what all kinds reveal alike, to be spread into a Revealed.

        There are no points while an answer waits, nor for what is never marked.
        """
        verdict = self.mark(response)
        has_points = verdict.out_of and not verdict.is_waiting
        return {
            "kind": self.kind,
            "id": self.id,
            "prompt": self.prompt,
            "material": self.material,
            "is_answered": self.is_answered(response),
            "correctness": verdict.correctness if Show.CORRECTNESS in show else "",
            "points": verdict.points if has_points and Show.MARKS in show else None,
            "out_of": self.points,
            "feedback": verdict.feedback if Show.FEEDBACK in show else "",
            "explanation": self.explanation if Show.EXPLANATION in show else "",
        }

    def answer_key(self) -> Revealed:
        """Return the question with the right answer given, for a printed key."""
        return self.revealed(self.right_answer(), show=Show.KEY)

    def shuffled(self, seed: int) -> Self:  # noqa: ARG002 - most kinds have no order
        """Return the question with its parts in another order, their keys kept."""
        return self
