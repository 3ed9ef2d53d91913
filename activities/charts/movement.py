"""Movement over time: one person's steps between stages, a class's counts in them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from activities.charts.box import Box
from activities.charts.frame import Frame, State
from activities.charts.text import LINE, SIZE, Text, paragraph, wrapped

WIDTH = 400
NAMES = 108
RIGHT = 376
ROW = 54
TOP = 12
DATE_ROOM = 52
BAR = 18
BAR_ROW = 26
BAR_LEFT = 60
BAR_RIGHT = 350


@dataclass(frozen=True, slots=True)
class Step:
    """Where somebody stood on a day; ``stage`` counts from 0, the first one."""

    on: date
    stage: int


@dataclass(frozen=True, slots=True)
class Stage:
    name: str
    names: tuple[Text, ...]
    y: int


@dataclass(frozen=True, slots=True)
class Stop:
    """A step as drawn; ``day`` is empty where there is no room for the date."""

    on: date
    stage: str
    way: str
    x: int
    y: int
    day: Text
    is_last: bool


@dataclass(frozen=True, slots=True)
class Path:
    """One person's steps, the first stage at the foot; ``line`` is the SVG path."""

    frame: Frame
    state: State
    stages: tuple[Stage, ...]
    stops: tuple[Stop, ...]
    line: str
    left: int
    right: int
    height: int

    @property
    def first(self) -> Stop:
        return self.stops[0]

    @property
    def last(self) -> Stop:
        return self.stops[-1]


@dataclass(frozen=True, slots=True)
class Moment:
    """How many stood at each stage, in the order of the stages, on a day."""

    on: date
    counts: tuple[int, ...]

    @property
    def n(self) -> int:
        return sum(self.counts)


@dataclass(frozen=True, slots=True)
class Bar:
    """A count, ``is_last`` of the last moment."""

    on: date
    count: int
    box: Box
    day: Text
    value: Text
    is_last: bool


@dataclass(frozen=True, slots=True)
class Panel:
    name: str
    names: tuple[Text, ...]
    bars: tuple[Bar, ...]
    height: int


@dataclass(frozen=True, slots=True)
class Counts:
    """A class's counts, a panel for each stage; ``moments`` are those shown."""

    frame: Frame
    state: State
    panels: tuple[Panel, ...]
    moments: tuple[Moment, ...]
    hidden: tuple[date, ...]

    @property
    def last(self) -> Moment:
        return self.moments[-1]

    @property
    def most(self) -> int:
        return max(self.last.counts)

    @property
    def fullest(self) -> list[str]:
        """Return the stages where most stand at the last moment."""
        found = zip(self.panels, self.last.counts, strict=True)
        return [panel.name for panel, count in found if count == self.most]


def path(frame: Frame, stages: Sequence[str], steps: Sequence[Step]) -> Path:
    """Draw one person's steps by their days; equal days keep their order.

    The steps stand at equal distances, whatever lies between them: the table and the
    dates say how long it was. The frame's n counts the steps.
    """
    ordered = sorted(steps, key=lambda step: step.on)
    height = TOP + len(stages) * ROW
    ys = [height - ROW // 2 - at * ROW for at in range(len(stages))]
    xs = _columns(len(ordered))
    dated = _dated(len(ordered))
    days = {
        at: Text(f"{step.on.month}-{step.on.day}", xs[at], height + SIZE + 6, "middle")
        for at, step in enumerate(ordered)
        if at in dated
    }
    stops = tuple(
        Stop(
            on=step.on,
            stage=stages[step.stage],
            way=_way(ordered[at - 1].stage if at else None, step.stage),
            x=xs[at],
            y=ys[step.stage],
            day=days.get(at, Text("", xs[at], height)),
            is_last=at == len(ordered) - 1,
        )
        for at, step in enumerate(ordered)
    )
    return Path(
        frame=frame,
        state=frame.state if stops else State.EMPTY,
        stages=tuple(map(_stage, stages, ys)),
        stops=stops,
        line=_line(stops),
        left=NAMES,
        right=WIDTH,
        height=height + SIZE + 14,
    )


def counts(frame: Frame, stages: Sequence[str], moments: Sequence[Moment]) -> Counts:
    """Draw how many stood at each stage, one bar for each moment, by their days.

    In a group, moments with fewer than five are left out and told as hidden.
    """
    ordered = sorted(moments, key=lambda moment: moment.on)
    shown = [one for one in ordered if frame.shows(one.n)]
    most = max((count for one in shown for count in one.counts), default=0)
    return Counts(
        frame=frame,
        state=State.SHOWN if most else _unseen(frame, ordered),
        panels=tuple(
            _panel(name, [(one.on, one.counts[at]) for one in shown], most or 1)
            for at, name in enumerate(stages)
        ),
        moments=tuple(shown),
        hidden=tuple(one.on for one in ordered if one.n and not frame.shows(one.n)),
    )


def _unseen(frame: Frame, moments: Sequence[Moment]) -> State:
    is_hidden = any(frame.state_of(one.n) is State.HIDDEN for one in moments)
    return State.HIDDEN if is_hidden else State.EMPTY


def _columns(count: int) -> list[int]:
    """Return where so many steps stand, at equal distances; one in the middle."""
    left, room = NAMES + DATE_ROOM // 2, RIGHT - NAMES - DATE_ROOM // 2
    if count == 1:
        return [left + room // 2]
    return [left + int(Fraction(at * room, count - 1)) for at in range(count)]


def _dated(count: int) -> set[int]:
    """Return which steps have room for their date: every one, or each so many-th.

    Counted from the last step, which always has its date.
    """
    fit = (RIGHT - NAMES) // DATE_ROOM
    every = -(-count // fit)
    return set(range(count - 1, -1, -every)) if count else set()


def _way(before: int | None, now: int) -> str:
    if before is None:
        return "first"
    return "on" if now > before else "back" if now < before else "still"


def _stage(name: str, y: int) -> Stage:
    lines = wrapped(name, NAMES - 14, 2)
    return Stage(name, paragraph(lines, 0, y - 4 - len(lines) * LINE // 2), y)


def _line(stops: Sequence[Stop]) -> str:
    """Return steps: along to the next day, then up or down to its stage."""
    start = [f"M{one.x} {one.y}" for one in stops[:1]]
    return "".join([*start, *(f"H{one.x}V{one.y}" for one in stops[1:])])


def _panel(name: str, found: Sequence[tuple[date, int]], most: int) -> Panel:
    names = paragraph(wrapped(name, WIDTH, 2), 0, 4)
    top = len(names) * LINE + 10
    bars = tuple(
        _bar(one, Fraction(one[1], most), top + at * BAR_ROW, is_last=one is found[-1])
        for at, one in enumerate(found)
    )
    return Panel(name, names, bars, top + len(bars) * BAR_ROW + 8)


def _bar(one: tuple[date, int], share: Fraction, top: int, *, is_last: bool) -> Bar:
    on, count = one
    right = BAR_LEFT + int(share * (BAR_RIGHT - BAR_LEFT) + Fraction(1, 2))
    base = top + BAR - 4
    return Bar(
        on=on,
        count=count,
        box=Box(BAR_LEFT, top, right, top + BAR),
        day=Text(f"{on.month}-{on.day}", BAR_LEFT - 8, base, "end"),
        value=Text(str(count), right + 7, base),
        is_last=is_last,
    )
