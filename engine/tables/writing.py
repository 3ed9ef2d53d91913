"""Writes the rows of a table as CSV and as XLSX, in constant memory."""

import csv
import io
import shutil
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import tzinfo
from decimal import Decimal
from functools import partial
from itertools import batched, islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import BinaryIO

import rustpy_xlsxwriter

from engine.tables import table as cells
from engine.tables.safety import guarded
from engine.tables.table import Cell, Column, Kind, Row, Table

LINES_AT_A_TIME = 500
SHEET_ROWS = 1_048_575  # Excel's 1,048,576 less the head
LONGEST_TEXT = 32_767
LONGEST_TITLE = 31
EXACT_NUMBER = 10**15  # Excel keeps fifteen digits
FIRST_YEAR = 1900
FORMATS = {Kind.DAY: "yyyy-mm-dd", Kind.MOMENT: "yyyy-mm-dd hh:mm:ss"}
WITH_NUMBERS = frozenset({Kind.NUMBER, Kind.VALUE})
FORBIDDEN_IN_TITLES = str.maketrans("[]:*?/\\'", "        ")

type WriteCell = Callable[[Cell], object]
type WriteCells = Callable[[Sequence[Cell]], Iterable[object]]


class MoreRowsThanSaid(Exception):
    """The rows do not fit into the sheets that were laid out for them."""


def csv_stream(table: Table, rows: Iterable[Row]) -> Iterator[bytes]:
    """Yield the file piece by piece: UTF-8 with byte order mark, head first.

    Text that begins like a formula gets an apostrophe; numbers stay numbers.
    """
    writers = [by_column(csv_cell(one, table.zone), one.kind) for one in table.columns]
    yield "\ufeff".encode() + lines([[guarded(name) for name in table.names]])
    for batch in batched(rows, LINES_AT_A_TIME):
        yield lines(converted(writers, batch))


def lines(rows: Iterable[Sequence[object]]) -> bytes:
    page = io.StringIO(newline="")
    csv.writer(page).writerows(rows)
    return page.getvalue().encode()


def converted(
    writers: Sequence[WriteCells], rows: Sequence[Row]
) -> Iterator[tuple[object, ...]]:
    """Convert the cells of each column together, which costs the fewest calls."""
    columns = zip(*rows, strict=True)
    told = (write(cells) for write, cells in zip(writers, columns, strict=True))
    return zip(*told, strict=True)


def by_column(write: WriteCell, kind: Kind) -> WriteCells:
    """Write the cells of a column; those that recur are written once.

    Numbers that are equal may still be written differently: 1, 1.0 and 1.00.
    """

    def each(cells: Sequence[Cell]) -> Iterable[object]:
        return [None if cell is None else write(cell) for cell in cells]

    def each_once(cells: Sequence[Cell]) -> Iterable[object]:
        told: dict[Cell, object] = {None: None}
        told |= {cell: write(cell) for cell in set(cells) if cell is not None}
        return [told[cell] for cell in cells]

    return each if kind in WITH_NUMBERS else each_once


def csv_cell(column: Column, zone: tzinfo) -> WriteCell:
    writers: dict[Kind, WriteCell] = {
        Kind.TEXT: csv_text,
        Kind.NUMBER: csv_number,
        Kind.DAY: lambda cell: cells.as_day(cell).isoformat(),
        Kind.MOMENT: lambda cell: cells.as_local(cell, zone).isoformat(sep=" "),
        Kind.VALUE: lambda cell: (csv_number if is_number(cell) else csv_text)(cell),
    }
    return writers[column.kind]


def is_number(cell: Cell) -> bool:
    return isinstance(cell, cells.NUMBERS)


def csv_text(cell: Cell) -> str:
    return guarded(cells.as_text(cell))


def csv_number(cell: Cell) -> object:
    number = cells.as_number(cell)
    return f"{number:f}" if isinstance(number, Decimal) else number


