"""Reading how a written answer is marked: a `/// trainer` block with criteria."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Self

from engine.markup.problem import gettext_noop as _
from engine.questions import entries
from engine.questions.draft import Draft, Line, literal
from engine.questions.entries import BULLETED, Entry
from engine.questions.question import JSON

_OPENS = re.compile(r"///[ \t]*trainer\b")
_CLOSES = re.compile(r"///[ \t]*$")
_CRITERION = re.compile(  # every run of spaces is bounded: a hostile line costs no time
    r"(?P<name>[^(\uff08:\uff1a]{1,200})[(\uff08][ ]{0,3}(?P<points>\d{1,3})[ ]{0,3}"
    r"(?:分|points?|pts?\.?)?[ ]{0,3}[)\uff09][ \t]{0,3}(?:[:\uff1a][ \t]{0,3}|$)"
)

type Lines = tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Criterion:
    """Something to look for, and its points; ``name`` and ``text`` are safe HTML."""

    key: str
    name: str
    points: int
    text: str = ""

    @classmethod
    def all_from_json(cls, saved: Sequence[Mapping[str, Any]]) -> tuple[Self, ...]:
        return tuple(cls(**entry) for entry in saved)

    def to_json(self) -> dict[str, JSON]:
        return {
            "key": self.key,
            "name": self.name,
            "points": self.points,
            "text": self.text,
        }


def take(lines: Sequence[Line]) -> tuple[Lines, Lines]:
    """Return the lines, blank where a trainer's block was, and what stood in it."""
    rest: list[Line] = []
    taken: list[Line] = []
    is_open = False
    for line in lines:
        opens = not is_open and line.is_fenced and _OPENS.match(line.text) is not None
        closes = is_open and _CLOSES.match(line.text) is not None
        if is_open and not closes:
            taken.append(Line(line.number, line.text))
        is_taken, is_open = is_open or opens, (is_open or opens) and not closes
        rest.append(Line(line.number, "") if is_taken else line)
    return tuple(rest), tuple(taken)


def text(draft: Draft) -> str:
    """Return what is told about marking beside the criteria, as safe HTML."""
    has_criteria = any(map(_match, _entries(draft)))
    lines = entries.before(draft.rubric, BULLETED) if has_criteria else draft.rubric
    return draft.html(lines)


def criteria(draft: Draft) -> tuple[Criterion, ...]:
    """Return the criteria; none if the rubric has no list of such."""
    found = _entries(draft)
    matches = [_match(entry) for entry in found]
    if not any(matches):
        return ()
    _check(found, draft)
    both = zip(found, matches, strict=True)
    return tuple(
        _criterion(entry, match, str(place), draft)
        for place, (entry, match) in enumerate(both, start=1)
        if match
    )


def _entries(draft: Draft) -> list[Entry]:
    return entries.entries(draft.rubric, BULLETED)


def _match(entry: Entry) -> re.Match[str] | None:
    return _CRITERION.match(entry.lines[0].text)


def _criterion(entry: Entry, match: re.Match[str], key: str, draft: Draft) -> Criterion:
    first, *below = entry.lines
    return Criterion(
        key=key,
        name=draft.html([literal(Line(first.number, match["name"]))]),
        points=int(match["points"]),
        text=draft.html((Line(first.number, first.text[match.end() :]), *below)),
    )


def _check(found: Sequence[Entry], draft: Draft) -> None:
    for entry in found:
        match = _match(entry)
        if not match or not int(match["points"]):
            draft.problem(
                entry.line,
                _(
                    "This criterion has no points. Write “- name (2): what to look "
                    "for”, with how many points it gives."
                ),
            )
        for line in entry.stray[:1]:
            draft.problem(
                line.number,
                _("This text stands behind the criteria. Put it before them."),
            )
