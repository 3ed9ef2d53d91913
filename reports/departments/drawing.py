"""Draws rates over time as lines that differ in their strokes, not only in colour."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

LEFT, RIGHT, TOP, BOTTOM = 46, 430, 16, 226
LEVELS = (0, 25, 50, 75, 100)
APART = 15  # between the letters at the ends of the lines
DASHES = ("", "8 4", "2 4", "10 3 2 3", "4 2")


@dataclass(frozen=True, slots=True)
class Dot:
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Drawn:
    """A line: the path through its values, and where its letter stands."""

    path: str
    dash: str
    dots: Sequence[Dot]
    letter: Dot | None


def x_of(place: int, number: int) -> float:
    return LEFT + (RIGHT - LEFT) * (place / (number - 1) if number > 1 else 1)


def y_of(rate: float) -> float:
    return BOTTOM - (BOTTOM - TOP) * rate / 100


def drawn(rows: Sequence[Sequence[float | None]]) -> list[Drawn]:
    """Return a line for each row of rates in percent; none leaves a gap."""
    dots = [list(_dots(row)) for row in rows]
    letters = _letters([_last(row) for row in dots])
    return [
        Drawn(
            path=_path(row),
            dash=DASHES[place % len(DASHES)],
            dots=[dot for dot in row if dot],
            letter=letters[place],
        )
        for place, row in enumerate(dots)
    ]


def _dots(row: Sequence[float | None]) -> Iterator[Dot | None]:
    for place, rate in enumerate(row):
        x = round(x_of(place, len(row)), 1)
        yield None if rate is None else Dot(x, round(y_of(rate), 1))


def _path(row: Sequence[Dot | None]) -> str:
    words, is_drawing = [], False
    for dot in row:
        if dot:
            words.append(f"{'L' if is_drawing else 'M'}{dot.x:g} {dot.y:g}")
        is_drawing = dot is not None
    return "".join(words)


def _last(row: Sequence[Dot | None]) -> Dot | None:
    return next((dot for dot in reversed(row) if dot), None)


def _letters(ends: Sequence[Dot | None]) -> list[Dot | None]:
    """Return where each letter stands, beside its line and none over another."""
    found: list[Dot | None] = [None] * len(ends)
    known = sorted((dot.y, place) for place, dot in enumerate(ends) if dot)
    heights = _apart([y for y, _place in known])
    for y, (_end, place) in zip(heights, known, strict=True):
        found[place] = Dot(RIGHT + 12, round(y + 5, 1))
    return found


def _apart(ends: Sequence[float]) -> list[float]:
    """Move heights down where another one is, and back up where the axis is."""
    down, above = [], float(TOP - APART)
    for y in ends:
        above = max(y, above + APART)
        down.append(above)
    up, below = [], float(BOTTOM + APART)
    for y in reversed(down):
        below = min(y, below - APART)
        up.append(below)
    return up[::-1]
