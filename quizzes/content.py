"""What a version of a quiz holds: its rules, its questions and what it aims at."""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from engine.questions import saved
from engine.questions.question import Question
from engine.questions.shuffling import shuffled
from quizzes import drawing
from quizzes.drawing import Line
from quizzes.rules import Rules

SHAPE = 1


@dataclass(frozen=True, slots=True)
class Content:
    rules: Rules
    questions: tuple[Question, ...]
    objectives: tuple[str, ...] = ()
    lines: tuple[Line, ...] = ()

    @property
    def is_drawn(self) -> bool:
        """Say whether each attempt draws its questions (see pools.py)."""
        return bool(self.lines)

    @property
    def size(self) -> int:
        """Return how many questions an attempt asks."""
        return drawing.count(self.lines, len(self.questions))

    @property
    def points(self) -> int:
        return sum(question.points for question in self.questions)

    def ruled_by(self, rules: Rules) -> "Content":
        """Return it with other rules: those for one person."""
        return replace(self, rules=rules)

    def shuffled(self, seed: int) -> "Content":
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
        "draw": [[line.count, line.unit, line.tag] for line in content.lines],
    }


def from_json(kept: Mapping[str, Any]) -> Content:
    """Read the data of a quiz's version; shape 1 is the only one so far."""
    return Content(
        rules=Rules.from_json(kept.get("rules", {})),
        questions=questions_from_json(kept.get("questions", ())),
        objectives=tuple(kept.get("objectives", ())),
        lines=tuple(Line(*line) for line in kept.get("draw", ())),
    )


def size(kept: Mapping[str, Any]) -> int:
    """Return how many questions an attempt at a quiz's version asks."""
    lines = [Line(*line) for line in kept.get("draw", ())]
    return drawing.count(lines, len(kept.get("questions", ())))


def questions_to_json(questions: Sequence[Question]) -> list[dict[str, Any]]:
    return [saved.to_json(question) for question in questions]


def questions_from_json(kept: Sequence[Mapping[str, Any]]) -> tuple[Question, ...]:
    return tuple(saved.from_json(question) for question in kept)


def both(data: Mapping[str, Any]) -> Iterable[tuple[Question, Mapping[str, Any]]]:
    """Return the questions of a version's data, each with the form it is kept in."""
    kept = data.get("questions", ())
    return zip(questions_from_json(kept), kept, strict=True)


def fingerprint(kept: Mapping[str, Any]) -> str:
    """Return what tells one wording of a question from another, its key included.

    A saved question has the same fingerprint in whatever order its options stand,
    under whatever id, and for whatever points.
    """
    stem = kept["stem"]
    wording = [kept["kind"], stem["prompt"], stem["material"], _settled(kept["body"])]
    text = json.dumps(wording, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()


def _settled(body: Mapping[str, Any]) -> dict[str, Any]:
    """Return the body with every list of keyed parts in the order of the keys."""
    return {name: _in_order(value) for name, value in body.items()}


def _in_order(value: Any) -> Any:
    is_keyed = isinstance(value, list) and all(
        isinstance(one, dict) and "key" in one for one in value
    )
    return sorted(value, key=lambda one: str(one["key"])) if is_keyed else value
