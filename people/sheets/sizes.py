"""Says whether a file has so many rows that nobody should wait for its check."""

from itertools import islice

from engine.tables.reading import Sheet

MOST_AT_ONCE = 2_000


def is_large(sheet: Sheet) -> bool:
    """Look at no more rows than it takes; raises Unreadable."""
    return len(list(islice(sheet.rows, MOST_AT_ONCE + 1))) > MOST_AT_ONCE
