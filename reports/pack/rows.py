"""Writes the tables of a pack, each row once, as JSON and as CSV."""

import csv
import io
import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from tempfile import SpooledTemporaryFile
from typing import Any, BinaryIO, cast

from django.utils import timezone

from engine.tables.safety import guarded
from reports.pack.archive import Archive
from reports.pack.order import Scope
from reports.pack.tables import Table

CHUNK = 500
IN_MEMORY = 4_000_000


def plain(value: object) -> str:
    """Return what JSON has no word for: moments to the microsecond, in UTC."""
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    return str(value)


encode = json.JSONEncoder(ensure_ascii=False, default=plain).encode


def write(table: Table, scopes: Sequence[Scope], archive: Archive) -> int:
    """Add `records/<name>.json` and `.csv`; return the number of rows."""
    with _desk() as as_json, _desk() as as_csv:
        number = _fill(table, scopes, as_json, as_csv)
        archive.add_file(f"records/{table.name}.csv", as_csv)
        archive.add_file(f"records/{table.name}.json", as_json)
    return number


@contextmanager
def _desk() -> Iterator[BinaryIO]:
    with SpooledTemporaryFile(max_size=IN_MEMORY) as file:
        yield cast("BinaryIO", file)


def _fill(
    table: Table, scopes: Sequence[Scope], as_json: BinaryIO, as_csv: BinaryIO
) -> int:
    names = list(table.columns)
    as_csv.write(b"\xef\xbb\xbf" + _line(names))
    number = 0
    for row in _rows(table, scopes):
        as_json.write(b",\n" if number else b"[\n")
        as_json.write(encode(dict(zip(names, row, strict=True))).encode())
        as_csv.write(_line([_cell(value) for value in row]))
        number += 1
    as_json.write(b"\n]\n" if number else b"[]\n")
    return number


def _rows(table: Table, scopes: Sequence[Scope]) -> Iterator[Sequence[Any]]:
    for scope in scopes:
        rows = table.rows(scope).values_list(*table.columns.values())
        yield from rows.iterator(chunk_size=CHUNK)


def _line(cells: Sequence[object]) -> bytes:
    page = io.StringIO(newline="")
    csv.writer(page).writerow(cells)
    return page.getvalue().encode()


def _cell(value: object) -> object:
    """Return what a spreadsheet may show: no formula, moments in the site's zone."""
    if isinstance(value, dict | list):
        return encode(value)
    if isinstance(value, datetime):
        return timezone.localtime(value).isoformat(sep=" ")
    return guarded(value) if isinstance(value, str) else value
