"""The words for what becomes of what was done in an old module."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from training.equivalence.fates import Fate


@dataclass(frozen=True, slots=True)
class Saying:
    """A heading, and a sentence that says why."""

    head: str | Promise
    why: str | Promise


SAYINGS = {
    Fate.COUNTS: Saying(
        _("Counts for the new module"),
        _("The open period is met as of the day the old module was completed."),
    ),
    Fate.LOST: Saying(
        _("Completed, and counts for nothing new"),
        _("No new module was chosen for it. It stays in the record as it is."),
    ),
    Fate.BEGUN: Saying(
        _("Begun, not completed: does not carry over"),
        _("Only what was completed counts. The pass can still be finished."),
    ),
    Fate.TOO_OLD: Saying(
        _("Completed too long ago"),
        _("It would have expired already, or is older than what it would renew."),
    ),
    Fate.NOT_ASKED: Saying(
        _("The new module is not asked for now"),
        _("Nothing is open there. If it is asked for later, it is looked at again."),
    ),
}
