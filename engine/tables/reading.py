"""Reads a file of rows, CSV or XLSX: its heads and the numbered rows below them."""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from engine.tables import encodings, workbooks
from engine.tables.refusals import Reason, Unreadable
from engine.tables.safety import STARTERS

MOST_BYTES = 30_000_000
MOST_ROWS = 200_000
MOST_COLUMNS = 100
LONGEST_CELL = 5_000
HEAD_WITHIN = 20

DELIMITERS = ",;\t"
QUOTED = re.compile(r'"[^"]*"')
ZIP = b"PK\x03\x04"
COMPOUND = b"\xd0\xcf\x11\xe0"  # .xls, and a workbook locked by a password
FORMULA_TEXT = re.compile(r'="([^"]*)"')
UNSEEN = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff"))

type Numbered = tuple[int, list[str]]


@dataclass(frozen=True, slots=True)
class Sheet:
    """Heads, each one another, and the rows as they are numbered in the program.

    Each row has a cell for each head; wholly empty rows are left out. Can be run
    through once.
    """

    heads: tuple[str, ...]
    rows: Iterator[Numbered]


def read(content: bytes, *, encoding: str = "") -> Sheet:
    """Return the sheet, or raise Unreadable.

    Rows are cut or filled up to the heads. The heads are the first of the upper rows
    with two cells or more, so that a title may stand above them.
    """
    if len(content) > MOST_BYTES:
        raise Unreadable(Reason.TOO_LARGE, size=len(content), most=MOST_BYTES)
    if content.startswith(COMPOUND):
        raise Unreadable(Reason.OLD_WORKBOOK)
    is_workbook = content.startswith(ZIP)
    found = _workbook(content) if is_workbook else _lines(content, encoding)
    numbered = enumerate(([clean(cell) for cell in row] for row in found), start=1)
    heads = _heads(numbered)
    return Sheet(heads, _below(numbered, width=len(heads)))


def clean(cell: str) -> str:
    """Take off what a spreadsheet needs and nobody means: blanks, ="00482", '=x."""
    plain = cell[:LONGEST_CELL].translate(UNSEEN).strip()
    if told := FORMULA_TEXT.fullmatch(plain):
        return told[1].strip()
    is_guarded = plain[:1] == "'" and plain[1:2] in STARTERS and len(plain) > 1
    return plain[1:] if is_guarded else plain


def _workbook(content: bytes) -> Iterator[list[str]]:
    return workbooks.rows(content, most_rows=MOST_ROWS, most_columns=MOST_COLUMNS)


def _lines(content: bytes, encoding: str) -> Iterator[list[str]]:
    found = encodings.text(content, encoding)
    lines = csv.reader(io.StringIO(found, newline=""), delimiter=_delimiter(found))
    number = 0
    try:
        for number, row in enumerate(lines, start=1):
            if number > MOST_ROWS or len(row) > MOST_COLUMNS:
                reach = f"{number} × {len(row)}"
                most = {"rows": MOST_ROWS, "columns": MOST_COLUMNS}
                raise Unreadable(Reason.TOO_WIDE, cell=reach, **most)
            yield row
    except csv.Error as problem:
        raise Unreadable(Reason.ODD_QUOTES, row=number + 1) from problem


def _delimiter(found: str) -> str:
    """Return what parts the upper lines most often, outside of quotes."""
    upper = QUOTED.sub("", "\n".join(found[:20_000].splitlines()[:HEAD_WITHIN]))
    count = Counter(letter for letter in upper if letter in DELIMITERS)
    return max(DELIMITERS, key=lambda one: count[one])


def _heads(numbered: Iterator[Numbered]) -> tuple[str, ...]:
    for number, row in numbered:
        if sum(bool(cell) for cell in row) > 1:
            return _told_apart(row)
        if number >= HEAD_WITHIN:
            break
    raise Unreadable(Reason.NO_ROWS)


def _told_apart(row: Sequence[str]) -> tuple[str, ...]:
    """Return the heads; the second of a name gets a number, an empty one its place."""
    count: Counter[str] = Counter()
    heads = []
    width = max(place for place, cell in enumerate(row, start=1) if cell)
    for place, cell in enumerate(row[:width], start=1):
        name = " ".join(cell.split()) or f"({place})"
        count[name] += 1
        heads.append(name if count[name] == 1 else f"{name} ({count[name]})")
    return tuple(heads)


def _below(numbered: Iterator[Numbered], *, width: int) -> Iterator[Numbered]:
    for number, row in numbered:
        if any(row):
            yield number, (row + [""] * width)[:width]
