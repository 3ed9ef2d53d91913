"""What the buttons of the wall do."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from activities.models import Stage, Workshop
from activities.workshops.hosting import choices, leading
from people.models import Person

_OF_A_STAGE: Mapping[str, Callable[[Stage], None]] = {
    "reveal": leading.reveal,
    "hide": leading.hide,
    "lock": partial(leading.lock, is_locked=True),
    "unlock": partial(leading.lock, is_locked=False),
}
CLOSE = "close"
DEEDS = (*_OF_A_STAGE, CLOSE)


@dataclass(frozen=True, slots=True)
class Deed:
    """One of DEEDS, or the minutes that the clock is to run, 0 to take it away."""

    name: str = ""
    minutes: int | None = None


def do(workshop: Workshop, deed: Deed, *, by: Person, at: datetime) -> None:
    """Do it; in a session that was closed meanwhile nothing is done."""
    try:
        if deed.name == CLOSE:
            leading.close(workshop, by=by, at=at)
        elif workshop.stage is not None:
            _do(workshop.stage, deed, at=at)
    except leading.SessionIsClosed:
        return


def show(workshop: Workshop, slug: str, *, at: datetime) -> None:
    """Put the activity on the wall, if the course has it and the session is open."""
    version = choices.version_of(workshop.course, slug)
    if version is not None and workshop.is_open:
        leading.show(workshop, version, at=at)


def _do(stage: Stage, deed: Deed, *, at: datetime) -> None:
    if deed.minutes is not None:
        leading.count_down(stage, minutes=deed.minutes, at=at)
    if deed.name:
        _OF_A_STAGE[deed.name](stage)
