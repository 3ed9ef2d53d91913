"""Tells now and then how far the work on very many rows is."""

from collections.abc import Callable, Iterable, Iterator

STEP = 1_000

# Is told how many rows are done, and of how many; of 0 while nobody knows.
type Reach = Callable[[int, int], object]


def silently(done: int, whole: int, /) -> None:
    """Tell nobody."""


def told[Row](rows: Iterable[Row], reach: Reach, *, of: int = 0) -> Iterator[Row]:
    """Yield the rows and tell on the way."""
    for done, row in enumerate(rows):
        if done % STEP == 0:
            reach(done, of)
        yield row
