"""How the marks of one person, or of two, come to the points of a written answer."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction


class Place(StrEnum):
    """What a mark is given as; the values are those of `Mark.Place`."""

    FIRST = "first"
    SECOND = "second"
    AGREED = "agreed"


class State(StrEnum):
    """How far an answer is, seen by one marker.

    `elsewhere` waits for another person, `disputed` for a mark both can agree on.
    """

    TODO = "todo"
    ELSEWHERE = "elsewhere"
    DISPUTED = "disputed"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class Given:
    """The newest mark in its place: who gave it, and how many points."""

    marker: int
    points: Fraction


type Marks = Mapping[str, Given]


def result(marks: Marks, *, is_double: bool) -> Fraction | None:
    """Return the points that count; None while a mark is missing or two differ."""
    if Place.AGREED in marks:
        return marks[Place.AGREED].points
    if Place.FIRST not in marks:
        return None
    first = marks[Place.FIRST].points
    if not is_double:
        return first
    second = marks.get(Place.SECOND)
    return first if second is not None and second.points == first else None


def is_disputed(marks: Marks, *, is_double: bool) -> bool:
    """Say whether both marks are there and differ, and nothing was agreed."""
    has_both = Place.FIRST in marks and Place.SECOND in marks
    return is_double and has_both and result(marks, is_double=is_double) is None


def place(marks: Marks, *, marker: int, is_double: bool) -> Place:
    """Return where a mark of this person goes: nobody marks an answer twice over.

    What both have given, or have agreed on, is changed by a mark they agree on;
    only who stands in a place alone changes her own.
    """
    if not is_double or Place.FIRST not in marks:
        return Place.FIRST
    if Place.SECOND in marks:
        return Place.AGREED
    return Place.FIRST if marks[Place.FIRST].marker == marker else Place.SECOND


def state(marks: Marks, *, marker: int, is_double: bool) -> State:
    if result(marks, is_double=is_double) is not None:
        return State.DONE
    if is_disputed(marks, is_double=is_double):
        return State.DISPUTED
    is_mine = Place.FIRST in marks and marks[Place.FIRST].marker == marker
    return State.ELSEWHERE if is_mine else State.TODO
