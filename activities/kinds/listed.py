"""What a person wrote in lists, as the page and the paper show it."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest

from engine.markup.text import plain

MOST_ENTRIES = 30
LINES_ON_PAPER = 8
LISTS_ON_PAPER = 3  # beside each other


@dataclass(frozen=True, slots=True)
class Lane:
    """One of the lists: what is to be written in it, as safe HTML."""

    id: str
    prompt: str
    guidance: str = ""
    was: str = ""

    @property
    def field(self) -> str:
        """Return the name that all its entries bear in the form."""
        return f"entry-{self.id}"

    @property
    def name(self) -> str:
        return plain(self.prompt)


@dataclass(frozen=True, slots=True)
class Filled:
    """A list and its entries, in order."""

    lane: Lane
    entries: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """An entry of a list, or room for one; `others` are where it can be moved."""

    lane: Lane
    text: str = ""
    others: tuple[Lane, ...] = ()


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table on paper: the lists that stand beside each other, and their lines."""

    lanes: tuple[Lane, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Board:
    """All the lists of one person; `least` are the entries that each one needs."""

    filled: tuple[Filled, ...]
    least: int = 1
    has_moves: bool = True
    has_rows: bool = False

    @property
    def most(self) -> int:
        return MOST_ENTRIES

    @property
    def lanes(self) -> tuple[Lane, ...]:
        return tuple(one.lane for one in self.filled)

    @property
    def columns(self) -> tuple[tuple[Lane, tuple[Line, ...]], ...]:
        """Return each list with its lines: those written, and room for more."""
        return tuple(
            (one.lane, tuple(self._lines(one, self._room(len(one.entries)))))
            for one in self.filled
        )

    @property
    def rows(self) -> tuple[tuple[Line, ...], ...]:
        """Return the lines side by side: those written, and room for more."""
        length = max((len(one.entries) for one in self.filled), default=0)
        room = self._room(length)
        lines = (
            self._lines(one, room + length - len(one.entries)) for one in self.filled
        )
        return tuple(zip(*lines, strict=True))

    @property
    def written(self) -> tuple[tuple[str, ...], ...]:
        """Return the entries side by side."""
        return tuple(zip_longest(*(one.entries for one in self.filled), fillvalue=""))

    @property
    def sheets(self) -> tuple[Sheet, ...]:
        """Return the tables for paper, with blank lines if nothing is written."""
        step = len(self.filled) if self.has_rows else LISTS_ON_PAPER
        blank = max(LINES_ON_PAPER, self.least) * (not any(self.written))
        return tuple(
            _sheet(self.filled[start : start + step], blank)
            for start in range(0, len(self.filled), step or 1)
        )

    def _room(self, count: int) -> int:
        """Return how many lines are offered below so many: always one, if it fits."""
        return min(max(1, self.least - count), max(0, MOST_ENTRIES - count))

    def _lines(self, one: Filled, room: int) -> Iterator[Line]:
        others = tuple(lane for lane in self.lanes if lane != one.lane)
        for text in (*one.entries, *[""] * room):
            yield Line(one.lane, text, others if self.has_moves else ())


def _sheet(filled: tuple[Filled, ...], blank: int) -> Sheet:
    lanes = tuple(one.lane for one in filled)
    rows = tuple(zip_longest(*(one.entries for one in filled), fillvalue=""))
    return Sheet(lanes, rows or (("",) * len(lanes),) * blank)
