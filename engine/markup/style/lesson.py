"""Rules for a lesson as a whole: how long it is, what it asks, what it shows."""

import re
from collections.abc import Iterable, Iterator, Sequence

from engine.markup.problem import Problem, gettext_noop
from engine.markup.slots import Line
from engine.markup.style.prose import Paragraph
from engine.markup.text import count

LONGEST = 2400
FARTHEST = 600
NOT_READ = frozenset({"trainer", "check", "write"})
TOO_LONG = gettext_noop(
    "The lesson has {count} characters or words; make two lessons of it, or shorten it"
    " to {most}."
)
NO_CHECK = gettext_noop(
    "{count} characters or words without a question on the spot end here; put a"
    " /// check in between, at least every {most}."
)
NO_FIGURE = gettext_noop("“{words}”: this lesson has {count} figures; mend the number.")
NO_CHAPTER = gettext_noop("“{words}”: the course has {count} chapters; mend it.")
POOR_ALT = gettext_noop(
    "The words of the picture ({words}) are too short to stand for it; say what it"
    " shows."
)
SAME_ALT = gettext_noop(
    "The words of the picture say the same as its caption; say what it shows."
)

_PICTURE = re.compile(r"!\[([^\[\]]*)\]\([^()\s]*(?:\s+\"([^\"]*)\")?\)")
_FIGURE = re.compile(
    r"(?<![看讲画读填])图\s?([0-9]{1,2})(?![0-9分张个])|\b[Ff]igure ([0-9]{1,2})\b"
)
_CHAPTER = re.compile(r"第([一二三四五六七八九十]{1,3})章")
_DIGITS = {sign: number for number, sign in enumerate("一二三四五六七八九", 1)}
_SHORTEST_ALT = 12


def length(read: Sequence[Paragraph], *, path: str, line: int) -> Iterator[Problem]:
    """Yield a warning if there is more to read than one sitting holds."""
    whole = sum(count(one.text) for one in read if one.block not in NOT_READ)
    if whole > LONGEST:
        yield Problem(path, line, TOO_LONG, {"count": whole, "most": LONGEST})


def rhythm(read: Sequence[Paragraph], *, path: str) -> Iterator[Problem]:
    """Yield a warning where one reads on too long without a question."""
    since = 0
    for one in read:
        if one.block == "check":
            since = 0
        elif one.block not in NOT_READ:
            since += count(one.text)
            if since > FARTHEST:
                yield Problem(
                    path, one.line, NO_CHECK, {"count": since, "most": FARTHEST}
                )
                since = 0


def references(
    read: Sequence[Paragraph], *, path: str, figures: int, chapters: int
) -> Iterator[Problem]:
    """Yield what is said of a figure or a chapter that does not exist."""
    for one in read:
        text = "" if one.is_quoted else one.text
        for found in _FIGURE.finditer(text):
            if int(found[1] or found[2]) > figures:
                values = {"words": found[0], "count": figures}
                yield Problem(path, one.line, NO_FIGURE, values)
        for found in _CHAPTER.finditer(text):
            if _number(found[1]) > chapters:
                values = {"words": found[0], "count": chapters}
                yield Problem(path, one.line, NO_CHAPTER, values)


def pictures(lines: Iterable[Line], *, path: str) -> Iterator[Problem]:
    """Yield what is to be said of the words that stand for pictures."""
    for number, text in lines:
        for found in _PICTURE.finditer(text):
            yield from _words(found[1].strip(), (found[2] or "").strip(), path, number)


def _words(words: str, caption: str, path: str, line: int) -> Iterator[Problem]:
    if words and words == caption:
        yield Problem(path, line, SAME_ALT)
    elif words and len(words) < _SHORTEST_ALT:
        yield Problem(path, line, POOR_ALT, {"words": words})


def _number(words: str) -> int:
    """Read a number below a hundred as it is written: 十二 is 12."""
    tens, ten, ones = words.rpartition("十")
    if not ten:
        return _DIGITS.get(words, 0)
    return 10 * _DIGITS.get(tens, 1) + _DIGITS.get(ones, 0)
