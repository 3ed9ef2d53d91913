"""Reading questions out of an author's Markdown."""

from engine.markup.page import Surroundings
from engine.markup.problem import Problem
from engine.questions.question import Question


def read(
    source: str, *, first_line: int, surroundings: Surroundings
) -> tuple[tuple[Question, ...], list[Problem]]:
    """Return the questions and every mistake in them; `first_line` is the source's.

    Text before the first `##` heading is the quiz's introduction and not read here.
    """
    raise NotImplementedError(source, first_line, surroundings)
