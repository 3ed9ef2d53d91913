"""Says how far a person is in a path, from how she stands in each of its steps."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from training.status import MET, Status

IN_ORDER, AT_LEAST = "in-order", "at-least"

# A path asks that each step is done once; to keep it valid is the renewals' business.
ONCE = MET | {Status.PENDING, Status.EXPIRED, Status.WAIVED}
_NOT_ASKED = frozenset({Status.WITHDRAWN})


@dataclass(frozen=True, slots=True)
class Progress:
    """Which steps are met and which still locked, and how many of them it takes.

    `first` is the place of the step that keeps the locked ones closed, if any are.
    """

    met: tuple[bool, ...]
    locked: tuple[bool, ...]
    needed: int
    first: int | None = None

    @property
    def done(self) -> int:
        return min(sum(self.met), self.needed)

    @property
    def is_met(self) -> bool:
        return self.done >= self.needed


def of(
    steps: Sequence[Collection[str]], *, mode: str, least: int | None = None
) -> Progress:
    """Return it; each step is given as the statuses of what it asks of the person.

    A step is met once all it asks for is. One that asks for nothing is not met, and
    lets the later ones open all the same.
    """
    asked = [[one for one in step if one not in _NOT_ASKED] for step in steps]
    met = tuple(bool(step) and ONCE.issuperset(step) for step in asked)
    left = (place for place, step in enumerate(asked) if step and not met[place])
    first = next(left, None) if mode == IN_ORDER else None
    locked = (
        first is not None and place > first and not is_met
        for place, is_met in enumerate(met)
    )
    needed = min(least or 1, len(steps)) if mode == AT_LEAST else len(steps)
    return Progress(met, tuple(locked), needed, first)
