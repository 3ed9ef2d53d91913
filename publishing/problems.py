"""Says an author's mistakes in the reader's language."""

from collections.abc import Iterable, Mapping
from itertools import groupby

from django.utils.translation import gettext

from engine.markup.problem import Problem

WHOLE = "."  # the path of what is wrong with the folder or ZIP itself


def message(problem: Problem) -> str:
    """Return the message, translated and filled in."""
    return gettext(problem.message).format_map(_translated(problem.values))


def line(problem: Problem, *, folder: str = "") -> str:
    """Return "path:line: message", as editors and terminals make links of it."""
    names = [name for name in (folder, problem.path) if name and name != WHOLE]
    path = "/".join(names) or WHOLE
    return f"{path}:{problem.line}: {message(problem)}"


def in_order(problems: Iterable[Problem]) -> list[Problem]:
    """Return the problems as the files run, each once."""
    found = sorted(problems, key=_order)
    return [one for one, _ in groupby(found)]


def _order(one: Problem) -> tuple[str, int, str, str]:
    return one.path, one.line, one.message, str(one.values)


def _translated(values: Mapping[str, object]) -> dict[str, object]:
    """Translate what is itself a message: the fault within a picture, for one."""
    return {
        name: gettext(value) if name == "fault" and isinstance(value, str) else value
        for name, value in values.items()
    }
