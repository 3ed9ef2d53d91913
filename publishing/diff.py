"""Compares two texts: line by line, and within a line that changed word by word."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import groupby
from typing import Literal

type Mark = Literal["same", "del", "ins"]

CONTEXT = 1
MOST_WORDS = 3_000
_WORD = re.compile(r"[A-Za-z0-9]+|\s+|.", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Piece:
    mark: Mark
    text: str


@dataclass(frozen=True, slots=True)
class Passage:
    """Lines that stand together; a gap stands for equal lines left out."""

    pieces: tuple[Piece, ...] = ()
    left_out: int = 0


def compare(old: str, new: str) -> list[Passage]:
    """Return what changed, with a line of what stands around it."""
    before, after = old.splitlines(), new.splitlines()
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    codes = matcher.get_opcodes()
    passages: list[Passage] = []
    for place, (tag, start, end, low, high) in enumerate(codes):
        if tag == "equal":
            is_last = place == len(codes) - 1
            passages += _around(before[start:end], not place, is_last)
        else:
            pieces = _words("\n".join(before[start:end]), "\n".join(after[low:high]))
            passages.append(Passage(pieces))
    return passages


def _around(lines: Sequence[str], is_first: bool, is_last: bool) -> Iterator[Passage]:  # noqa: FBT001  # two facts of the place
    """Keep the lines next to a change and count the others."""
    head = [] if is_first else lines[:CONTEXT]
    rest = lines[len(head) :]
    tail = [] if is_last else rest[-CONTEXT:]
    left_out = len(rest) - len(tail)
    for some in (head, tail):
        if some is tail and left_out:
            yield Passage(left_out=left_out)
        if some:
            yield Passage((Piece("same", "\n".join(some)),))


def _words(old: str, new: str) -> tuple[Piece, ...]:
    before, after = _WORD.findall(old), _WORD.findall(new)
    if len(before) + len(after) > MOST_WORDS:
        return _pieces([("del", old), ("ins", new)])
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    found: list[tuple[Mark, str]] = []
    codes = matcher.get_opcodes()
    for place, (tag, start, end, low, high) in enumerate(codes):
        gone, come = "".join(before[start:end]), "".join(after[low:high])
        is_between = 0 < place < len(codes) - 1
        is_chance = is_between and _is_chance(before[start:end])
        is_kept = tag == "equal" and not is_chance
        found += [("same", gone)] if is_kept else [("del", gone), ("ins", come)]
    return _pieces(found)


def _is_chance(words: Sequence[str]) -> bool:
    """Say whether equal words are too few to mean that a text was kept."""
    return len(words) == 1 and not words[0].isalnum()


def _pieces(found: Sequence[tuple[Mark, str]]) -> tuple[Piece, ...]:
    """Join neighbours: all that went before all that came, up to what stayed."""
    pieces: list[Piece] = []
    for is_same, group in groupby(found, key=lambda one: one[0] == "same"):
        marks = list(group)
        for mark in ("same",) if is_same else ("del", "ins"):
            text = "".join(words for one, words in marks if one == mark)
            pieces += [Piece(mark, text)] if text else []  # type: ignore[arg-type]  # the literals above
    return tuple(pieces)
