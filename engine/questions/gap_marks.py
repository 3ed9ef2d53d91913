"""Finding gaps in an author's Markdown: `[[推动]]`, `[[冻结|*再结冻|解体]]`."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from html.parser import HTMLParser
from typing import override

from engine.questions.draft import Line

# A gap as it travels through Markdown: its number between characters of private use.
TOKEN = re.compile("\ue0f0([0-9]+)\ue0f1")

_CLOSED = frozenset({"a", "code", "pre"})
_FORGED = re.compile("[\ue0f0\ue0f1]")
_CODE = r"(?<!`)(?P<ticks>`{1,4})(?!`).{1,400}?(?<!`)(?P=ticks)(?!`)"
_GAP = re.compile(
    rf"{_CODE}|(?<!\\)[\[\u3010\uff3b]{{2}}"
    r"(?P<text>[^\[\]\u3010\u3011\uff3b\uff3d]{0,1000})[\]\u3011\uff3d]{2}(?!\()"
)
_OPEN = re.compile(
    rf"{_CODE}|(?<!\\)(?P<open>[\[\u3010\uff3b]{{2}})(?![^\[\]]{{0,400}}\]\]?\()"
)


@dataclass(frozen=True, slots=True)
class Mark:
    """What stands between the brackets of a gap, and on which line."""

    line: int
    text: str


@dataclass(frozen=True, slots=True)
class Marked:
    """Lines with a token for every gap, the gaps, and the lines of unclosed ones."""

    lines: tuple[Line, ...]
    marks: tuple[Mark, ...]
    unclosed: tuple[int, ...]


def are_in(lines: Sequence[Line]) -> bool:
    """Say whether there are gaps here, closed or not, outside of code and links."""
    marked = take(lines, first=1)
    return bool(marked.marks or marked.unclosed)


def take(lines: Sequence[Line], *, first: int) -> Marked:
    """Put a token in the place of every gap; `first` is the number of the first."""
    taken: list[Line] = []
    marks: list[Mark] = []
    unclosed: list[int] = []
    for line in lines:
        if line.is_fenced:
            taken.append(line)
            continue
        text, found = _tokens(_FORGED.sub("", line.text), first + len(marks))
        taken.append(Line(line.number, text))
        marks += [Mark(line.number, mark) for mark in found]
        if any(match["open"] for match in _OPEN.finditer(text)):
            unclosed.append(line.number)
    return Marked(tuple(taken), tuple(marks), tuple(unclosed))


def _tokens(text: str, first: int) -> tuple[str, list[str]]:
    found: list[str] = []

    def token(match: re.Match[str]) -> str:
        if match["text"] is None:
            return match[0]
        found.append(match["text"].strip())
        return f"\ue0f0{first + len(found) - 1}\ue0f1"

    return _GAP.sub(token, text), found


def places(html: str) -> list[int]:
    """Return the numbers of the tokens that stand in text, in its order.

    Not those in a link, in code or in an attribute: nothing can be filled in there.
    """
    reader = _Places()
    reader.feed(html)
    reader.close()
    return reader.found


class _Places(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[int] = []
        self.closed_depth = 0

    @override
    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.closed_depth += tag in _CLOSED

    @override
    def handle_endtag(self, tag: str) -> None:
        self.closed_depth -= tag in _CLOSED

    @override
    def handle_data(self, data: str) -> None:
        if not self.closed_depth:
            self.found += [int(token[1]) for token in TOKEN.finditer(data)]
