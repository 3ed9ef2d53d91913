"""Finds who would stand above herself, and in which order managers come first."""

from collections.abc import Iterable, Mapping


def found(managers: Mapping[str, str]) -> list[tuple[str, ...]]:
    """Return the circles, each as it runs upward, from "person: her manager"."""
    settled: set[str] = set()
    circles = []
    for start in managers:
        way: dict[str, None] = {}
        one = start
        while one in managers and one not in settled and one not in way:
            way[one] = None
            one = managers[one]
        if one in way:
            line = list(way)
            circles.append(tuple(line[line.index(one) :]))
        settled.update(way)
    return circles


def downward(numbers: Iterable[str], managers: Mapping[str, str]) -> dict[str, int]:
    """Return how far below the top each one stands; there must be no circle."""
    depth: dict[str, int] = {}
    for start in numbers:
        way = []
        one = start
        while one in managers and one not in depth:
            way.append(one)
            one = managers[one]
        above = depth.setdefault(one, 0)
        for step, below in enumerate(reversed(way), start=1):
            depth[below] = above + step
    return depth
