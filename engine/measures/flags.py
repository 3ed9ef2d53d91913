"""What the figures of an item say to its author, as codes; the words are elsewhere."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from engine.measures.groups import Picked, Thirds
from engine.measures.items import Item

HARD = Fraction(25, 100)
EASY = Fraction(76, 100)
DUBIOUS = Fraction(15, 100)


class Code(StrEnum):
    """The most urgent first.

    ``CHECK_KEY``: who answered right did worse in the rest. ``TOP_ASTRAY``: more of the
    top third picked this option than the key. ``GUESSED``: no better than guessing.
    ``DUBIOUS``: it hardly parts strong from weak (Moodle marks an efficiency below
    15 %). ``UNCHOSEN``: nobody picked these options. ``SAME``: all earned the same.
    """

    CHECK_KEY = "check-key"
    TOP_ASTRAY = "top-astray"
    GUESSED = "guessed"
    DUBIOUS = "dubious"
    UNCHOSEN = "unchosen"
    TOO_HARD = "too-hard"
    TOO_EASY = "too-easy"
    SAME = "same"
    NEGATIVE_WEIGHT = "negative-weight"
    ORIENTATION = "orientation"
    FEW = "few"


@dataclass(frozen=True, slots=True)
class Flag:
    """A code, and the keys of the options it speaks of."""

    code: Code
    options: tuple[str, ...] = ()


def flags(
    item: Item, thirds: Thirds | None = None, *, right: Iterable[str] = ()
) -> list[Flag]:
    """Return what is to be said of an item, the most urgent first.

    ``thirds`` is there where options were picked, ``right`` are the keys of the right
    ones. Below ten attempts there is only FEW. The bands of the facility (≤ .25 hard,
    ≥ .76 easy) are those of the reference; a quiz of what all must know is meant to be
    easy, so they are words, not a verdict.
    """
    if item.is_few:
        return [Flag(Code.FEW)]
    found = [*_of_figures(item), *_of_options(thirds, frozenset(right))]
    order = list(Code)
    return sorted(found, key=lambda flag: order.index(flag.code))


def _of_figures(item: Item) -> Iterator[Flag]:
    says = {
        Code.CHECK_KEY: (item.discrimination or 0) < 0,
        Code.GUESSED: _is_guessed(item),
        Code.DUBIOUS: _is_dubious(item),
        Code.TOO_HARD: item.facility is not None and item.facility <= HARD,
        Code.TOO_EASY: item.facility is not None and item.facility >= EASY,
        Code.SAME: item.deviation == 0,
        Code.NEGATIVE_WEIGHT: item.is_negative,
        Code.ORIENTATION: item.is_orientation,
    }
    return (Flag(code) for code, is_so in says.items() if is_so)


def _is_guessed(item: Item) -> bool:
    if not item.chance or item.facility is None:
        return False
    return item.facility <= item.chance


def _is_dubious(item: Item) -> bool:
    return item.efficiency is not None and 0 <= item.efficiency < DUBIOUS


def _of_options(thirds: Thirds | None, right: frozenset[str]) -> Iterator[Flag]:
    if thirds is None:
        return
    unchosen = tuple(one.key for one in thirds.options if not one.all)
    if unchosen and thirds.sizes[0]:
        yield Flag(Code.UNCHOSEN, unchosen)
    astray = tuple(one.key for one in _astray(thirds.options, right))
    if astray:
        yield Flag(Code.TOP_ASTRAY, astray)


def _astray(options: Iterable[Picked], right: frozenset[str]) -> Iterator[Picked]:
    """Yield the distractors that more of the top third picked than any right one."""
    tops = [one.top for one in options if one.key in right]
    return (
        one for one in options if tops and one.key not in right and one.top > max(tops)
    )
