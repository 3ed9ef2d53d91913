"""Means of groups of statements on one scale, as points on lines."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from activities.charts import numbers
from activities.charts.axis import Axis, Tick, between
from activities.charts.frame import Frame, State
from activities.charts.text import LINE, SIZE, Text, paragraph, wrapped
from engine.measures.exact import Score
from engine.measures.scale import Scale

WIDTH = 400
LEFT = 12
RIGHT = 340
LEAD = Fraction(1, 2)
GAP = 22
FOOT = 30
ABOVE = 12


@dataclass(frozen=True, slots=True)
class Row:
    """A group: its line, the point on it (None: no mean), and what the table says."""

    name: str
    n: int
    state: State
    mean: str
    names: tuple[Text, ...]
    y: int
    point: int | None
    value: Text
    is_leading: bool


@dataclass(frozen=True, slots=True)
class Chart:
    """``leader`` leads all others by ``lead`` points or more; else it is mixed.

    ``is_mixed`` and ``leader`` say nothing as long as a group has no mean. Nothing is
    compared at all where ``lead`` is empty.
    """

    frame: Frame
    state: State
    rows: tuple[Row, ...]
    ticks: tuple[Tick, ...]
    left: int
    right: int
    bottom: int
    height: int
    lead: str
    leader: str
    is_mixed: bool


def chart(
    frame: Frame,
    groups: Sequence[tuple[str, Score]],
    scale: Scale,
    *,
    lead: Fraction | None = LEAD,
) -> Chart:
    """Draw means by the names of their groups, in the order given.

    A score's n is what stands behind it: the statements of one person's mean, or the
    people of a class's. Without a ``lead`` the means are not compared.
    """
    seen = [
        (name, score if frame.shows(score.n) else Score(None, score.n))
        for name, score in groups
    ]
    low = scale.midpoint - scale.width / 2
    span = between(low, low + scale.width)
    axis = Axis(span, span, LEFT, RIGHT)
    values = [score.value for _name, score in seen]
    at_top = None if lead is None else leader(values, lead)
    rows: list[Row] = []
    top = 0
    for at, one in enumerate(seen):
        rows.append(_row(frame, axis, one, top=top, is_leading=at == at_top))
        top = rows[-1].y + GAP
    is_empty = all(score.value is None for _name, score in seen)
    return Chart(
        frame=frame,
        state=State.EMPTY if is_empty and frame.state is State.SHOWN else frame.state,
        rows=tuple(rows),
        ticks=axis.ticks,
        left=LEFT,
        right=RIGHT,
        bottom=top,
        height=top + FOOT,
        lead="" if lead is None else numbers.brief(lead),
        leader="" if at_top is None else seen[at_top][0],
        is_mixed=lead is not None and at_top is None and None not in values,
    )


def leader(means: Sequence[Fraction | None], lead: Fraction = LEAD) -> int | None:
    """Return which mean leads all others by so many points; None unless all are there.

    Exact: a lead of just that much counts.
    """
    found = [mean for mean in means if mean is not None]
    if len(found) < max(len(means), 2):
        return None
    second, first = sorted(found)[-2:]
    return found.index(first) if first - second >= lead else None


def _row(
    frame: Frame, axis: Axis, one: tuple[str, Score], *, top: int, is_leading: bool
) -> Row:
    name, score = one
    names = paragraph(wrapped(name, WIDTH, 2), 0, top)
    y = top + len(names) * LINE + ABOVE
    point = None if score.value is None else axis.at(score.value)
    shown = numbers.shown(score.value)
    return Row(
        name=name,
        n=score.n,
        state=_state(frame, score),
        mean=shown,
        names=names,
        y=y,
        point=point,
        value=Text(shown, WIDTH, y + SIZE // 3, "end"),
        is_leading=is_leading,
    )


def _state(frame: Frame, score: Score) -> State:
    """Say why there is no mean: too few people, or too few answers of one."""
    if score.value is not None:
        return State.SHOWN
    is_hidden = frame.state_of(score.n) is State.HIDDEN
    return State.HIDDEN if is_hidden else State.EMPTY
