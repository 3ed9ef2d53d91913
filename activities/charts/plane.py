"""A plane parted in four by two lines, with numbered points in it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from activities.charts import placing
from activities.charts.axis import Axis, Span
from activities.charts.box import Box
from activities.charts.placing import Place, Spot

TOP = 28
LEFT = 34
BAND = 66
TITLES = 52
INSET = 18
BELOW = 48
TITLE = 150


@dataclass(frozen=True, slots=True)
class Size:
    """How large a plane is drawn; ``is_named``: names stand beside the numbers."""

    width: int
    height: int
    is_named: bool


NARROW = Size(400, 500, is_named=False)
WIDE = Size(760, 440, is_named=True)


@dataclass(frozen=True, slots=True)
class Point:
    """A point to draw, by its values along and up; ``name`` is its author's."""

    name: str
    along: Fraction
    up: Fraction


@dataclass(frozen=True, slots=True)
class Scope:
    """What both axes reach from and to, and where the lines cross."""

    along: Span
    up: Span
    line_along: Fraction
    line_up: Fraction


@dataclass(frozen=True, slots=True)
class Plane:
    """``box`` is framed by the axes; ``line_x`` and ``line_y`` part it.

    The names of the four areas stand in its corners, in bands without points.
    """

    size: Size
    box: Box
    along: Axis
    up: Axis
    line_x: int
    line_y: int
    spots: tuple[Spot, ...]

    @property
    def titles(self) -> tuple[Box, Box, Box, Box]:
        """Return the room of the areas' names: left and right above, then below."""
        box = self.box
        room = min(TITLE, box.width // 2)
        left, right = box.left + room, box.right - room
        return (
            Box(box.left, box.top, left, box.top + TITLES),
            Box(right, box.top, box.right, box.top + TITLES),
            Box(box.left, box.bottom - TITLES, left, box.bottom),
            Box(right, box.bottom - TITLES, box.right, box.bottom),
        )


def draw(points: Sequence[Point], scope: Scope, size: Size) -> Plane:
    """Draw the points, which the scope must hold."""
    box = Box(LEFT, TOP, size.width - 8, size.height - BELOW)
    wide = scope.along.parted(scope.line_along)
    tall = scope.up.parted(scope.line_up)
    along = Axis(wide, scope.along, box.left + INSET, box.right - INSET)
    up = Axis(tall, scope.up, box.bottom - BAND, box.top + BAND)
    x, y = along.at(scope.line_along), up.at(scope.line_up)
    bare = Plane(size, box, along, up, x, y, ())
    found = [_place(bare, one, scope) for one in points]
    spots = placing.places(found, bare.titles, box)
    if size.is_named:
        spots = placing.named(found, spots, bare.titles, box)
    return replace(bare, spots=tuple(spots))


def _place(plane: Plane, one: Point, scope: Scope) -> Place:
    """Find a point and its area: at a line is high, as in the figures."""
    box = plane.box
    is_right, is_above = one.along >= scope.line_along, one.up >= scope.line_up
    return Place(
        one.name,
        plane.along.at(one.along),
        plane.up.at(one.up),
        Box(
            plane.line_x if is_right else box.left,
            box.top if is_above else plane.line_y,
            box.right if is_right else plane.line_x,
            plane.line_y if is_above else box.bottom,
        ),
    )
