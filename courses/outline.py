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
    closed: Collection[int] = (),
    is_in_order: bool = False,
) -> list[Step]:
    """Return a step for each unit, in order; the first one left to do is NOW.

    A unit that was done stays done, even when a new unit was put before it. In a
    course taken in order, what comes after the first one left is locked; optional units
    neither wait nor make wait. What is closed for another reason is locked as well.
    """
    steps = []
    is_now_found = is_behind = False
    for unit_id in unit_ids:
        is_optional = unit_id in optional
        is_locked = unit_id in closed or (is_behind and not is_optional)
        state = _state(unit_id, done=done, is_locked=is_locked)
        if state is State.TODO and not (is_optional or is_now_found):
            state, is_now_found = State.NOW, True
        is_left = state is not State.DONE and not is_optional
        is_behind = is_behind or (is_in_order and is_left)
        steps.append(Step(unit_id, state))
    return steps


def _state(unit_id: int, *, done: Collection[int], is_locked: bool) -> State:
    if unit_id in done:
        return State.DONE
    return State.LOCKED if is_locked else State.TODO
