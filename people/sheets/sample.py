"""A sample of a file of rows, to be filled in."""

from collections.abc import Iterable, Mapping
from datetime import UTC
from io import BytesIO

from engine.tables.table import Column, Table
from engine.tables.writing import write_xlsx


def workbook[Field: str](
    name: str, heads: Mapping[Field, str], rows: Iterable[Mapping[Field, str]]
) -> bytes:
    """Return the sample; all its cells are text, so that numbers keep their zeros."""
    table = Table(name, tuple(Column(head, width=18) for head in heads.values()), UTC)
    file = BytesIO()
    cells = [[row.get(field, "") for field in heads] for row in rows]
    write_xlsx(table, cells, file, at_most=len(cells))
    return file.getvalue()
