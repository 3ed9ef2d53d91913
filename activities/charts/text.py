"""How much room words take in a drawing, and where their lines break."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from unicodedata import east_asian_width

from activities.charts.box import Box

SIZE = 15
LINE = 21
BASE = 17

_BROAD = frozenset("mwMW@%&")
_PIECE = re.compile(r"(?:[!-~]+|.)[，。、；：？！）》」』”’…]*\s*", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Text:
    """A line of words. ``x`` is where its ``anchor`` is, ``y`` its base line."""

    words: str
    x: int
    y: int
    anchor: str = "start"
    size: int = SIZE

    @property
    def box(self) -> Box:
        taken = width(self.words, self.size)
        left = self.x - {"start": 0, "middle": taken // 2, "end": taken}[self.anchor]
        return Box(left, self.y - self.size, left + taken, self.y + self.size // 4)


def width(words: str, size: int = SIZE) -> int:
    """Return how wide the words are at most, in any of the faces of the site."""
    return -(-sum(map(_hundredths, words)) * size // 100)


def wrapped(words: str, room: int, most: int, size: int = SIZE) -> tuple[str, ...]:
    """Break the words into lines of this room, at most so many; … says there is more.

    Latin words stay whole if they can; no line begins with a closing mark.
    """
    lines: list[str] = []
    for piece in _pieces(" ".join(words.split()), room, size):
        if lines and width(lines[-1] + piece.rstrip(), size) <= room:
            lines[-1] += piece
        else:
            lines.append(piece)
    found = [line.rstrip() for line in lines]
    if len(found) <= most:
        return tuple(found)
    return (*found[: most - 1], _shortened(found[most - 1], room, size))


def balanced(words: str, room: int, most: int) -> tuple[str, ...]:
    """Break the words as ``wrapped`` does, with lines as equal as may be."""
    lines = wrapped(words, room, most)
    if not lines or _is_shortened(lines):
        return lines
    rooms = range(width(words) // len(lines), room, SIZE // 3)
    found = (wrapped(words, narrower, len(lines)) for narrower in rooms)
    return next((one for one in found if not _is_shortened(one)), lines)


def paragraph(lines: tuple[str, ...], x: int, top: int) -> tuple[Text, ...]:
    """Set lines one under the other, the first one's top at ``top``."""
    return tuple(Text(line, x, top + BASE + at * LINE) for at, line in enumerate(lines))


def _hundredths(sign: str) -> int:
    if east_asian_width(sign) in "WFA":
        return 100
    return 92 if sign in _BROAD else 72 if sign.isupper() else 62


def _pieces(words: str, room: int, size: int) -> Iterator[str]:
    for piece in _PIECE.findall(words):
        if width(piece.rstrip(), size) <= room:
            yield piece
        else:
            yield from piece


def _is_shortened(lines: tuple[str, ...]) -> bool:
    return lines[-1].endswith("…")


def _shortened(line: str, room: int, size: int) -> str:
    while line and width(line + "…", size) > room:
        line = line[:-1]
    return line + "…"
