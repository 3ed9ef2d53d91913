"""What a version of a quiz holds: its rules, its questions and what it aims at."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from engine.questions import saved
from engine.questions.question import Question
from engine.questions.shuffling import shuffled
from quizzes.rules import Rules

SHAPE = 1


@dataclass(frozen=True, slots=True)
class Content:
    rules: Rules
    questions: tuple[Question, ...]
    objectives: tuple[str, ...] = ()

    @property
    def points(self) -> int:
        return sum(question.points for question in self.questions)

    def drawn(self, seed: int) -> "Content":
        """Return it in the order that one attempt meets it, as its rules shuffle."""
        questions = self.questions
        if self.rules.shuffles_questions:
            questions = shuffled(questions, seed=seed)
        if self.rules.shuffles_options:
            questions = tuple(question.shuffled(seed) for question in questions)
        return replace(self, questions=questions)


def to_json(content: Content) -> dict[str, object]:
    return {
        "shape": SHAPE,
        "rules": content.rules.to_json(),
        "questions": questions_to_json(content.questions),
        "objectives": [*content.objectives],
    }


def from_json(kept: Mapping[str, Any]) -> Content:
    """Read the data of a quiz's version; shape 1 is the only one so far."""
    return Content(
        rules=Rules.from_json(kept.get("rules", {})),
        questions=questions_from_json(kept.get("questions", ())),
        objectives=tuple(kept.get("objectives", ())),
    )


def questions_to_json(questions: Sequence[Question]) -> list[dict[str, Any]]:
    return [saved.to_json(question) for question in questions]


def questions_from_json(kept: Sequence[Mapping[str, Any]]) -> tuple[Question, ...]:
    return tuple(saved.from_json(question) for question in kept)
