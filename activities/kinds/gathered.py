"""What a class wrote in lists: equal entries together, the most frequent first."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from activities.kinds.listed import Board, Filled, Lane
from engine.questions import folding

# What is large enough there to be read.
ENTRIES_ON_THE_WALL = 12
ROWS_ON_THE_WALL = 4
BESIDE_ON_THE_WALL = 3

_fold = lru_cache(maxsize=4096)(folding.fold)


@dataclass(frozen=True, slots=True)
class Counted:
    """An entry as it was written most, and how many people wrote it."""

    text: str
    count: int


@dataclass(frozen=True, slots=True)
class Heap:
    """All that was written in a list."""

    lane: Lane
    entries: tuple[Counted, ...]

    @property
    def largest(self) -> tuple[Counted, ...]:
        return self.entries[:ENTRIES_ON_THE_WALL]

    @property
    def further(self) -> int:
        return len(self.entries[ENTRIES_ON_THE_WALL:])


@dataclass(frozen=True, slots=True)
class Row:
    """An entry of the first list, and what stood beside it in each of the others."""

    first: Counted
    beside: tuple[tuple[Counted, ...], ...]


@dataclass(frozen=True, slots=True)
class Gathered:
    """What n people wrote, list by list, or in rows by the entries of the first."""

    n: int
    heaps: tuple[Heap, ...]
    rows: tuple[Row, ...] = ()

    @property
    def largest(self) -> tuple[Row, ...]:
        return tuple(
            Row(row.first, tuple(one[:BESIDE_ON_THE_WALL] for one in row.beside))
            for row in self.rows[:ROWS_ON_THE_WALL]
        )

    @property
    def further(self) -> int:
        return len(self.rows[ROWS_ON_THE_WALL:])


def of(lanes: Sequence[Lane], boards: Sequence[Board], *, has_rows: bool) -> Gathered:
    """Count the entries of boards with these lists, one board a person."""
    heaps = tuple(
        Heap(lane, _counted(entries))
        for lane, *entries in zip(
            lanes, *(map(_entries, board.filled) for board in boards), strict=True
        )
    )
    return Gathered(len(boards), heaps, _rows(boards) if has_rows else ())


def _entries(filled: Filled) -> tuple[str, ...]:
    return filled.entries


def _rows(boards: Sequence[Board]) -> tuple[Row, ...]:
    """Return the rows of all, grouped by their first entry; those without it last."""
    rows = [[row for row in board.written if any(row)] for board in boards]
    found: dict[str, list[list[tuple[str, ...]]]] = defaultdict(list)
    for mine in rows:
        for key, same in _grouped(mine, lambda row: _fold(row[0])).items():
            found[key].append(same)
    made = [_row(same) for _key, same in found.items()]
    return tuple(sorted(made, key=lambda row: (not row.first.text, -row.first.count)))


def _row(people: Sequence[Sequence[tuple[str, ...]]]) -> Row:
    first, *others = (
        _counted([[row[at] for row in mine] for mine in people])
        for at in range(len(people[0][0]))
    )
    return Row(first[0] if first else Counted("", len(people)), tuple(others))


def _counted(people: Iterable[Sequence[str]]) -> tuple[Counted, ...]:
    """Count who wrote what; blank entries do not count, nor does saying it twice."""
    found: dict[str, list[str]] = defaultdict(list)
    for entries in people:
        written = [text for text in entries if text]
        for key, same in _grouped(written, _fold).items():
            found[key].append(same[0])
    made = [Counted(_usual(same), len(same)) for same in found.values()]
    return tuple(sorted(made, key=lambda entry: -entry.count))


def _usual(texts: Sequence[str]) -> str:
    """Return what was written most, of several the shortest."""
    return max(texts, key=lambda text: (texts.count(text), -len(text)))


def _grouped[Thing](
    things: Iterable[Thing], key: Callable[[Thing], str]
) -> dict[str, list[Thing]]:
    found: dict[str, list[Thing]] = defaultdict(list)
    for thing in things:
        found[key(thing)].append(thing)
    return found
