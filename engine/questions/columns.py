"""Reading a Markdown table of two columns line by line."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile

from engine.questions.draft import Line

_ROW = re.compile(r"[ ]{0,3}\|")
_RULE = re.compile(r":?-+:?")
_BAR = re.compile(r"(?<!\\)\|")


@dataclass(frozen=True, slots=True)
class Row:
    line: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table as it was written: its head, its rows, and what stands behind it."""

    head: Row
    rows: tuple[Row, ...]
    has_rule: bool
    stray: tuple[Line, ...]


def before(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Return the lines before the table."""
    return tuple(takewhile(lambda line: not _is_row(line), lines))


def table(lines: Sequence[Line]) -> Table | None:
    """Return the first table; every line of it begins with a bar."""
    rest = lines[len(before(lines)) :]
    own = [*takewhile(_is_row, rest)]
    if not own:
        return None
    head, *below = own
    has_rule = bool(below) and all(map(_RULE.fullmatch, _row(below[0]).cells))
    return Table(
        head=_row(head),
        rows=tuple(_row(line) for line in below[has_rule:]),
        has_rule=has_rule,
        stray=tuple(line for line in rest[len(own) :] if not line.is_blank),
    )


def _is_row(line: Line) -> bool:
    return not line.is_fenced and _ROW.match(line.text) is not None


def _row(line: Line) -> Row:
    inner = line.text.strip().removeprefix("|")
    if inner.endswith("|") and not inner.endswith("\\|"):
        inner = inner[:-1]
    cells = (cell.strip().replace("\\|", "|") for cell in _BAR.split(inner))
    return Row(line.number, tuple(cells))
