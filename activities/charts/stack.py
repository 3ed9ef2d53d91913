"""One bar parted by counts, with the count of each part below it."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from activities.charts.box import Box
from activities.charts.text import LINE, SIZE, Text, paragraph, width, wrapped

WIDTH = 400
BAR = 26
EDGE = 1
TICK = 6
BETWEEN = 8
PANEL = 3
PITCH = 4
SWATCH = Box(1, 1, 25, 17)


@dataclass(frozen=True, slots=True)
class Part:
    """What a bar is made of; ``tone`` says how it is drawn, besides its colour."""

    code: str
    tone: str
    count: int
    label: str


@dataclass(frozen=True, slots=True)
class Segment:
    """``tick`` is the x of the part's middle; ``hatch`` the path that fills it."""

    code: str
    tone: str
    count: int
    box: Box
    hatch: str
    tick: int
    label: Text


@dataclass(frozen=True, slots=True)
class Stack:
    names: tuple[Text, ...]
    n: int
    box: Box
    segments: tuple[Segment, ...]
    height: int


@dataclass(frozen=True, slots=True)
class Panel:
    """So many bars as fit a screen beside others: a drawing of its own."""

    stacks: tuple[Stack, ...]
    height: int


def panels(rows: Sequence[tuple[str, Sequence[Part]]]) -> tuple[Panel, ...]:
    """Draw the rows one under the other, three to a panel."""
    return tuple(_panel(rows[at : at + PANEL]) for at in range(0, len(rows), PANEL))


def stacked(name: str, parts: Sequence[Part], top: int) -> Stack:
    """Draw one bar; a part of nobody has no segment, a bar of nobody no part."""
    names = paragraph(wrapped(name, WIDTH, 2), 0, top)
    line = top + len(names) * LINE + 2
    box = Box(EDGE, line, WIDTH - EDGE, line + BAR)
    boxes = _boxes(parts, box)
    base = box.bottom + TICK + SIZE
    labels = spread(
        [((one.left + one.right) // 2, width(part.label)) for part, one in boxes], WIDTH
    )
    segments = tuple(
        Segment(
            code=part.code,
            tone=part.tone,
            count=part.count,
            box=one,
            hatch=hatch(part.tone, one),
            tick=(one.left + one.right) // 2,
            label=Text(part.label, x, base, "middle"),
        )
        for (part, one), x in zip(boxes, labels, strict=True)
    )
    n = sum(part.count for part in parts)
    return Stack(names, n, box, segments, base + SIZE // 2 - top)


def spread(labels: Sequence[tuple[int, int]], room: int) -> list[int]:
    """Move middles apart until labels of these widths stand beside each other.

    In their order, within 0 and the room, which must be enough for all of them.
    """
    found: list[int] = []
    edge = -BETWEEN
    for middle, taken in labels:
        found.append(max(middle, edge + BETWEEN + taken // 2))
        edge = found[-1] + taken - taken // 2
    edge = room + BETWEEN
    for at in range(len(found) - 1, -1, -1):
        taken = labels[at][1]
        found[at] = min(found[at], edge - BETWEEN - (taken - taken // 2))
        edge = found[at] - taken // 2
    return found


def hatch(tone: str, box: Box) -> str:
    """Return the path of the lines that fill a part, aligned over all bars."""
    down = range(box.left // PITCH * PITCH + PITCH, box.right, PITCH)
    across = range(box.top + PITCH, box.bottom, PITCH)
    upright = "".join(f"M{x} {box.top}V{box.bottom}" for x in down)
    level = "".join(f"M{box.left} {y}H{box.right}" for y in across)
    return {"upright": upright, "level": level, "crossed": upright + level}.get(
        tone, ""
    )


def _panel(rows: Sequence[tuple[str, Sequence[Part]]]) -> Panel:
    stacks: list[Stack] = []
    top = 0
    for name, parts in rows:
        stacks.append(stacked(name, parts, top))
        top += stacks[-1].height + 14
    return Panel(tuple(stacks), top)


def _boxes(parts: Sequence[Part], box: Box) -> list[tuple[Part, Box]]:
    """Return the parts of somebody with their boxes, which fill the bar exactly."""
    n, found, before = sum(part.count for part in parts), [], 0
    for part in (one for one in parts if one.count):
        left, right = (
            box.left + int(Fraction(at * box.width, n) + Fraction(1, 2))
            for at in (before, before + part.count)
        )
        found.append((part, Box(left, box.top, right, box.bottom)))
        before += part.count
    return found
