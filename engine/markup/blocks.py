"""The fenced blocks `/// name | title` … `///`, read line by line.

What is for trainers only, and what a page fills in later, leaves the text here: the
Markdown that is rendered for trainees has never held it.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from difflib import get_close_matches

from engine.markup import marks
from engine.markup.draft import Draft
from engine.markup.parts import Slot
from engine.markup.problem import gettext_noop
from engine.markup.slots import Frame, Line, slot

FRAMES = frozenset({"note", "quote", "compare", "steps", "supplement", "term"})
SLOTS = frozenset({"check", "write"})
BLOCKS = FRAMES | SLOTS | {"trainer"}
MOST_NESTED = 4

UNKNOWN_BLOCK = gettext_noop(
    "There is no block “{name}”. The blocks are: {names}. Nearest: “{nearest}”."
)
NOT_CLOSED = gettext_noop(
    "The block “{name}” is never closed; put a line with /// behind its last line."
)
STRAY_CLOSE = gettext_noop(
    "This /// closes nothing; delete it, or open a block above it (/// note)."
)
INDENTED = gettext_noop(
    "The line of a block must begin at the margin; delete the spaces before “{text}”."
)
NO_BLOCKS_HERE = gettext_noop(
    "A block (“{name}”) cannot stand here; write the text without /// lines."
)
SLOT_INSIDE = gettext_noop(
    "A “{name}” cannot stand inside another block; close that block before it."
)
TOO_DEEP = gettext_noop("Blocks stand inside blocks too deeply; nest at most {most}.")
NO_BAR = gettext_noop("Put a bar before the title: /// {name} | {title}")
FENCE_OPEN = gettext_noop(
    "The code that begins here has no end; close it with a line of {fence}."
)
FENCE_ODD = gettext_noop(
    "Behind {fence} only the name of a language may stand; code begins on a new line."
)
NO_TERM = gettext_noop(
    "Above this “:” stands a block, and no word that it could explain; write the word"
    " into the line above, or the sentence without the “:”."
)

_OPEN = re.compile(r"^///[ \t]*([^\s|]*)[ \t]*(\|?)(.*)$")
_CLOSE = re.compile(r"^///[ \t]*$")
_INDENTED = re.compile(r"^[ \t]+///(?:\s|$)")
_FENCE = re.compile(r"^(`{3,}|~{3,})[ ]*[\w#.+-]*[ ]*$")
_ODD_FENCE = re.compile(r"^[ \t]*(`{3,}|~{3,})[^`~]*$")
_MEANING = re.compile(r"^ {0,3}:(?= |$)")
_LOOKS_LIKE_FENCE = ("```", "~~~")


@dataclass(frozen=True, slots=True)
class Aside:
    """A block for trainers, still in Markdown."""

    title: str
    line: int
    lines: tuple[Line, ...]


@dataclass(slots=True)
class Scanned:
    text: list[str] = field(default_factory=list)
    frames: list[Frame] = field(default_factory=list)
    slots: list[Slot] = field(default_factory=list)
    asides: list[Aside] = field(default_factory=list)


def numbered(source: str, first_line: int) -> list[Line]:
    return list(enumerate(source.split("\n"), first_line))


def scan(lines: Iterable[Line], draft: Draft, *, depth: int) -> Scanned:
    """Return the Markdown with its blocks replaced by tokens, and the blocks."""
    scanner = _Scanner(draft, depth)
    for number, text in lines:
        scanner.read(number, text)
    scanner.finish()
    return scanner.scanned


class _Scanner:
    def __init__(self, draft: Draft, depth: int) -> None:
        self.draft = draft
        self.depth = depth
        self.scanned = Scanned()
        self.open: list[tuple[int, Frame]] = []
        self.kept: list[Line] | None = None  # the lines of a block that is taken out
        self.kept_depth = 0
        self.fence: Line | None = None

    def read(self, number: int, text: str) -> None:
        if self.fence is not None:
            if text.rstrip(" ") == self.fence[1]:
                self.fence = None
            self._put(number, text)
        elif text.startswith("///"):
            self._read_block_line(number, text)
        else:
            self._read_text(number, text)

    def finish(self) -> None:
        if self.fence is not None:
            self.draft.report(self.fence[0], FENCE_OPEN, fence=self.fence[1])
        while self.open:
            frame = self.open[-1][1]
            self.draft.report(frame.line, NOT_CLOSED, name=frame.name)
            self._close()

    def _put(self, number: int, text: str) -> None:
        if self.kept is None:
            self.scanned.text.append(text)
        else:
            self.kept.append((number, text))

    def _put_token(self, kind: str, number: int) -> None:
        self.scanned.text += ["", marks.token(kind, number), ""]

    def _read_text(self, number: int, text: str) -> None:
        fence = _FENCE.match(text)
        if fence:
            self.fence = (number, fence[1])
        elif self.kept is None:
            self._check_text(number, text)
            text = marks.put(self._explained(number, text), number)
            if text.startswith(_LOOKS_LIKE_FENCE):
                text = f" {text}"  # else Markdown might see a fence where we saw none
        self._put(number, text)

    def _explained(self, number: int, text: str) -> str:
        """Return the line; the colon of a definition goes if a block is above it."""
        if not _MEANING.match(text):
            return text
        above = next(filter(None, reversed(self.scanned.text)), "")
        if not marks.TOKEN.fullmatch(above):
            return text
        self.draft.report(number, NO_TERM)
        return _MEANING.sub("", text)

    def _check_text(self, number: int, text: str) -> None:
        if _INDENTED.match(text):
            self.draft.report(number, INDENTED, text=text.strip())
        odd = _ODD_FENCE.match(text)
        if odd:
            self.draft.report(number, FENCE_ODD, fence=odd[1])

    def _read_block_line(self, number: int, text: str) -> None:
        closes = bool(_CLOSE.match(text))
        if self.kept is not None and (self.kept_depth or not closes):
            self.kept_depth += -1 if closes else 1
            self.kept.append((number, text))
        elif not closes:
            self._open(self._frame(number, text))
        elif self.open:
            self._close()
        else:
            self.draft.report(number, STRAY_CLOSE)

    def _frame(self, number: int, text: str) -> Frame:
        name, bar, rest = _OPEN.findall(text)[0]
        title = rest.strip()
        if title and not bar:
            self.draft.report(number, NO_BAR, name=name, title=title)
        return Frame(name, title, number)

    def _open(self, frame: Frame) -> None:
        self._check_place(frame)
        index = len(self.scanned.frames)
        if frame.name in FRAMES and not self._is_dropped(frame):
            self.scanned.frames.append(frame)
            self._put_token("o", index)
        else:
            self.kept, self.kept_depth = [], 0
        self.open.append((index, frame))

    def _is_dropped(self, frame: Frame) -> bool:
        """Whether a block stands where it cannot be shown."""
        is_too_deep = self.depth + len(self.open) >= MOST_NESTED
        inside = bool(self.open) or self.draft.place == "trainer"
        is_misplaced = frame.name in SLOTS and inside
        return is_too_deep or is_misplaced or self.draft.place == "fragment"

    def _check_place(self, frame: Frame) -> None:
        if frame.name not in BLOCKS:
            self._report_unknown(frame)
        if self._is_dropped(frame):
            message = SLOT_INSIDE if frame.name in SLOTS else TOO_DEEP
            if self.draft.place == "fragment":
                message = NO_BLOCKS_HERE
            values = {"name": frame.name, "most": MOST_NESTED}
            self.draft.report(frame.line, message, **values)

    def _report_unknown(self, frame: Frame) -> None:
        near = get_close_matches(frame.name, sorted(BLOCKS), n=1, cutoff=0.0)
        names = ", ".join(sorted(BLOCKS))
        self.draft.report(
            frame.line, UNKNOWN_BLOCK, name=frame.name, names=names, nearest=near[0]
        )

    def _close(self) -> None:
        index, frame = self.open.pop()
        kept, self.kept = self.kept, None
        if kept is None:
            self._put_token("c", index)
        elif not self._is_dropped(frame):
            self._take_out(frame, tuple(kept))

    def _take_out(self, frame: Frame, lines: tuple[Line, ...]) -> None:
        if frame.name in SLOTS:
            self._put_token("s", len(self.scanned.slots))
            self.scanned.slots.append(slot(frame, lines, self.draft))
        else:
            self._put_token("t", len(self.scanned.asides))
            self.scanned.asides.append(Aside(frame.title, frame.line, lines))
