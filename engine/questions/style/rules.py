"""All rules of style for questions, by how much they look at."""

from collections.abc import Iterator, Sequence

from engine.markup.problem import Problem
from engine.questions.style import feedback, keys, negation, options, repeated
from engine.questions.style.item import Item

_EACH = (negation.warnings, options.warnings, feedback.warnings)


def of_one(item: Item) -> Iterator[Problem]:
    """Yield what is to be said of a question by itself."""
    for warnings in _EACH:
        yield from warnings(item)


def of_many(items: Sequence[Item], *, is_shuffled: bool) -> Iterator[Problem]:
    """Yield what is to be said of questions answered together, such as a quiz's.

    With `is_shuffled` their options are shown in another order each time.
    """
    yield from keys.warnings(items, is_shuffled=is_shuffled)


def of_all(items: Sequence[Item]) -> Iterator[Problem]:
    """Yield what is to be said of all questions of a course."""
    yield from repeated.warnings(items)
