"""How many answers fall into each of the five levels, as one bar per item."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from activities.charts import numbers, stack
from activities.charts.box import Box
from activities.charts.frame import Frame, State
from engine.markup.problem import gettext_noop as _
from engine.measures.levels import Distribution, Level

TONES: Mapping[Level, tuple[str, str]] = {
    Level.VERY_SATISFIED: ("solid", _("Very satisfied")),
    Level.SATISFIED: ("upright", _("Satisfied")),
    Level.NEUTRAL: ("open", _("Neutral")),
    Level.DISSATISFIED: ("level", _("Dissatisfied")),
    Level.VERY_DISSATISFIED: ("mark", _("Very dissatisfied")),
}


@dataclass(frozen=True, slots=True)
class Tone:
    """A word of the key; it is an English msgid."""

    tone: str
    words: str
    box: Box
    hatch: str


@dataclass(frozen=True, slots=True)
class Cell:
    """A count of the table, under its word."""

    words: str
    count: str
    share: str


@dataclass(frozen=True, slots=True)
class Row:
    name: str
    n: int
    state: State
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """``satisfied`` and ``dissatisfied`` are shares over the answers of all rows."""

    frame: Frame
    state: State
    key: tuple[Tone, ...]
    panels: tuple[stack.Panel, ...]
    rows: tuple[Row, ...]
    pairs: int
    satisfied: str
    dissatisfied: str


def chart(
    frame: Frame, rows: Sequence[tuple[str, Distribution]], *, whole: str = ""
) -> Chart:
    """Draw distributions by their names, in the order given.

    ``whole`` names a row above them for what they make together.
    """
    shown = [(name, one) for name, one in rows if frame.shows(one.n)]
    total = _sum([one for _, one in shown])
    above = [(whole, total)] if whole else []
    return Chart(
        frame=frame,
        state=frame.state if shown or frame.state is State.HIDDEN else State.EMPTY,
        key=tuple(
            Tone(tone, words, stack.SWATCH, stack.hatch(tone, stack.SWATCH))
            for tone, words in TONES.values()
        ),
        panels=stack.panels([(name, _parts(one)) for name, one in [*above, *shown]]),
        rows=tuple(_row(frame, name, one) for name, one in [*above, *rows]),
        pairs=total.n,
        satisfied=_share(total, Level.VERY_SATISFIED, Level.SATISFIED),
        dissatisfied=_share(total, Level.VERY_DISSATISFIED, Level.DISSATISFIED),
    )


def _sum(parts: Sequence[Distribution]) -> Distribution:
    counts = {level: sum(one.counts[level] for one in parts) for level in Level}
    return Distribution(counts, dropped=0)


def _parts(one: Distribution) -> list[stack.Part]:
    return [
        stack.Part(str(level), tone, one.counts[level], str(one.counts[level]))
        for level, (tone, _words) in TONES.items()
    ]


def _row(frame: Frame, name: str, one: Distribution) -> Row:
    is_shown = frame.shows(one.n)
    return Row(
        name=name,
        n=one.n,
        state=frame.state_of(one.n),
        cells=tuple(
            Cell(words, str(one.counts[level]), numbers.percent(one.share(level)))
            if is_shown
            else Cell(words, numbers.NOTHING, "")
            for level, (_tone, words) in TONES.items()
        ),
    )


def _share(whole: Distribution, *levels: Level) -> str:
    count = sum(whole.counts[level] for level in levels)
    return numbers.percent(Fraction(count, whole.n) if whole.n else None)
