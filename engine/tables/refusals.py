"""Why a file of rows is not read at all."""

from enum import StrEnum


class Reason(StrEnum):
    TOO_LARGE = "too large"  # size, most
    OLD_WORKBOOK = "old workbook"  # .xls, or locked by a password
    BROKEN = "broken"
    BURSTS = "bursts"
    TOO_WIDE = "too wide"  # cell, rows, columns
    NO_TEXT = "no text"  # encoding
    NO_ROWS = "no rows"
    ODD_QUOTES = "odd quotes"  # row


class Unreadable(Exception):
    """Nothing of the file was read; the values fill in the words of the reason."""

    def __init__(self, reason: Reason, **values: object) -> None:
        super().__init__(reason, values)
        self.reason = reason
        self.values = values