def write_xlsx(
    table: Table,
    rows: Iterable[Row],
    target: Path | BinaryIO,
    *,
    at_most: int = SHEET_ROWS,
    sheet_rows: int = SHEET_ROWS,
    further: Sequence[tuple[Table, Iterable[Row]]] = (),
) -> None:
    """Write a workbook with typed cells, on as many sheets as `at_most` rows need.

    The sheets are laid out before the first row is asked for, hence `at_most`;
    raises MoreRowsThanSaid, with the file unusable, if more rows come. `further` are
    small tables on sheets of their own, asked for their rows when all others stand.
    """
    remaining = iter(rows)
    count = max(1, -(-at_most // sheet_rows))
    names = [sheet_name(table.title, number, count) for number in range(1, count + 1)]
    sheets: list[tuple[str, Table, Iterable[Row]]]
    sheets = [(one, table, islice(remaining, sheet_rows)) for one in names]
    sheets += [(sheet_name(one.title, 1, 1), one, its) for one, its in further]
    with written_to(target) as path:
        rustpy_xlsxwriter.write_worksheets(
            [(name, records(one, its)) for name, one, its in sheets],
            str(path),
            bold_headers=True,
            freeze_panes={"general": {"row": 1, "col": 0}},
            column_widths={name: widths(one) for name, one, _ in sheets},
            column_formats={name: formats(one) for name, one, _ in sheets},
        )
    if next(remaining, None) is not None:
        raise MoreRowsThanSaid(at_most)


@contextmanager
def written_to(target: Path | BinaryIO) -> Iterator[Path]:
    """Give a path to write to; what stands there comes into the target.

    Given an open file, the library would hold the whole workbook in memory first.
    """
    if isinstance(target, Path):
        yield target
        return
    with TemporaryDirectory() as folder:
        path = Path(folder) / "workbook.xlsx"
        yield path
        with path.open("rb") as file:
            shutil.copyfileobj(file, target)


def sheet_name(title: str, number: int, count: int) -> str:
    plain = title.translate(FORBIDDEN_IN_TITLES).strip()
    suffix = f" {number}" if count > 1 else ""
    return plain[: LONGEST_TITLE - len(suffix)] + suffix


def widths(table: Table) -> dict[str, float]:
    return {column.name: column.width for column in table.columns}


def formats(table: Table) -> dict[str, rustpy_xlsxwriter.Format]:
    return {
        column.name: rustpy_xlsxwriter.Format().set_num_format(FORMATS[column.kind])
        for column in table.columns
        if column.kind in FORMATS
    }


def records(table: Table, rows: Iterable[Row]) -> Iterator[dict[str, object]]:
    """Yield the rows by column name; if there are none, a blank one for the head."""
    names = table.names
    writers = [by_column(xlsx_cell(one, table.zone), one.kind) for one in table.columns]
    is_empty = True
    for batch in batched(rows, LINES_AT_A_TIME):
        is_empty = False
        for row in converted(writers, batch):
            yield dict(zip(names, row, strict=False))
    if is_empty:
        yield dict.fromkeys(names)


def xlsx_cell(column: Column, zone: tzinfo) -> WriteCell:
    writers: dict[Kind, WriteCell] = {
        Kind.TEXT: xlsx_text,
        Kind.NUMBER: xlsx_number,
        Kind.DAY: xlsx_day,
        Kind.MOMENT: partial(cells.as_local, zone=zone),
        Kind.VALUE: lambda cell: (xlsx_number if is_number(cell) else xlsx_text)(cell),
    }
    return writers[column.kind]


def xlsx_text(cell: Cell) -> str:
    """Return the text, cut where a cell ends. A text cell is never run as a formula."""
    if isinstance(cell, str) and len(cell) <= LONGEST_TEXT:
        return cell
    return cells.as_text(cell)[: LONGEST_TEXT - 1] + "…"


def xlsx_number(cell: Cell) -> object:
    """Return the number, or its digits as text where Excel would round them."""
    number = cells.as_number(cell)
    return number if -EXACT_NUMBER < number < EXACT_NUMBER else str(number)


def xlsx_day(cell: Cell) -> object:
    """Return the day, or its words as text: Excel's calendar begins in 1900."""
    day = cells.as_day(cell)
    return day if day.year >= FIRST_YEAR else day.isoformat()
