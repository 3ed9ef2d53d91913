"""The `##` sections of an activity's file: what each one is called and says."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches

from engine.markup.page import Surroundings, fragment
from engine.markup.problem import Problem
from engine.markup.problem import gettext_noop as _
from engine.questions import heading, identity, sections
from engine.questions.draft import Line, literal, trimmed
from engine.questions.heading import Heading

_BLOCK = re.compile(r"///[ \t]*(?P<name>\w*)")


@dataclass(frozen=True, slots=True)
class Item:
    """A heading and the lines below it, without what is for trainers."""

    id: str
    head: Heading
    lines: tuple[Line, ...]

    @property
    def was(self) -> str:
        return self.head.attributes.get("was", "")


@dataclass(frozen=True, slots=True)
class Items:
    """The items of a file. `instructions` is the file's text without them.

    The instructions keep the numbers of their lines, and hold every block for
    trainers, wherever it stood. `listed` is the line of each thing that bullets.read
    found below the items, by its id.
    """

    instructions: str
    first_line: int
    items: tuple[Item, ...]
    surroundings: Surroundings
    problems: list[Problem] = field(default_factory=list)
    listed: dict[str, int] = field(default_factory=dict)

    def report(self, line: int, message: str, /, **values: object) -> None:
        self.problems.append(Problem(self.surroundings.path, line, message, values))

    def prompt(self, item: Item) -> str:
        return self.html([literal(Line(item.head.line, item.head.prompt))])

    def html(self, lines: Sequence[Line]) -> str:
        """Return the lines as safe HTML, empty if they are blank."""
        told = trimmed(lines)
        if not told:
            return ""
        html, problems = fragment(
            "\n".join(line.text for line in told),
            line=told[0].number,
            surroundings=self.surroundings,
        )
        self.problems.extend(problems)
        return html

    def whole(self, item: Item, name: str, *, most: int, default: int) -> int:
        """Read an attribute that is a number from 1 to `most`."""
        text = item.head.attributes.get(name, str(default))
        number = int(text) if re.fullmatch(r"[0-9]{1,4}", text) else 0
        if 1 <= number <= most:
            return number
        message = _("“{name}={text}” is not possible. Write a number from 1 to {most}.")
        self.report(item.head.line, message, name=name, text=text, most=most)
        return default

    def allow(self, *names: str) -> None:
        """Report the attributes that no item of this kind can have."""
        known = sorted({"was", *names})
        for item in self.items:
            for name in sorted(item.head.attributes.keys() - set(known)):
                near = "".join(get_close_matches(name, known, n=1))
                message = (
                    _("“{name}” is unknown here. Did you mean “{near}”?")
                    if near
                    else _("“{name}” is unknown here. This question can have: {known}.")
                )
                values = {"name": name, "near": near, "known": ", ".join(known)}
                self.report(item.head.line, message, **values)


def read(body: str, *, first_line: int, surroundings: Surroundings) -> Items:
    """Part a body into its instructions and its items; no mistake is raised."""
    cut = sections.cut(body, first_line=first_line)
    heads = [heading.read(section.heading) for section in cut.sections]
    ids = identity.identify(heads)
    below = [_parted(section.lines) for section in cut.sections]
    kept = {line.number: line.text for line in cut.introduction}
    kept |= {line.number: line.text for _own, aside in below for line in aside}
    last = first_line + body.count("\n")
    items = Items(
        "\n".join(kept.get(number, "") for number in range(first_line, last + 1)),
        first_line,
        tuple(map(Item, ids, heads, (own for own, _aside in below))),
        surroundings,
    )
    if cut.unclosed is not None:
        message = _("What is opened here is never closed. Repeat its signs below it.")
        items.report(cut.unclosed, message)
    for line, (message, values) in mistakes(heads, ids):
        items.report(line, message, **values)
    return items


def mistakes(heads: Sequence[Heading], ids: Sequence[str]) -> Iterator[identity.Placed]:
    """Return what is wrong with headings and their ids, at its line."""
    yield from identity.mistakes(heads, ids)
    yield from ((head.line, mistake) for head in heads for mistake in head.mistakes)


def _parted(lines: Sequence[Line]) -> tuple[tuple[Line, ...], tuple[Line, ...]]:
    """Return the lines without the blocks for trainers, and those blocks."""
    open_blocks: list[str] = []
    own: list[Line] = []
    aside: list[Line] = []
    for line in lines:
        block = _BLOCK.match(line.text)
        if block and block["name"]:
            open_blocks.append(block["name"])
        (aside if open_blocks[:1] == ["trainer"] else own).append(line)
        if block and not block["name"]:
            del open_blocks[-1:]
    return tuple(own), tuple(aside)
