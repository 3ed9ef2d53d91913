"""Questions kept as JSON: one writer, and one reader for every shape ever written."""

from collections.abc import Callable, Mapping
from typing import Any

from engine.questions import kinds
from engine.questions.question import JSON, Question, Stem

SHAPE = 1


class UnreadableQuestion(Exception):
    """What was saved is no question of a shape and kind that are known."""


def to_json(question: Question) -> dict[str, JSON]:
    """Return a question as JSON, options in the order they now have.

    `{"shape": 1, "kind": "single", "stem": {…}, "body": {…}}`: the stem is the same
    for all kinds, the body is the kind's own.
    """
    stem = question.stem
    return {
        "shape": SHAPE,
        "kind": question.kind,
        "stem": {
            "id": stem.id,
            "was": stem.was,
            "prompt": stem.prompt,
            "material": stem.material,
            "points": stem.points,
            "explanation": stem.explanation,
            "tags": [*stem.tags],
            "hints": [*stem.hints],
        },
        "body": question.body(),
    }


def from_json(saved: Mapping[str, Any]) -> Question:
    """Return the question that was saved, or raise UnreadableQuestion."""
    try:
        return _READERS[saved["shape"]](saved)
    except (KeyError, TypeError, ValueError, kinds.UnknownKind) as error:
        raise UnreadableQuestion(repr(error)) from error


def _shape_1(saved: Mapping[str, Any]) -> Question:
    stem = dict(saved["stem"])
    tags, hints = tuple(stem.pop("tags")), tuple(stem.pop("hints"))
    kind = kinds.named(saved["kind"])
    return kind.from_body(Stem(**stem, tags=tags, hints=hints), saved["body"])


_READERS: dict[int, Callable[[Mapping[str, Any]], Question]] = {1: _shape_1}
