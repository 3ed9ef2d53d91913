"""Says an author's mistakes in the reader's language."""

from collections.abc import Iterable, Mapping

from django.utils.translation import gettext

from engine.markup.problem import Problem


def message(problem: Problem) -> str:
    """Return the message, translated and filled in."""
    return gettext(problem.message).format_map(_translated(problem.values))


def line(problem: Problem, *, folder: str = "") -> str:
    """Return "path:line: message", as editors and terminals make links of it."""
    path = f"{folder}/{problem.path}" if folder else problem.path
    return f"{path}:{problem.line}: {message(problem)}"


def in_order(problems: Iterable[Problem]) -> list[Problem]:
    return sorted(problems, key=lambda one: (one.path, one.line, one.message))


def _translated(values: Mapping[str, object]) -> dict[str, object]:
    """Translate what is itself a message: the fault within a picture, for one."""
    return {
        name: gettext(value) if name == "fault" and isinstance(value, str) else value
        for name, value in values.items()
    }
