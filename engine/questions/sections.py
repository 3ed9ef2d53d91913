"""Cutting a source into the questions under its `##` headings."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from engine.questions.draft import Line

_HEADING = re.compile(r"##(?!#)")
_OPENS = re.compile(r"[ \t]*(?P<fence>`{3,}+|~{3,}+)[^`]*$|(?P<block>///)[ \t]*\w")


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and the lines below it, to the next heading."""

    heading: Line
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Cut:
    """A whole source: what stands before the first heading, and the sections.

    ``unclosed`` is the line that opens a fence which is never closed, or None.
    """

    introduction: tuple[Line, ...]
    sections: tuple[Section, ...]
    unclosed: int | None


def cut(source: str, *, first_line: int) -> Cut:
    """Cut a source whose first line has this number in its file."""
    texts = [text.rstrip("\r") for text in source.split("\n")]
    lines, unclosed = _fenced([*enumerate(texts, start=first_line)])
    if unclosed is not None:
        lines = [_before(line, unclosed) for line in lines]
    groups: list[list[Line]] = [[]]
    for line in lines:
        if not line.is_fenced and _HEADING.match(line.text):
            groups.append([])
        groups[-1].append(line)
    introduction, *rest = groups
    sections = tuple(Section(head, tuple(below)) for head, *below in rest)
    return Cut(tuple(introduction), sections, unclosed)


def _fenced(numbered: Iterable[tuple[int, str]]) -> tuple[list[Line], int | None]:
    lines, opener, opened = [], "", None
    for number, text in numbered:
        is_fenced = bool(opener)
        if opener:
            opener = "" if _closes(text.strip(), opener) else opener
        elif match := _OPENS.match(text):
            opener, opened, is_fenced = match["fence"] or match["block"], number, True
        lines.append(Line(number, text, is_fenced))
    return lines, opened if opener else None


def _before(line: Line, unclosed: int) -> Line:
    """Return the line, blank from the unclosed fence on: nothing more is sure there."""
    return line if line.number < unclosed else Line(line.number, "", is_fenced=True)


def _closes(text: str, opener: str) -> bool:
    return text.startswith(opener) and set(text) == {opener[0]}
