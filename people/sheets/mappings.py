"""Remembers which columns were chosen for files with the same heads."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from people.models import ImportMapping, Person
from people.sheets.columns import Columns


def remembered(columns: Columns[Any], heads: Iterable[str]) -> dict[str, str]:
    """Return the columns chosen for a file with the same heads, or nothing."""
    heads = list(heads)
    known = ImportMapping.objects.filter(heads=columns.digest(heads)).first()
    chosen: dict[str, str] = known.columns if known else {}
    return chosen if columns.is_usable(chosen, heads) else {}


def remember(
    columns: Columns[Any],
    heads: Iterable[str],
    chosen: Mapping[str, str],
    *,
    by: Person | None,
    at: datetime,
) -> None:
    ImportMapping.objects.update_or_create(
        heads=columns.digest(heads),
        defaults={"columns": dict(chosen), "by": by, "saved_at": at},
    )
