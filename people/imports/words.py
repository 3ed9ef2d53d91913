"""Says what a file's rows do and what is wrong with them, in the reader's language."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from engine.tables.refusals import Reason, Unreadable
from people.imports.fields import TITLES, Field
from people.imports.lines import Kind
from people.imports.steps import Reason as Left


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


def title(field: str) -> str:
    return _(TITLES[Field(field)])


def fault(message: str, values: Mapping[str, Any]) -> str:
    return _(message).format_map(values)


def kinds() -> dict[Kind, tuple[str, str]]:
    """Return the sign and the name of each kind, in the order of the page."""
    return {
        Kind.WRONG: ("✗", _("Wrong")),
        Kind.ADDED: ("+", _("Added")),
        Kind.CHANGED: ("~", _("Changed")),
        Kind.RETURNED: ("↩", _("Back again")),
        Kind.GONE: ("−", _("Deactivated")),
        Kind.SAME: ("=", _("The same")),
    }


def left(reason: str) -> str:
    """Return why somebody is left as she is when a file is rolled back."""
    return {
        Left.LATER: _("a later file has changed her too"),
        Left.BY_HAND: _("she has been changed since"),
        Left.ERASED: _("her personal values have been erased"),
        Left.TAKEN: _("somebody else has her sign-in name now"),
        Left.YOURSELF: _("that is you"),
    }[Left(reason)]
