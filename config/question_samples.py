"""A question of every kind in every state: for the developers' page and for tests."""

from collections.abc import Iterator
from dataclasses import dataclass

from engine.markup.page import Surroundings
from engine.questions import examples
from engine.questions.question import JSON, Asked, Question, Revealed
from engine.questions.reading import read

_HALF: dict[str, JSON] = {
    "single": "1",
    "multiple": ["1", "3"],
    "true-false": "1",
    "short": "推动",
    "number": "很多",
    "cloze": ["推动", ""],
    "written": "一位顾客来取消预约，我多问了一句。",
    "scale": "4",
}


@dataclass(frozen=True, slots=True)
class Sample:
    """A question asked, half or wrongly answered, judged, and as the trainer's key."""

    title: str
    asked: Asked
    half: Asked
    revealed: Revealed
    key: Revealed


def every() -> Iterator[Sample]:
    """Yield a sample of each kind, in the order of the author's guide."""
    found, _problems = read(
        examples.SOURCE, first_line=1, surroundings=Surroundings("", {}, lambda _: None)
    )
    for question in found:
        half = _half(question)
        yield Sample(
            title=question.title,
            asked=question.asked(),
            half=question.asked(half, tries=1),
            revealed=question.revealed(half),
            key=question.answer_key(),
        )


def _half(question: Question) -> JSON:
    """Return an answer that is not whole, or not right."""
    right = question.right_answer()
    if question.kind == "ordering" and isinstance(right, list):
        return {str(right[0]): 2, str(right[1]): 2}
    if question.kind == "matching" and isinstance(right, dict):
        one, other = right
        return {one: right[other]}
    return _HALF[question.kind]
