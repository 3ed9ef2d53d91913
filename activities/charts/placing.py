"""Finds places for numbers and names in a plane so that none covers another.

The same places whatever the order of the points, and every time. A number stands at
its point if it can, else as near as it can on its own side of the lines, with a leader
to its point; a name stands beside its number, or nowhere.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import product

from activities.charts.box import Box, around
from activities.charts.text import LINE, SIZE, Text, balanced, width

DISC = 12
APART = DISC + 2
DOT = 4
NAME_ROOM = 156
NAME_LINES = 2

# Sixteen directions in thousandths, right first, then by turns up and down from it.
_DIRECTIONS = (
    *((1000, 0), (924, -383), (924, 383), (707, -707), (707, 707), (383, -924)),
    *((383, 924), (0, -1000), (0, 1000), (-383, -924), (-383, 924), (-707, -707)),
    *((-707, 707), (-924, -383), (-924, 383), (-1000, 0)),
)
_RINGS = range(2 * APART, 24 * APART, 5)
_SHIFTS = (0, -9, 9, -18, 18)


@dataclass(frozen=True, slots=True)
class Place:
    """A point as it is found: its name, where it is, and the area it must stay in."""

    name: str
    x: int
    y: int
    area: Box


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a number stands, and the lines of its name, if there is room for them."""

    x: int
    y: int
    disc_x: int
    disc_y: int
    names: tuple[Text, ...] = ()

    @property
    def disc(self) -> Box:
        return around(self.disc_x, self.disc_y, DISC)

    @property
    def is_led(self) -> bool:
        return (self.x, self.y) != (self.disc_x, self.disc_y)


def places(points: Sequence[Place], taken: Sequence[Box], box: Box) -> list[Spot]:
    """Place numbers, in the order of the points; ``taken`` is where none may stand.

    In the area of the point, or in the box if the area is full. Up to 25 find room in
    the charts of this house; where there is none left, a number stays at its point.
    """
    found: dict[int, Spot] = {}
    discs: list[Box] = []
    dots = [around(one.x, one.y, DOT) for one in points]
    for at in _order(points):
        one = points[at]
        free = _free(one, (one.area, box), discs, [*taken, *dots])
        x, y = next(free, (one.x, one.y))
        discs.append(around(x, y, DISC))
        found[at] = Spot(one.x, one.y, x, y)
    return [found[at] for at in range(len(points))]


def named(
    points: Sequence[Place], spots: Sequence[Spot], taken: Sequence[Box], box: Box
) -> list[Spot]:
    """Give each spot its name beside it, in its area or at least in the box.

    A name that would cover something is left out: the table has it.
    """
    found = list(spots)
    full = [*taken, *(spot.disc for spot in spots)]
    full += [around(spot.x, spot.y, DOT) for spot in spots]
    for at in _order(points):
        lines = balanced(points[at].name, NAME_ROOM, NAME_LINES)
        rooms = (points[at].area, box)
        names = next(_fitting(spots[at], lines, rooms, full), ())
        found[at] = replace(spots[at], names=names)
        full += [line.box for line in names]
    return found


def _fitting(
    spot: Spot, lines: Sequence[str], rooms: Iterable[Box], full: Sequence[Box]
) -> Iterator[tuple[Text, ...]]:
    """Return ways to set a name that cover nothing, those in the first room first."""
    for room in rooms:
        for names in _beside(spot, lines):
            boxes = [line.box for line in names]
            if all(room.holds(one) for one in boxes) and not _meets(boxes, full):
                yield names


def _order(points: Sequence[Place]) -> list[int]:
    """Return the points from the top, by what they are and not as they came."""
    return sorted(
        range(len(points)),
        key=lambda at: (points[at].y, points[at].x, points[at].name),
    )


def _free(
    one: Place, rooms: Iterable[Box], discs: Sequence[Box], taken: Sequence[Box]
) -> Iterator[tuple[int, int]]:
    """Return where a number covers nothing: nearest first, in the first room first.

    Exactly on its point it may reach over the edge of its room, for there the point
    itself says where it belongs.
    """
    if not _meets([around(one.x, one.y, DISC)], discs):
        yield one.x, one.y
    for room, ring, (dx, dy) in product(rooms, _RINGS, _DIRECTIONS):
        x, y = one.x + ring * dx // 1000, one.y + ring * dy // 1000
        disc = around(x, y, APART)
        if room.holds(disc) and not _meets([disc], [*discs, *taken]):
            yield x, y


def _meets(boxes: Iterable[Box], others: Sequence[Box]) -> bool:
    return any(box.meets(other) for box in boxes for other in others)


def _beside(spot: Spot, lines: Sequence[str]) -> Iterator[tuple[Text, ...]]:
    """Return ways to set a name: right of its number, left, below and above it."""
    tall = (len(lines) - 1) * LINE
    middle = spot.disc_y + SIZE // 3 - tall // 2
    for shift in _SHIFTS:
        for x, anchor in ((DISC + 5, "start"), (-DISC - 5, "end")):
            yield _set(lines, spot.disc_x + x, middle + shift, anchor)
    wide = max((width(line) for line in lines), default=0)
    for shift in (0, wide // 4, -wide // 4):
        yield _set(lines, spot.disc_x + shift, spot.disc_y + DISC + SIZE + 2, "middle")
        yield _set(lines, spot.disc_x + shift, spot.disc_y - DISC - 6 - tall, "middle")


def _set(lines: Sequence[str], x: int, base: int, anchor: str) -> tuple[Text, ...]:
    return tuple(
        Text(line, x, base + at * LINE, anchor) for at, line in enumerate(lines)
    )
