"""Says what the rows come to and what is wrong with them, in the reader's language."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from training.evidence.imports.fields import TITLES, Field
from training.evidence.imports.lines import Kind


def kinds() -> dict[Kind, tuple[str, str]]:
    """Return the sign and the name of each kind, in the order of the page."""
    return {
        Kind.WRONG: ("✗", _("Wrong")),
        Kind.NEW: ("+", _("New records")),
        Kind.SAME: ("=", _("Recorded before")),
    }


def faults(stored: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Return what is wrong with a stored line: (title of the column, problem)."""
    return [
        (_(TITLES[Field(where)]), _(message).format_map(values))
        for where, message, values in stored["faults"]
    ]
