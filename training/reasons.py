"""Reasons that the site itself gives: kept as codes, told in the reader's language."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

PATH_ENOUGH = "path-enough"
REFRESHER_LATE = "refresher-late"

WORDS: dict[str, str | Promise] = {
    PATH_ENOUGH: _("Enough of the path is done"),
    REFRESHER_LATE: _("Too late to renew it: the whole module is to be learnt again"),
}


def told(why: str) -> str:
    """Return the words of a code; what a person wrote stays as it is."""
    return str(WORDS.get(why, why))
