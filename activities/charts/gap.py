"""Bars of P − E, to the left of zero where more was expected."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from activities.charts import numbers
from activities.charts.axis import Axis, between
from activities.charts.box import Box
from activities.charts.frame import Frame, State
from activities.charts.text import LINE, Text, paragraph, wrapped
from engine.measures.gap import Gap, Survey

WIDTH = 400
ZERO = 200
REACH = 136
BAR = 20
BESIDE = 7
FOOT = 34
HEAD = 12

_LEAST_REACH = Fraction(1, 2)


@dataclass(frozen=True, slots=True)
class Group:
    """A dimension of the survey: its key there, its name, its items by theirs."""

    key: str
    name: str
    items: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Figures:
    """What the table says; a dash where nothing may be said."""

    name: str
    n: int
    state: State
    expected: str
    perceived: str
    gap: str


@dataclass(frozen=True, slots=True)
class Bar:
    """A line of the drawing. ``both`` is where P and E stand, across from the bar.

    ``side`` says below, above, even or nothing; ``is_widest`` marks the one gap that
    is farthest below zero.
    """

    figures: Figures
    names: tuple[Text, ...]
    side: str
    box: Box
    value: Text
    both: Text
    is_widest: bool


@dataclass(frozen=True, slots=True)
class Panel:
    """The bars of a dimension, a drawing of its own so that it fits a page."""

    figures: Figures
    names: tuple[Text, ...]
    bars: tuple[Bar, ...]
    top: int
    bottom: int
    height: int


@dataclass(frozen=True, slots=True)
class Chart:
    """``widest`` names the items farthest below zero; none if no gap is below it."""

    frame: Frame
    state: State
    panels: tuple[Panel, ...]
    overall: Figures
    weighted: str
    widest: tuple[Figures, ...]
    below: int
    shown: int

    @property
    def widest_names(self) -> list[str]:
        return [one.name for one in self.widest]


@dataclass(frozen=True, slots=True)
class _Measure:
    """What the bars have in common."""

    frame: Frame
    axis: Axis
    widest: Fraction | None


def chart(frame: Frame, survey: Survey, groups: Sequence[Group]) -> Chart:
    """Draw the gaps of a survey; only dimensions and items that groups name."""
    gaps = _shown(frame, survey, groups)
    lowest = min((one for one in gaps.values() if one < 0), default=None)
    reach = max([abs(one) for one in gaps.values()] + [_LEAST_REACH])
    span = between(Fraction(0), reach)
    axis = Axis(span, span, 0, REACH)
    measure = _Measure(frame, axis, lowest)
    panels = tuple(_panel(measure, survey, group) for group in groups)
    bars = [bar for panel in panels for bar in panel.bars]
    return Chart(
        frame=frame,
        state=frame.state if gaps or frame.state is State.HIDDEN else State.EMPTY,
        panels=panels,
        overall=_figures(frame, "", survey.overall, survey.n),
        weighted=numbers.signed(survey.weighted.value)
        if frame.shows(survey.weighted.n)
        else "",
        widest=tuple(bar.figures for bar in bars if bar.is_widest),
        below=sum(one < 0 for one in gaps.values()),
        shown=len(gaps),
    )


def _shown(
    frame: Frame, survey: Survey, groups: Iterable[Group]
) -> dict[str, Fraction]:
    """Return the gaps that may be shown."""
    found = ((key, survey.items[key]) for group in groups for key in group.items)
    return {
        key: one.gap for key, one in found if one.gap is not None and frame.shows(one.n)
    }


def _figures(frame: Frame, name: str, gap: Gap, n: int) -> Figures:
    seen = gap if frame.shows(n) else Gap(n, None, None)
    return Figures(
        name=name,
        n=n,
        state=State.SHOWN if seen.gap is not None else frame.state_of(n),
        expected=numbers.shown(seen.expected),
        perceived=numbers.shown(seen.perceived),
        gap=numbers.signed(seen.gap),
    )


def _panel(measure: _Measure, survey: Survey, group: Group) -> Panel:
    whole = survey.dimensions[group.key]
    names = paragraph(wrapped(group.name, WIDTH - 110, 2), 0, 4)
    top = 4 + len(names) * LINE + HEAD
    bars: list[Bar] = []
    below = top + LINE + 6
    for key, name in group.items.items():
        bars.append(_bar(measure, name, survey.items[key], below))
        below = bars[-1].box.bottom + 16
    return Panel(
        figures=_figures(measure.frame, group.name, whole, whole.n),
        names=names,
        bars=tuple(bars),
        top=top,
        bottom=below - 6,
        height=below,
    )


def _bar(measure: _Measure, name: str, gap: Gap, top: int) -> Bar:
    figures = _figures(measure.frame, name, gap, gap.n)
    value = gap.gap if figures.state is State.SHOWN else None
    names = paragraph(wrapped(name, WIDTH, 2), 0, top)
    line = top + len(names) * LINE + 3
    length = measure.axis.at(abs(value or Fraction(0)))
    is_below = value is not None and value < 0
    box = Box(
        ZERO - is_below * length, line, ZERO + (not is_below) * length, line + BAR
    )
    base, aside = line + BAR - 5, -BESIDE if is_below else BESIDE
    ends = ("end", "start") if is_below else ("start", "end")
    return Bar(
        figures=figures,
        names=names,
        side=_side(value),
        box=box,
        value=Text(
            figures.gap, (box.left if is_below else box.right) + aside, base, ends[0]
        ),
        both=Text("", ZERO - aside, base, ends[1]),
        is_widest=value is not None and value == measure.widest,
    )


def _side(value: Fraction | None) -> str:
    if value is None:
        return "nothing"
    return "below" if value < 0 else "above" if value else "even"
