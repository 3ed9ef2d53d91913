"""Places on a curve or a ladder: the line they stand on, and how many stand at each."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from math import isqrt

from activities.charts import numbers
from activities.charts.frame import Frame, State
from activities.charts.text import LINE, SIZE, Text, paragraph, wrapped

WIDTH = 400
TOP = 34
PLOT = 150
GUIDE = 12
RUNG = 58
RAILS = (24, 104)
BESIDE = 132
SMALL = 6
LEAST = 13
MOST = 30
STEPS = 16
SIDE = 1000

# Where the curve starts to fall, is lowest, and how high it lies there and at its ends.
_FALLS, _DIP = Fraction(1, 16), Fraction(3, 8)
_START, _LOWEST, _END = Fraction(13, 20), Fraction(1, 10), Fraction(19, 20)


class Shape(StrEnum):
    CURVE = "curve"
    LADDER = "ladder"


@dataclass(frozen=True, slots=True)
class Segment:
    """A place's part of the line in a box of 1000 × 1000, going down and going across.

    ``x`` is where the place stands in the first, ``y`` where in the second, as per
    cent; it stands half way along each.
    """

    down: str
    across: str
    x: int
    y: int


@dataclass(frozen=True, slots=True)
class Spot:
    """A place as drawn. ``count`` and ``share`` are empty where nobody is counted."""

    name: str
    names: tuple[Text, ...]
    x: int
    y: int
    r: int
    count: str
    share: str
    is_marked: bool

    @property
    def base(self) -> int:
        """Return the base line of the count."""
        return self.y + SIZE // 3


@dataclass(frozen=True, slots=True)
class Chart:
    frame: Frame
    state: State
    shape: Shape
    spots: tuple[Spot, ...]
    line: str
    guides: str
    height: int

    @property
    def fullest(self) -> list[str]:
        return [spot.name for spot in self.spots if spot.is_marked]

    @property
    def most(self) -> int:
        return max((int(spot.count) for spot in self.spots), default=0)

    @property
    def rows(self) -> tuple[Spot, ...]:
        """Return the places in the order of the table: the topmost rung first."""
        return self.spots[:: -1 if self.shape is Shape.LADDER else 1]


@dataclass(frozen=True, slots=True)
class _Site:
    """Where a place goes: its point, and how its name is set there."""

    x: int
    y: int
    names: tuple[Text, ...]


def height(along: Fraction) -> Fraction:
    """Return how high the curve lies, 0 to 1, so far along it, 0 to 1.

    A drawing of this house for the stages of change, not a measurement: level, then
    down to its lowest point, then up beyond where it began.
    """
    if along <= _DIP:
        fallen = max(Fraction(0), (along - _FALLS) / (_DIP - _FALLS))
        return _START + (_LOWEST - _START) * _eased(fallen)
    return _LOWEST + (_END - _LOWEST) * _eased((along - _DIP) / (1 - _DIP))


def segments(shape: Shape, count: int) -> tuple[Segment, ...]:
    """Return the parts that lie end to end, one for each of so many places."""
    if shape is Shape.LADDER:
        rails = "M250 0V1000M750 0V1000M250 500H750"
        return (Segment(rails, rails, 50, 50),) * count
    return tuple(_segment(at, count) for at in range(count))


def chart(frame: Frame, shape: Shape, counts: Sequence[tuple[str, int]]) -> Chart:
    """Draw how many stand at each place, in their order; the frame's n is their sum."""
    is_shown = frame.state is State.SHOWN
    found = [count for _name, count in counts] if is_shown else []
    most = max(found, default=0)
    names = [name for name, _count in counts]
    room = min(MOST, WIDTH // (2 * max(len(names), 1)) - 2)
    sites = _sites(shape, names)
    spots = (
        Spot(
            name=name,
            names=site.names,
            x=site.x,
            y=site.y,
            r=max(LEAST, isqrt(room * room * count // most)),
            count=str(count),
            share=numbers.percent(Fraction(count, sum(found))),
            is_marked=count == most,
        )
        for name, site, count in zip(names, sites, found, strict=False)
    )
    return _chart(frame, shape, sites, tuple(spots))


def drawing(
    frame: Frame, shape: Shape, names: Sequence[str], *, at: int | None = None
) -> Chart:
    """Draw the places alone; the one ``at`` this number is marked."""
    sites = _sites(shape, names)
    spots = tuple(
        Spot(name, site.names, site.x, site.y, SMALL, "", "", is_marked=place == at)
        for place, (name, site) in enumerate(zip(names, sites, strict=True))
    )
    return _chart(frame, shape, sites, spots)


def _chart(
    frame: Frame, shape: Shape, sites: Sequence[_Site], spots: tuple[Spot, ...]
) -> Chart:
    line, guides = _LINES[shape](sites)
    feet = [one.y for site in sites for one in site.names]
    foot = max(*feet, 0, 0) + SIZE // 2
    return Chart(
        frame=frame,
        state=frame.state,
        shape=shape,
        spots=spots,
        line=line,
        guides=guides,
        height=max(foot, len(sites) * RUNG) if shape is Shape.LADDER else foot,
    )


def _sites(shape: Shape, names: Sequence[str]) -> list[_Site]:
    if shape is Shape.LADDER:
        return [_rung(name, at, len(names)) for at, name in enumerate(names)]
    return [_stage(name, at, len(names)) for at, name in enumerate(names)]


def _rung(name: str, at: int, count: int) -> _Site:
    y = (count - at) * RUNG - RUNG // 2
    lines = wrapped(name, WIDTH - BESIDE, 2)
    top = y - len(lines) * LINE // 2
    return _Site(sum(RAILS) // 2, y, paragraph(lines, BESIDE, top))


def _stage(name: str, at: int, count: int) -> _Site:
    x = _whole(Fraction((2 * at + 1) * WIDTH, 2 * count))
    y = TOP + _whole((1 - height(Fraction(2 * at + 1, 2 * count))) * PLOT)
    lines = wrapped(name, WIDTH // count - 6, 3)
    top = TOP + PLOT + GUIDE + SIZE
    set_lines = paragraph(lines, x, top)
    return _Site(
        x, y, tuple(Text(one.words, one.x, one.y, "middle") for one in set_lines)
    )


def _rails(sites: Sequence[_Site]) -> tuple[str, str]:
    left, right = RAILS
    foot = len(sites) * RUNG
    rungs = "".join(f"M{left} {site.y}H{right}" for site in sites)
    return f"M{left} 4V{foot - 4}M{right} 4V{foot - 4}{rungs}", ""


def _curve(sites: Sequence[_Site]) -> tuple[str, str]:
    foot = TOP + PLOT + GUIDE
    points = (
        (_tenths(along * WIDTH), _tenths(TOP + (1 - height(along)) * PLOT))
        for along in _along(Fraction(0), Fraction(1), 4 * STEPS)
    )
    return _joined(points), "".join(f"M{site.x} {site.y}V{foot}" for site in sites)


_LINES: Mapping[Shape, Callable[[Sequence[_Site]], tuple[str, str]]] = {
    Shape.CURVE: _curve,
    Shape.LADDER: _rails,
}


def _segment(at: int, count: int) -> Segment:
    points = [
        (_whole((along * count - at) * SIDE), _whole(height(along) * SIDE))
        for along in _along(Fraction(at, count), Fraction(at + 1, count), STEPS)
    ]
    middle = _whole(height(Fraction(2 * at + 1, 2 * count)) * 100)
    return Segment(
        down=_joined((high, far) for far, high in points),
        across=_joined((far, SIDE - high) for far, high in points),
        x=middle,
        y=100 - middle,
    )


def _along(
    start: int | Fraction, end: int | Fraction, steps: int
) -> Iterator[Fraction]:
    whole = Fraction(end) - start
    return (start + whole * step / steps for step in range(steps + 1))


def _tenths(value: Fraction) -> str:
    return numbers.shown(value, 1)


def _joined(points: Iterable[tuple[int | str, int | str]]) -> str:
    return "M" + "L".join(f"{x} {y}" for x, y in points)


def _eased(share: Fraction) -> Fraction:
    return share * share * (3 - 2 * share)


def _whole(value: Fraction) -> int:
    return int(value + Fraction(1, 2))
