"""Importance against performance: numbered points in four named areas."""

from collections.abc import Mapping
from dataclasses import dataclass

from activities.charts import numbers, plane
from activities.charts.axis import holding
from activities.charts.frame import Frame, State
from activities.charts.placing import Spot
from engine.markup.problem import gettext_noop as _
from engine.measures.quadrants import Crosshair, Grid, Point, Quadrant


@dataclass(frozen=True, slots=True)
class Area:
    """A quadrant in words, English msgids: its name, and what to do about it."""

    code: str
    name: str
    action: str

    @property
    def is_marked(self) -> bool:
        return self.code == Quadrant.CONCENTRATE_HERE


AREAS: Mapping[Quadrant, Area] = {
    one: Area(str(one), name, action)
    for one, name, action in (
        (Quadrant.CONCENTRATE_HERE, _("To mend"), _("Improve these first")),
        (Quadrant.KEEP_UP, _("Strengths"), _("Keep it up")),
        (Quadrant.LOW_PRIORITY, _("Chances"), _("Not urgent")),
        (Quadrant.POSSIBLE_OVERKILL, _("To maintain"), _("Means to spare")),
    )
}
LINES: Mapping[Crosshair, str] = {
    Crosshair.MEAN: _("mean"),
    Crosshair.MEDIAN: _("median"),
    Crosshair.MIDPOINT: _("middle of the scale"),
}


@dataclass(frozen=True, slots=True)
class Row:
    """A point and its figures; ``number`` is its place in the survey."""

    number: int
    name: str
    n: int | None
    importance: str
    performance: str
    area: Area
    is_on_line: bool
    is_marked: bool


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
    """``rows`` by what to do. The drawings are ``narrow`` and ``wide``, with names.

    ``left_out`` lack a rating, or too few gave one for a group's to be shown.
    """

    frame: Frame
    state: State
    narrow: Drawing | None = None
    wide: Drawing | None = None
    rows: tuple[Row, ...] = ()
    crosshair: str = ""
    importance: str = ""
    performance: str = ""
    left_out: tuple[str, ...] = ()
    is_small: bool = False
    is_separating: bool = True

    @property
    def areas(self) -> tuple[Area, ...]:
        """Return the areas as they stand: above left, right, below left, right."""
        return tuple(AREAS.values())

    @property
    def to_mend(self) -> list[str]:
        return [row.name for row in self.rows if row.is_marked]

    @property
    def on_line(self) -> list[int]:
        return sorted(row.number for row in self.rows if row.is_on_line)


def chart(frame: Frame, grid: Grid | None) -> Chart:
    """Draw a grid; none (fewer than two rated attributes) is an empty chart.

    Names are the attributes' own. In a group, leave attributes that fewer than five
    rated out of the grid itself: else they are in the lines, although not shown.
    """
    shown = [one for one in grid.points if frame.shows(one.n)] if grid else []
    if grid is None or not shown:
        is_hidden = frame.state is State.HIDDEN or grid is not None
        return Chart(frame, State.HIDDEN if is_hidden else State.EMPTY)
    numbered = [
        (one, _row(number, one))
        for number, one in enumerate(grid.points, 1)
        if frame.shows(one.n)
    ]
    order = list(AREAS.values())
    hidden = tuple(one.name for one in grid.points if not frame.shows(one.n))
    return Chart(
        frame=frame,
        state=State.SHOWN,
        narrow=_drawing(grid, numbered, plane.NARROW),
        wide=_drawing(grid, numbered, plane.WIDE),
        rows=tuple(
            row
            for one, row in sorted(
                numbered,
                key=lambda it: (
                    order.index(it[1].area),
                    -it[0].importance,
                    it[1].number,
                ),
            )
        ),
        crosshair=LINES[grid.crosshair],
        importance=numbers.shown(grid.importance),
        performance=numbers.shown(grid.performance),
        left_out=grid.left_out + hidden,
        is_small=grid.is_small,
        is_separating=grid.is_separating,
    )


def _row(number: int, one: Point) -> Row:
    return Row(
        number=number,
        name=one.name,
        n=one.n,
        importance=numbers.shown(one.importance),
        performance=numbers.shown(one.performance),
        area=AREAS[one.quadrant],
        is_on_line=one.is_on_line,
        is_marked=AREAS[one.quadrant].is_marked,
    )


def _drawing(
    grid: Grid, numbered: list[tuple[Point, Row]], size: plane.Size
) -> Drawing:
    scope = plane.Scope(
        along=holding([grid.performance, *(one.performance for one, _row in numbered)]),
        up=holding([grid.importance, *(one.importance for one, _row in numbered)]),
        line_along=grid.performance,
        line_up=grid.importance,
    )
    points = [
        plane.Point(one.name, one.performance, one.importance) for one, _row in numbered
    ]
    drawn = plane.draw(points, scope, size)
    rows = [row for _one, row in numbered]
    return Drawing(drawn, tuple(map(Numbered, rows, drawn.spots)))
