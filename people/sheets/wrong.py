"""The rows of a file that were wrong, as they stood, with what is wrong in each."""

from collections.abc import Iterator, Mapping
from datetime import UTC

from django.utils.translation import gettext as _

from engine.tables.reading import Sheet
from engine.tables.table import Column, Table
from engine.tables.writing import csv_stream


def rows(sheet: Sheet, faults: Mapping[int, list[tuple[str, str]]]) -> Iterator[bytes]:
    """Yield a CSV of the rows that have faults (title of the column, problem)."""
    names = (*sheet.heads, _("Row"), _("Problem"))
    table = Table("", tuple(map(Column, names)), UTC)
    found = (
        [*cells, str(number), " ".join(_(": ").join(one) for one in faults[number])]
        for number, cells in sheet.rows
        if number in faults
    )
    return csv_stream(table, found)
