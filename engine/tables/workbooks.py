"""The rows of the first sheet of an XLSX workbook as text."""

import re
import zipfile
import zlib
from collections.abc import Iterator
from datetime import date, datetime, time
from io import BytesIO
from typing import IO

from python_calamine import CalamineError, CalamineWorkbook

from engine.tables.refusals import Reason, Unreadable
from engine.tables.safety import ArchiveRefused, Limits, check_archive

UNPACKED = Limits(members=1_000, size=400_000_000, ratio=200)
PIECE = 1 << 20
OVERLAP = 64
CELL = re.compile(rb"""\br=["']([A-Za-z]{0,3})(\d{1,9})["']""")
DECLARATION = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
BREAKS = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    OSError,
    NotImplementedError,
    RuntimeError,
)


def rows(content: bytes, *, most_rows: int, most_columns: int) -> Iterator[list[str]]:
    """Return the rows of the first sheet, from its first row on.

    The file is looked over first: a cell far out makes a sheet of billions.
    """
    try:
        check_archive(BytesIO(content), UNPACKED)
        check_parts(content, most_rows=most_rows, most_columns=most_columns)
        book = CalamineWorkbook.from_filelike(BytesIO(content))
        sheet = book.get_sheet_by_index(0)
    except ArchiveRefused as refused:
        is_broken = str(refused) == "broken"
        reason = Reason.BROKEN if is_broken else Reason.BURSTS
        raise Unreadable(reason) from refused
    except (*BREAKS, CalamineError, IndexError) as problem:
        raise Unreadable(Reason.BROKEN) from problem
    return ([text(cell) for cell in row] for row in sheet.iter_rows())


def text(cell: object) -> str:
    """Return what a cell shows: 1234 for 1234.0, 2026-01-31 for a day.

    A cell of text keeps its zeros: "00482" stays "00482".
    """
    if isinstance(cell, str):
        return cell.replace("_x000D_", "")
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime):
        return (cell.date() if cell.time() == time() else cell).isoformat()
    return cell.isoformat() if isinstance(cell, date) else str(cell)


def check_parts(content: bytes, *, most_rows: int, most_columns: int) -> None:
    with zipfile.ZipFile(BytesIO(content)) as archive:
        for name in archive.namelist():
            if name.endswith((".xml", ".rels")):
                is_sheet = name.startswith("xl/worksheets/")
                with archive.open(name) as part:
                    check_part(
                        part,
                        most_rows=most_rows if is_sheet else 0,
                        most_columns=most_columns,
                    )


def check_part(part: IO[bytes], *, most_rows: int, most_columns: int) -> None:
    """Read it piece by piece; `most_rows` is nothing for what is no sheet."""
    before = b""
    while piece := part.read(PIECE):
        window = before + piece
        before = window[-OVERLAP:]
        if DECLARATION.search(window.replace(b"\0", b"")):
            raise Unreadable(Reason.BROKEN)
        for column, row in CELL.findall(window) if most_rows else ():
            if int(row) > most_rows or number(column) > most_columns:
                raise Unreadable(
                    Reason.TOO_WIDE,
                    cell=(column + row).decode().upper(),
                    rows=most_rows,
                    columns=most_columns,
                )


def number(column: bytes) -> int:
    """Return 1 for A, 27 for AA, 0 where a whole row is meant."""
    found = 0
    for letter in column.upper():
        found = found * 26 + letter - ord("A") + 1
    return found
