"""What every chart is told first: whose answers it shows, and whether it may."""

from dataclasses import dataclass
from enum import StrEnum

from engine.measures import privacy


class State(StrEnum):
    SHOWN = "shown"
    EMPTY = "empty"
    HIDDEN = "hidden"


@dataclass(frozen=True, slots=True)
class Frame:
    """The name of a chart, its id on the page, and how many people answered.

    ``is_group``: the answers are those of several people, so that nothing is shown of
    fewer than five of them. What is not shown is nowhere in the chart.
    """

    id: str
    title: str
    n: int
    is_group: bool = False

    @property
    def state(self) -> State:
        return self.state_of(self.n)

    def state_of(self, n: int | None) -> State:
        """Say whether figures over n answers are shown; None: n is not known."""
        if n == 0:
            return State.EMPTY
        if self.is_group and n is not None and not privacy.is_shown(n):
            return State.HIDDEN
        return State.SHOWN

    def shows(self, n: int | None) -> bool:
        """Say whether figures over n answers are shown, here and now."""
        return self.state is self.state_of(n) is State.SHOWN
