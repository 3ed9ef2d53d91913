"""Reading a plain list line by line: `1. text` or `- text`, text indented below."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile

from engine.questions.draft import Draft, Line, literal

# Every run of spaces is bounded: a hostile line costs no time.
NUMBERED = re.compile(
    r"[ \t]{0,3}(?P<sign>\d{1,3}(?:\.(?!\d)|[)、\uff0e\uff09])"
    r"|[(\uff08]\d{1,3}[)\uff09]|[\u2460-\u2473])[ \t]{0,4}(?P<text>.*)"
)
BULLETED = re.compile(r"[ ]{0,3}(?P<sign>[-*+])[ ](?!\[[ xX]?\])(?P<text>.*)")
_INDENT = re.compile(r"^(?:[ ]{2,6}|\t)")


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry as it was written; stray lines stand below it where none belong."""

    line: int
    sign: str
    is_spaced: bool
    lines: tuple[Line, ...]
    stray: tuple[Line, ...]

    @property
    def text(self) -> str:
        return "\n".join(line.text for line in self.lines).strip()

    def html(self, draft: Draft) -> str:
        return draft.html((literal(self.lines[0]), *self.lines[1:]))


def before(lines: Sequence[Line], shape: re.Pattern[str]) -> tuple[Line, ...]:
    """Return the lines before the first entry."""
    return tuple(takewhile(lambda line: _opening(line, shape) is None, lines))


def entries(lines: Sequence[Line], shape: re.Pattern[str]) -> list[Entry]:
    """Return the entries of all lists of this shape."""
    groups: list[tuple[Line, re.Match[str], list[Line]]] = []
    for line in lines:
        if opening := _opening(line, shape):
            groups.append((line, opening, []))
        elif groups:
            groups[-1][2].append(line)
    return [_entry(*group) for group in groups]


def _opening(line: Line, shape: re.Pattern[str]) -> re.Match[str] | None:
    return None if line.is_fenced else shape.match(line.text)


def _entry(first: Line, opening: re.Match[str], below: Sequence[Line]) -> Entry:
    own = [*takewhile(lambda line: line.is_blank or _INDENT.match(line.text), below)]
    return Entry(
        line=first.number,
        sign=opening["sign"],
        is_spaced=opening.start("text") > opening.end("sign") or not opening["text"],
        lines=(
            Line(first.number, opening["text"]),
            *(Line(line.number, _INDENT.sub("", line.text, count=1)) for line in own),
        ),
        stray=tuple(line for line in below[len(own) :] if not line.is_blank),
    )
