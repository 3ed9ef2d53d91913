"""Says what a file's rows do and what is wrong with them, in the reader's language."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from people.imports.fields import TITLES, Field
from people.imports.lines import Kind
from people.imports.steps import Reason as Left


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
