"""Times things beside each other and says whether a budget is met."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median


@dataclass(frozen=True, slots=True)
class Result:
    """A line of the table. `is_met` is None where there is only a number to tell."""

    what: str
    measured: str
    baseline: str
    budget: str
    is_met: bool | None


def seconds(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def medians(
    works: Sequence[Callable[[], object]], *, rounds: int, warm: int = 2
) -> list[float]:
    """Return the median seconds of each, taking turns so that all meet one weather."""
    for work in works:
        for _ in range(warm):
            work()
    times: list[list[float]] = [[] for _ in works]
    for number in range(rounds):
        order = range(len(works))
        for at in order if number % 2 else reversed(order):
            times[at].append(seconds(works[at]))
    return [median(each) for each in times]


def ms(value: float) -> str:
    return f"{value * 1000:.1f} ms"


def kb(size: int) -> str:
    return f"{size / 1000:.1f} KB"


def percent(part: float) -> str:
    return f"{part:.0%}"
