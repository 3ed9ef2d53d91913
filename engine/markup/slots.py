"""The places that a page fills in later: a question on the spot, room to write."""

import re
from dataclasses import dataclass
from html import escape

from engine.markup.draft import Draft
from engine.markup.parts import Slot
from engine.markup.problem import gettext_noop

type Line = tuple[int, str]

USUAL_LINES = "6"
MOST_LINES = 40
BAD_OPTION = gettext_noop(
    "“{text}” is not understood; write: /// write | lines: 6 (from 1 to 40 lines)."
)
NO_OPTION = gettext_noop("“/// check” takes nothing behind its name; delete “{text}”.")

_ID_OF_HEADING = re.compile(r"^##\s.*\{[^}]*#([A-Za-z][A-Za-z0-9-]*)(?![\w-])[^}]*\}")
_ID_AT_END = re.compile(r"[ \t]*\{:?[ ]*#([A-Za-z][A-Za-z0-9-]*)[ ]*\}\s*$")
_LINES = re.compile(r"lines:\s*([0-9]{1,2})", re.ASCII)


@dataclass(frozen=True, slots=True)
class Frame:
    """An opened block: its name, what stands behind the bar, and its line."""

    name: str
    title: str
    line: int


def slot(frame: Frame, lines: tuple[Line, ...], draft: Draft) -> Slot:
    """Make the slot of a block from the lines between its fences."""
    make = _check if frame.name == "check" else _write
    made = make(frame, lines, draft)
    draft.claim(made.id, frame.line)
    return made


def html_of(filled_later: Slot) -> str:
    """Return the empty element at which a page's HTML is split."""
    return (
        f'<div class="slot" data-slot="{filled_later.kind}"'
        f' id="{escape(filled_later.id)}"></div>'
    )


def _check(frame: Frame, lines: tuple[Line, ...], draft: Draft) -> Slot:
    if frame.title:
        draft.report(frame.line, NO_OPTION, text=frame.title)
    names = (_ID_OF_HEADING.match(text) for _, text in lines)
    name = next((found[1] for found in names if found), None)
    source = "\n".join(text for _, text in lines)
    return Slot(
        "check", name or _free_id("check", draft), source, frame.line + 1, options={}
    )


def _write(frame: Frame, lines: tuple[Line, ...], draft: Draft) -> Slot:
    source = "\n".join(text for _, text in lines).rstrip()
    found = _ID_AT_END.search(source)
    if found:
        source = source[: found.start()]
    name = found[1] if found else _free_id("write", draft)
    options = {"lines": _line_count(frame, draft)}
    return Slot("write", name, source, frame.line + 1, options)


def _line_count(frame: Frame, draft: Draft) -> str:
    if not frame.title:
        return USUAL_LINES
    found = _LINES.fullmatch(frame.title)
    if found and 1 <= int(found[1]) <= MOST_LINES:
        return str(int(found[1]))
    draft.report(frame.line, BAD_OPTION, text=frame.title)
    return USUAL_LINES


def _free_id(kind: str, draft: Draft) -> str:
    number = 1
    while f"{kind}-{number}" in draft.ids:
        number += 1
    return f"{kind}-{number}"
