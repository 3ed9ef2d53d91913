"""A question as an author wrote it, line by line, before its kind is known."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from engine.markup.page import Surroundings, fragment
from engine.markup.problem import Problem
from engine.markup.problem import gettext_noop as _


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

    ``lines`` are those between the heading and the labelled quotes of its end; a kind
    takes its answers out of them and leaves the rest, the material, to the reader.
    """

    line: int
    attributes: Mapping[str, str]
    lines: tuple[Line, ...]
    surroundings: Surroundings
    problems: list[Problem] = field(default_factory=list)

    def problem(self, line: int, message: str, **values: object) -> None:
        """Note a mistake; the message is marked for translation by its caller."""
        self.problems.append(Problem(self.surroundings.path, line, message, values))

    def html(self, lines: Sequence[Line]) -> str:
        """Return lines that follow each other as safe HTML; empty if there are none."""
        if not lines:
            return ""
        source = "\n".join(line.text for line in lines)
        html, problems = fragment(
            source, line=lines[0].number, surroundings=self.surroundings
        )
        self.problems.extend(problems)
        return unwrapped(html)

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


def unwrapped(html: str) -> str:
    """Take a lone paragraph out of its <p>, so that it fits into a label or heading."""
    inner = html.strip().removeprefix("<p>").removesuffix("</p>")
    return inner if "<p" not in inner and f"<p>{inner}</p>" == html.strip() else html
