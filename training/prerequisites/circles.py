"""Finds out whether what must be done before what runs in a circle."""

from collections.abc import Iterable
from dataclasses import dataclass
from graphlib import CycleError, TopologicalSorter
from itertools import pairwise

MODULE, COURSE = "module", "course"
_BEGIN, _END = "begin", "end"

# A module or a course, and its key.
type Thing = tuple[str, int]


@dataclass(frozen=True, slots=True)
class Book:
    """A course with its modules in order; `is_in_order`: each waits for the last."""

    course: int
    modules: tuple[int, ...]
    is_in_order: bool = False


@dataclass(frozen=True, slots=True)
class Rule:
    """A thing opens after others. All of them count, also where some would do."""

    what: Thing
    needs: tuple[Thing, ...]


def circle(books: Iterable[Book], rules: Iterable[Rule]) -> tuple[Thing, ...]:
    """Return a way round, each thing needing the next and the last the first.

    It is empty where there is none. A course begins before each of its modules, and is
    complete after all of them.
    """
    waits: dict[Thing, set[Thing]] = {}
    for before, after in [*_within(books), *_between(rules)]:
        waits.setdefault(after, set()).add(before)
    try:
        TopologicalSorter(waits).prepare()
    except CycleError as found:
        return _told(reversed(found.args[1]))
    return ()


def _within(books: Iterable[Book]) -> Iterable[tuple[Thing, Thing]]:
    for book in books:
        for module in book.modules:
            yield (_BEGIN, book.course), (MODULE, module)
            yield (MODULE, module), (_END, book.course)
        for before, after in pairwise(book.modules) if book.is_in_order else ():
            yield (MODULE, before), (MODULE, after)


def _between(rules: Iterable[Rule]) -> Iterable[tuple[Thing, Thing]]:
    for rule in rules:
        for need in rule.needs:
            yield _as(_END, need), _as(_BEGIN, rule.what)


def _as(side: str, thing: Thing) -> Thing:
    kind, key = thing
    return (side, key) if kind == COURSE else thing


def _told(way: Iterable[Thing]) -> tuple[Thing, ...]:
    """Name each thing once in a row, and the first again at the end."""
    named = [thing if thing[0] == MODULE else (COURSE, thing[1]) for thing in way][:-1]
    kept = [here for last, here in pairwise([named[-1], *named]) if last != here]
    return (*(kept or named), (kept or named)[0])
