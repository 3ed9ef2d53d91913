"""Kano's answers: a plane of better and worse, and the counts behind it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from activities.charts import numbers, plane, stack
from activities.charts.axis import between
from activities.charts.box import Box
from activities.charts.frame import Frame, State
from activities.charts.placing import Spot
from engine.markup.problem import gettext_noop as _
from engine.measures.kano import SUBSTANTIAL, Category, Figures

ORDER: Mapping[Category, tuple[str, str, str]] = {
    Category.ATTRACTIVE: ("solid", _("Attractive"), _("Delights when there")),
    Category.ONE_DIMENSIONAL: ("upright", _("Performance"), _("The better, the more")),
    Category.MUST_BE: ("crossed", _("Must-be"), _("Must not be missing")),
    Category.INDIFFERENT: ("open", _("Indifferent"), _("Hardly matters")),
    Category.REVERSE: ("level", _("Reverse"), _("Better without")),
    Category.QUESTIONABLE: ("broken", _("Questionable"), _("Answers contradict")),
}
CORNERS = (
    Category.ATTRACTIVE,
    Category.ONE_DIMENSIONAL,
    Category.INDIFFERENT,
    Category.MUST_BE,
)


@dataclass(frozen=True, slots=True)
class Kind:
    """A category: its letter, its name and what it means, English msgids."""

    letter: str
    name: str
    action: str
    tone: str
    box: Box
    hatch: str


@dataclass(frozen=True, slots=True)
class Cell:
    """A count of the table, under its letter."""

    letter: str
    count: str


@dataclass(frozen=True, slots=True)
class Row:
    """What the table says of an attribute. ``category`` is None where none is found.

    ``contenders``: letters between which M > O > A > I had to pick, if it is mixed.
    """

    number: int
    name: str
    n: int
    state: State
    cells: tuple[Cell, ...]
    category: Kind | None
    contenders: str
    better: str
    worse: str
    total: str
    strength: str
    is_on_line: bool
    needs_review: bool
    is_doubtful: bool

    @property
    def is_marked(self) -> bool:
        return False


@dataclass(frozen=True, slots=True)
class Numbered:
    row: Row
    spot: Spot


@dataclass(frozen=True, slots=True)
class Drawing:
    plane: plane.Plane
    points: tuple[Numbered, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """``narrow`` and ``wide`` are None if no attribute has a better and a worse."""

    frame: Frame
    state: State
    key: tuple[Kind, ...]
    corners: tuple[Kind, ...]
    narrow: Drawing | None
    wide: Drawing | None
    panels: tuple[stack.Panel, ...]
    rows: tuple[Row, ...]

    @property
    def must_be(self) -> list[str]:
        return self._called(Category.MUST_BE)

    @property
    def attractive(self) -> list[str]:
        return self._called(Category.ATTRACTIVE)

    def _called(self, category: Category) -> list[str]:
        return [row.name for row in self.rows if row.category == KINDS[category]]


type Named = tuple[str, Figures]


def chart(frame: Frame, attributes: Sequence[Named]) -> Chart:
    """Draw the figures of attributes by their names, in the order of the survey."""
    numbered = list(enumerate(attributes, 1))
    shown = [(at, one) for at, one in numbered if frame.shows(one[1].n)]
    rows = [_row(frame, at, one) for at, one in numbered]
    return Chart(
        frame=frame,
        state=frame.state if shown or frame.state is State.HIDDEN else State.EMPTY,
        key=tuple(KINDS[one] for one in ORDER),
        corners=tuple(KINDS[one] for one in CORNERS),
        narrow=_drawing(shown, rows, plane.NARROW),
        wide=_drawing(shown, rows, plane.WIDE),
        panels=stack.panels(
            [(f"{at} {name}", _parts(figures)) for at, (name, figures) in shown]
        ),
        rows=tuple(rows),
    )


def _kind(category: Category) -> Kind:
    tone, name, action = ORDER[category]
    hatch = stack.hatch(tone, stack.SWATCH)
    return Kind(category.letter, name, action, tone, stack.SWATCH, hatch)


KINDS: Mapping[Category, Kind] = {one: _kind(one) for one in ORDER}


def _parts(figures: Figures) -> list[stack.Part]:
    return [
        stack.Part(str(one), tone, count, f"{one.letter} {count}")
        for one, (tone, *_words) in ORDER.items()
        if (count := figures.counts[one])
    ]


def _row(frame: Frame, number: int, one: Named) -> Row:
    name, figures = one
    is_shown = frame.shows(figures.n)
    found = figures.category if is_shown else None
    return Row(
        number=number,
        name=name,
        n=figures.n,
        state=frame.state_of(figures.n),
        cells=tuple(
            Cell(one.letter, str(figures.counts[one]) if is_shown else numbers.NOTHING)
            for one in ORDER
        ),
        category=None if found is None else KINDS[found],
        contenders=" ".join(one.letter for one in figures.contenders)
        if found and figures.is_mixed
        else "",
        better=numbers.shown(figures.better if is_shown else None),
        worse=numbers.shown(figures.worse if is_shown else None),
        total=numbers.percent(figures.total_strength if is_shown else None),
        strength=numbers.percent(figures.category_strength if is_shown else None),
        is_on_line=is_shown
        and SUBSTANTIAL in (figures.better, -(figures.worse or Fraction(0))),
        needs_review=is_shown and figures.needs_review,
        is_doubtful=is_shown and figures.is_doubtful,
    )


def _drawing(
    shown: Sequence[tuple[int, Named]], rows: Sequence[Row], size: plane.Size
) -> Drawing | None:
    """Draw worse from 0 on the left to −1 on the right, better from 0 up to 1."""
    points = {
        at: plane.Point(name, -figures.worse, figures.better)
        for at, (name, figures) in shown
        if figures.better is not None and figures.worse is not None
    }
    if not points:
        return None
    whole = between(Fraction(0), Fraction(1))
    scope = plane.Scope(whole, whole, SUBSTANTIAL, SUBSTANTIAL)
    drawn = plane.draw(list(points.values()), scope, size)
    there = [rows[at - 1] for at in points]
    return Drawing(drawn, tuple(map(Numbered, there, drawn.spots)))
