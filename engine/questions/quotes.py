"""Taking the labelled quotes of a question: `> 解析:` explains it, `> 提示:` hints."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from engine.questions.draft import Line

_LABEL = re.compile(
    r">[ \t]*(?:\*\*)?(?:(?P<explanation>解析|Explanation)|(?P<hint>提示|Hint))"
    r"(?:\*\*)?[ \t]*[:\uff1a](?:\*\*)?[ \t]*",
    re.IGNORECASE,
)
_MARK = re.compile(r">[ ]?")

type Lines = tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Taken:
    """What is left of the lines, blank where a quote was, and the quotes unquoted."""

    lines: Lines
    explanations: tuple[Lines, ...]
    hints: tuple[Lines, ...]


def take(lines: Sequence[Line]) -> Taken:
    """Take out every labelled quote; others, and indented ones, stay where they are."""
    rest: list[Line] = []
    quotes: dict[str, list[Lines]] = {"explanation": [], "hint": []}
    for quote in _blocks(lines):
        label = _LABEL.match(quote[0].text)
        if label is None or quote[0].is_fenced:
            rest.extend(quote)
        else:
            quotes[label.lastgroup or ""].append(_bare(quote, label.end()))
            rest.extend(Line(line.number, "") for line in quote)
    return Taken(tuple(rest), tuple(quotes["explanation"]), tuple(quotes["hint"]))


def _blocks(lines: Sequence[Line]) -> list[Lines]:
    """Gather the lines of each quote; a label begins another one."""
    blocks: list[list[Line]] = []
    is_open = False
    for line in lines:
        is_quoted = line.text.startswith(">") and not line.is_fenced
        if not (is_quoted and is_open) or _LABEL.match(line.text):
            blocks.append([])
        blocks[-1].append(line)
        is_open = is_quoted
    return [tuple(block) for block in blocks]


def _bare(quote: Lines, label_length: int) -> Lines:
    first, *rest = quote
    return (
        Line(first.number, first.text[label_length:]),
        *(Line(line.number, _MARK.sub("", line.text, count=1)) for line in rest),
    )
