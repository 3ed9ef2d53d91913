"""How far an action has come, and how a look back is stored."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.utils.translation import pgettext_lazy

from activities.task import JSON, Words

SHAPE = 1


class State(StrEnum):
    NOT_BEGUN = "not-begun"
    UNDER_WAY = "under-way"
    DONE = "done"
    GIVEN_UP = "given-up"

    @property
    def words(self) -> Words:
        return _WORDS[self]

    @property
    def mark(self) -> str:
        """Return the name of its mark in the status component."""
        return _MARKS[self]


_WORDS: Mapping[State, Words] = {
    State.NOT_BEGUN: pgettext_lazy("plan", "Not begun yet"),
    State.UNDER_WAY: pgettext_lazy("plan", "Under way"),
    State.DONE: pgettext_lazy("plan", "Done"),
    State.GIVEN_UP: pgettext_lazy("plan", "Given up"),
}
_MARKS: Mapping[State, str] = {
    State.NOT_BEGUN: "todo",
    State.UNDER_WAY: "progress",
    State.DONE: "done",
    State.GIVEN_UP: "waived",
}


@dataclass(frozen=True, slots=True)
class Step:
    """An action by its id, how far it has come, and what is to be said of it."""

    id: str
    state: State
    note: str = ""


def to_json(steps: Sequence[Step]) -> dict[str, Any]:
    actions = {one.id: {"state": str(one.state), "note": one.note} for one in steps}
    return {"shape": SHAPE, "actions": actions}


def from_json(kept: JSON) -> tuple[Step, ...]:
    """Read the body of a look back; shape 1 is the only one so far."""
    return tuple(
        Step(id_, State(one["state"]), one["note"])
        for id_, one in kept["actions"].items()
    )
