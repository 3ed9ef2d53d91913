"""Importance against performance: which attributes to keep up and which to mend."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from engine.measures.exact import Number, exact, mean, median
from engine.measures.scale import Scale

FEWEST = 2
ADVISED = 6


class Quadrant(StrEnum):
    KEEP_UP = "keep_up"
    CONCENTRATE_HERE = "concentrate_here"
    LOW_PRIORITY = "low_priority"
    POSSIBLE_OVERKILL = "possible_overkill"


class Crosshair(StrEnum):
    """Where the lines cross: a matter of judgement, so it stands with the result."""

    MEAN = "mean"
    MEDIAN = "median"
    MIDPOINT = "midpoint"


@dataclass(frozen=True, slots=True)
class Attribute:
    """The mean ratings of an attribute, over the same n; None: not rated."""

    name: str
    importance: Number | None
    performance: Number | None
    n: int | None = None

    @property
    def is_rated(self) -> bool:
        return self.importance is not None and self.performance is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """An attribute in its quadrant. On a line it counts as high, and is told so."""

    name: str
    importance: Fraction
    performance: Fraction
    n: int | None
    quadrant: Quadrant
    is_on_importance_line: bool
    is_on_performance_line: bool

    @property
    def is_on_line(self) -> bool:
        return self.is_on_importance_line or self.is_on_performance_line


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """The points in the order given, and the two lines, in points of the scales.

    ``left_out`` names the attributes that lack a rating: they are in no mean either.
    """

    crosshair: Crosshair
    importance: Fraction
    performance: Fraction
    points: tuple[Point, ...]
    left_out: tuple[str, ...]

    @property
    def n(self) -> int:
        return len(self.points)

    @property
    def is_small(self) -> bool:
        """Say whether there are fewer attributes than are advised."""
        return self.n < ADVISED

    @property
    def separates_importance(self) -> bool:
        return len({point.importance for point in self.points}) > 1

    @property
    def separates_performance(self) -> bool:
        return len({point.performance for point in self.points}) > 1

    @property
    def is_separating(self) -> bool:
        """Say whether the attributes differ at all; if not, the grid says nothing."""
        return self.separates_importance or self.separates_performance


def attribute(
    name: str, answers: Iterable[tuple[Number | None, Number | None]]
) -> Attribute:
    """Return the mean ratings of an attribute over respondents.

    ``answers`` are (importance, performance) of each; who left one out is not counted
    on either axis, so that both means speak of the same n people.
    """
    both = [
        (importance, performance)
        for importance, performance in answers
        if importance is not None and performance is not None
    ]
    return Attribute(
        name,
        importance=mean(importance for importance, _ in both),
        performance=mean(performance for _, performance in both),
        n=len(both),
    )


def grid(
    attributes: Sequence[Attribute],
    *,
    crosshair: Crosshair = Crosshair.MEAN,
    importance: Scale | None = None,
    performance: Scale | None = None,
) -> Grid | None:
    """Return the importance-performance grid; None below two attributes rated on both.

    ``importance`` and ``performance`` are the scales; only the midpoint needs them
    and raises ValueError without. At or above a line is high on both axes. Source:
    Martilla & James, J. Marketing 41 (1977) 77-79; means or medians as they allow.
    """
    rated = [
        (one, exact(one.importance), exact(one.performance))
        for one in attributes
        if one.importance is not None and one.performance is not None
    ]
    across = _line([value for _, value, _ in rated], crosshair, importance)
    along = _line([value for _, _, value in rated], crosshair, performance)
    if across is None or along is None or len(rated) < FEWEST:
        return None
    return Grid(
        crosshair=crosshair,
        importance=across,
        performance=along,
        points=tuple(
            _point(one, (high, across), (wide, along)) for one, high, wide in rated
        ),
        left_out=tuple(one.name for one in attributes if not one.is_rated),
    )


def quadrant(*, is_important: bool, is_performing: bool) -> Quadrant:
    """Return the quadrant of high or low importance and performance."""
    if is_important:
        return Quadrant.KEEP_UP if is_performing else Quadrant.CONCENTRATE_HERE
    return Quadrant.POSSIBLE_OVERKILL if is_performing else Quadrant.LOW_PRIORITY


def _line(
    values: Sequence[Fraction], crosshair: Crosshair, scale: Scale | None
) -> Fraction | None:
    if crosshair is Crosshair.MIDPOINT:
        if scale is None:
            raise ValueError("the midpoint of an axis needs its scale")
        return scale.midpoint
    return (median if crosshair is Crosshair.MEDIAN else mean)(values)


def _point(
    one: Attribute,
    importance: tuple[Fraction, Fraction],
    performance: tuple[Fraction, Fraction],
) -> Point:
    """Place an attribute; each axis is its value and the line."""
    (high, across), (wide, along) = importance, performance
    return Point(
        name=one.name,
        importance=high,
        performance=wide,
        n=one.n,
        quadrant=quadrant(is_important=high >= across, is_performing=wide >= along),
        is_on_importance_line=high == across,
        is_on_performance_line=wide == along,
    )
