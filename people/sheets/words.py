"""Says why nothing of a file was read, in the reader's language."""

from django.utils.translation import gettext as _

from engine.tables.refusals import Reason, Unreadable


def unreadable(problem: Unreadable) -> str:
    """Return why nothing of the file was read, and what to do about it."""
    words = {
        Reason.TOO_LARGE: _("The file is too large ({size} bytes, most: {most})."),
        Reason.OLD_WORKBOOK: _(
            "This is an old .xls file, or one with a password. Save it as .xlsx"
            " without a password."
        ),
        Reason.BROKEN: _(
            "This is no XLSX file, or a damaged one. Open it and save it anew."
        ),
        Reason.BURSTS: _("The file would unpack to far more than it is."),
        Reason.TOO_WIDE: _(
            "The sheet reaches to {cell} (most: {rows} rows, {columns} columns)."
        ),
        Reason.NO_TEXT: _(
            "This is no {encoding} text. Save the file as “CSV UTF-8” or as .xlsx."
        ),
        Reason.NO_ROWS: _(
            "None of the upper rows has heads. The first row must name the columns."
        ),
        Reason.ODD_QUOTES: _("A quotation mark in row {row} is never closed."),
    }
    return words[problem.reason].format_map(problem.values)
