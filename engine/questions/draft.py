"""A question as an author wrote it, line by line, before its kind is known."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from engine.markup.page import Surroundings, fragment
from engine.markup.problem import Problem
from engine.markup.problem import gettext_noop as _

_NUMBER = re.compile(r"^(\d+)\.(?=\s)")
_WHOLE = re.compile(r"[0-9]{1,6}")
_SIGN = re.compile(r"^([-+*#](?=\s)|>)")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a source; fenced ones (code, ``///`` blocks) are no one's shape."""

    number: int
    text: str
    is_fenced: bool = False

    @property
    def is_blank(self) -> bool:
        return not self.text.strip()


@dataclass(frozen=True, slots=True)
class Draft:
    """What stands under one heading, and the mistakes found in it so far.

    ``prompt`` is the heading without its attributes, as Markdown. ``lines`` are those
    below it, blank where a labelled quote was; a kind takes its answers out of them
    and leaves the rest, the material, to the reader. ``rubric`` holds the lines that
    stood in a ``/// trainer`` block, which are for no trainee.
    """

    line: int
    prompt: str
    attributes: Mapping[str, str]
    lines: tuple[Line, ...]
    surroundings: Surroundings
    problems: list[Problem] = field(default_factory=list)
    rubric: tuple[Line, ...] = ()

    def problem(self, line: int, message: str, **values: object) -> None:
        """Note a mistake; the message is marked for translation by its caller."""
        self.problems.append(Problem(self.surroundings.path, line, message, values))

    def html(self, lines: Sequence[Line]) -> str:
        """Return lines that follow each other as safe HTML, empty if blank.

        A lone paragraph comes without its <p> and fits into a label or a heading.
        """
        told = trimmed(lines)
        if not told:
            return ""
        source = "\n".join(line.text for line in told)
        html, problems = fragment(
            source, line=told[0].number, surroundings=self.surroundings
        )
        self.problems.extend(problems)
        return html

    def word(self, name: str, allowed: Sequence[str]) -> str:
        """Return an attribute that is one of some words; the first if it is not set."""
        value = self.attributes.get(name, allowed[0])
        if value in allowed:
            return value
        self.problem(
            self.line,
            _("“{name}={value}” is not possible. Write one of: {allowed}."),
            name=name,
            value=value,
            allowed=", ".join(allowed),
        )
        return allowed[0]

    def whole(self, name: str, *, least: int, most: int, default: int) -> int:
        """Return an attribute that is a whole number; the default if it is not set."""
        text = self.attributes.get(name, str(default))
        number = int(text) if _WHOLE.fullmatch(text) else least - 1
        if least <= number <= most:
            return number
        self.problem(
            self.line,
            _(
                "“{name}={value}” is not possible. Write a whole number from {least} "
                "to {most}."
            ),
            name=name,
            value=text,
            least=least,
            most=most,
        )
        return default


def trimmed(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Return the lines without the blank ones before and behind."""
    told = [place for place, line in enumerate(lines) if not line.is_blank]
    return tuple(lines[told[0] : told[-1] + 1]) if told else ()


def literal(line: Line) -> Line:
    """Return a line that Markdown takes for words, not for a list or a quote.

    `## 1. What is it?` is a question and `- [ ] 5. None` an option, not lists.
    """
    text = _NUMBER.sub(r"\1\\.", _SIGN.sub(r"\\\1", line.text.strip()))
    return Line(line.number, text)
