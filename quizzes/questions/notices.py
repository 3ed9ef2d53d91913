"""What a page says of an answer that was not taken as it was sent."""

from collections.abc import Mapping

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from quizzes import words
from quizzes.answers import Kept, Outcome
from quizzes.models import Attempt

_WORDS = {
    Outcome.NEWER: gettext_lazy(
        "Another page has saved a newer answer meanwhile: that one stands."
    ),
    Outcome.OVER: gettext_lazy(
        "This question is finished: its answer cannot be changed any more."
    ),
    Outcome.UNFINISHED: gettext_lazy("Answer the whole question first, then check it."),
}


def of(outcome: Outcome) -> str:
    return str(_WORDS[outcome]) if outcome in _WORDS else words.not_offered()


def all_of(kept: Mapping[str, Kept]) -> dict[str, str]:
    """Return what to say of each answer that was not taken, by question."""
    return {
        id_: of(one.outcome)
        for id_, one in kept.items()
        if one.outcome is not Outcome.SAVED
    }


def too_late(over: Attempt) -> str:
    """Say why an attempt takes no answer any more, and what can still be done."""
    if over.is_open:
        return _("Time is up: this answer was not saved. You can still hand in.")
    return words.too_late(over)
