"""What is said when something that was written could not be taken."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from activities import content
from activities.models import Stage
from activities.responses import NewerTextIsKnown, SomethingIsLeft
from activities.task import JSON, TooLong
from activities.workshops.phones.entries import NotTaken

UNPROCESSABLE, CONFLICT, LOCKED = 422, 409, 423

type Hindrance = TooLong | NewerTextIsKnown | SomethingIsLeft | NotTaken
HINDRANCES = (TooLong, NewerTextIsKnown, SomethingIsLeft, NotTaken)


@dataclass(frozen=True, slots=True)
class Refusal:
    """`body` is what was sent, where the server has kept none of it.

    `is_kept` says that the phone is to keep it, and may send it again.
    """

    words: str
    status: int = UNPROCESSABLE
    missing: Sequence[str] = ()
    body: JSON | None = None
    sequence: int | None = None
    is_kept: bool = False

    @property
    def answer(self) -> dict[str, Any]:
        """Return what static/js/autosave.js is told."""
        told: dict[str, Any] = {"refused": self.words, "sequence": self.sequence}
        return told | {"waits": self.is_kept, "missing": bool(self.missing)}


def of(hindrance: Hindrance, stage: Stage) -> Refusal:
    if isinstance(hindrance, TooLong):
        words = _("This is too long to be kept. Shorten it a little.")
        return Refusal(words, body=hindrance.body)
    if isinstance(hindrance, SomethingIsLeft):
        wish = content.from_json(stage.version.data).task.ways.wish
        return Refusal(str(wish), missing=hindrance.ids)
    if isinstance(hindrance, NewerTextIsKnown):
        words = _(
            "A newer text was saved on another page. Open this page again to see it."
        )
        return Refusal(words, CONFLICT, sequence=hindrance.sequence)
    words = _(
        "No answers are taken right now. What you wrote stays on this phone and is"
        " sent when the host opens it again."
    )
    return Refusal(words, LOCKED, body=hindrance.body, is_kept=True)
