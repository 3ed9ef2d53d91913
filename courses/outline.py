"""The order of a course: what is done, what is next, what is still locked."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import StrEnum


class State(StrEnum):
    DONE = "done"
    NOW = "now"
    TODO = "todo"
    LOCKED = "locked"


@dataclass(frozen=True, slots=True)
class Step:
    unit_id: int
    state: State


def outline(
    unit_ids: Sequence[int],
    *,
    done: Collection[int],
    optional: Collection[int] = (),
    is_in_order: bool = False,
) -> list[Step]:
    """Return a step for each unit, in order; the first one left to do is NOW.

    A unit that was done stays done, even when a new unit was put before it. In a
    course taken in order, what comes after NOW is locked; optional units neither
    wait nor make wait.
    """
    steps = []
    is_now_found = False
    for unit_id in unit_ids:
        state = _state(unit_id, done=done, is_behind=is_now_found and is_in_order)
        if state is State.TODO and unit_id not in optional and not is_now_found:
            state, is_now_found = State.NOW, True
        if unit_id in optional and state is State.LOCKED:
            state = State.TODO
        steps.append(Step(unit_id, state))
    return steps


def _state(unit_id: int, *, done: Collection[int], is_behind: bool) -> State:
    if unit_id in done:
        return State.DONE
    return State.LOCKED if is_behind else State.TODO
