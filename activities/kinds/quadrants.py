"""Quadrants: how much each thing matters, and how well it is done."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Self

from django.utils.translation import gettext as now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from activities.charts import quadrants as planes
from activities.charts.frame import Frame
from activities.items import Items
from activities.ratings import things
from activities.ratings.asked import SCALE, Progress, Side
from activities.ratings.task import Ratings
from activities.ratings.things import Dimension
from activities.task import JSON, Scene, Ways
from engine.markup.problem import gettext_noop
from engine.markup.schema import Head
from engine.measures import quadrants as grids
from engine.measures.quadrants import FEWEST, Attribute, Crosshair, Grid

TOO_FEW = gettext_noop(
    "The four areas need at least two things to compare; list one more."
)


@dataclass(frozen=True, slots=True)
class Other:
    """The same ratings parted by another line; `moved` things change their area."""

    chart: planes.Chart
    moved: int


@dataclass(frozen=True, slots=True)
class Result:
    """What comes out of the ratings of one person, or (without progress) of many.

    `is_scarce`: there are ratings, but of too few things for lines to be drawn.
    """

    n: int
    chart: planes.Chart
    others: tuple[Other, ...]
    is_scarce: bool
    progress: Progress | None = None


@dataclass(frozen=True, slots=True)
class Quadrants(Ratings):
    """`crosshair` says where the lines cross; it is kept with the version."""

    kind = "quadrants"
    title = _("Importance and performance")
    ways = Ways(
        _("Rate at least two items on both sides (%(done)s of %(count)s rated)"),
        _("Rate at least two items on both sides, then you can hand it in."),
        _("Hand it in"),
        _("Hand in my ratings as they are now"),
    )
    scenes = (
        Scene("grid", _("The four areas")),
        Scene("table", _("What to do first")),
    )
    sides = (
        Side(
            "i",
            _("Importance"),
            (
                pgettext_lazy("importance", "Not at all"),
                pgettext_lazy("importance", "Little"),
                pgettext_lazy("importance", "Middling"),
                pgettext_lazy("importance", "Rather"),
                pgettext_lazy("importance", "Very much"),
            ),
        ),
        Side(
            "p",
            pgettext_lazy("of an item", "Performance"),
            (
                pgettext_lazy("performance", "Very poor"),
                pgettext_lazy("performance", "Rather poor"),
                pgettext_lazy("performance", "Middling"),
                pgettext_lazy("performance", "Rather good"),
                pgettext_lazy("performance", "Very good"),
            ),
        ),
    )
    fewest = FEWEST

    dimensions: tuple[Dimension, ...]
    crosshair: Crosshair = Crosshair.MEAN

    @classmethod
    def read(cls, items: Items, head: Head) -> Self:
        word = head.word("crosshair", tuple(Crosshair), default=Crosshair.MEAN)
        task = cls(things.read(items), Crosshair(word))
        if len(task.entries) == 1:
            items.report(items.items[0].head.line, TOO_FEW)
        return task

    @classmethod
    def from_json(cls, kept: JSON) -> Self:
        crosshair = Crosshair(kept.get("crosshair", Crosshair.MEAN))
        return cls(things.from_json(kept), crosshair)

    def to_json(self) -> dict[str, Any]:
        return {
            "dimensions": things.to_json(self.dimensions),
            "crosshair": str(self.crosshair),
        }

    def result(self, body: JSON, *, is_given: bool = False) -> Result:
        n = self.raters([body])
        return self._result(
            Frame("own-grid", now("Your four areas"), n),
            self._attributes([body], self.names),
            self.progress(body, is_given=is_given),
        )

    def together(self, bodies: Sequence[JSON]) -> Result:
        """Return what came of many; what too few rated is in no line of it."""
        n = self.raters(bodies)
        frame = Frame("grid", str(self.scenes[0].title), n, is_group=True)
        return self._result(frame, self._attributes(bodies, self.enough(bodies)), None)

    def _result(
        self, frame: Frame, rated: Sequence[Attribute], progress: Progress | None
    ) -> Result:
        grid = _grid(rated, self.crosshair)
        others = [_grid(rated, one) for one in Crosshair if one is not self.crosshair]
        return Result(
            frame.n,
            planes.chart(frame, grid),
            tuple(_other(frame, grid, one) for one in others if grid and one),
            is_scarce=grid is None and frame.shows(frame.n),
            progress=progress,
        )

    def _attributes(
        self, bodies: Sequence[JSON], kept: set[str] | Mapping[str, str]
    ) -> list[Attribute]:
        people = [self.rated(body) for body in bodies]
        return [
            grids.attribute(one.name, [ratings[one.id] for ratings in people])
            if one.id in kept
            else Attribute(one.name, None, None)
            for one in self.entries
        ]


def _grid(rated: Sequence[Attribute], crosshair: Crosshair) -> Grid | None:
    return grids.grid(rated, crosshair=crosshair, importance=SCALE, performance=SCALE)


def _other(frame: Frame, usual: Grid, other: Grid) -> Other:
    areas = zip(usual.points, other.points, strict=True)
    framed = Frame(
        f"{frame.id}-{other.crosshair}", frame.title, frame.n, frame.is_group
    )
    return Other(
        planes.chart(framed, other),
        moved=sum(one.quadrant is not two.quadrant for one, two in areas),
    )
