"""Reading the options of a question: `- [x] text`, with feedback indented below."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

from engine.markup.problem import gettext_noop as _
from engine.questions.draft import Draft, Line, literal, trimmed
from engine.questions.options import Option

_STRICT = re.compile(r"[ ]{0,3}[-*+][ ]\[[ xX]\](?:[ \t]|$)")
_LOOSE = re.compile(  # every run of spaces is bounded: a hostile line costs no time
    r"[ \t]{0,12}(?:[-*+•]|\d{1,3}[.)、])?[ \t]{0,4}"
    r"[\[【\uff3b][ \t]{0,4}(?P<mark>[xX\u00d7✓✔√]?)[ \t]{0,4}[\]】\uff3d]"
    r"(?![(\[:])[ \t]*(?P<text>.*)"
)
_INDENT = re.compile(r"^(?:[ ]{2,6}|\t)")
_QUOTE = re.compile(r"^[ \t]*>[ ]?")


@dataclass(frozen=True, slots=True)
class Box:
    """One option as it was written; stray lines stand below it where none belong."""

    line: int
    is_strict: bool
    is_right: bool
    text_lines: tuple[Line, ...]
    feedback_lines: tuple[Line, ...]
    stray_lines: tuple[Line, ...]

    @property
    def text(self) -> str:
        return "\n".join(line.text for line in self.text_lines).strip()


def before(draft: Draft) -> tuple[Line, ...]:
    """Return the lines before the first option."""
    return tuple(takewhile(lambda line: _opening(line) is None, draft.lines))


def boxes(draft: Draft) -> list[Box]:
    """Return the options as they were written, also those in a wrong form."""
    groups: list[tuple[Line, re.Match[str], list[Line]]] = []
    for line in draft.lines:
        if opening := _opening(line):
            groups.append((line, opening, []))
        elif groups:
            groups[-1][2].append(line)
    return [_box(*group) for group in groups]


def options(draft: Draft) -> tuple[Option, ...]:
    """Return the options and note every mistake; none if none of them is right."""
    found = boxes(draft)
    for box in found:
        _check_form(box, draft)
    _check_together(found, draft)
    if not any(box.is_right for box in found):
        return ()
    return tuple(
        Option(
            key=str(place),
            text=draft.html((literal(box.text_lines[0]), *box.text_lines[1:])),
            is_right=box.is_right,
            feedback=draft.html(box.feedback_lines),
        )
        for place, box in enumerate(found, start=1)
    )


def is_fixed(draft: Draft) -> bool:
    """Say whether the author wants the options left in their order."""
    return draft.word("order", ["free", "fixed"]) == "fixed"


def _opening(line: Line) -> re.Match[str] | None:
    return None if line.is_fenced else _LOOSE.match(line.text)


def _box(first: Line, opening: re.Match[str], below: Sequence[Line]) -> Box:
    parts: dict[str, list[Line]] = {"text": [Line(first.number, opening["text"])]}
    part = "text"
    for line in below:
        part = _part_of(line, part)
        parts.setdefault(part, []).append(_bare(line, part))
    return Box(
        line=first.number,
        is_strict=_STRICT.match(first.text) is not None,
        is_right=bool(opening["mark"]),
        text_lines=tuple(parts["text"]),
        feedback_lines=trimmed(parts.get("feedback", [])),
        stray_lines=trimmed(parts.get("stray", [])),
    )


def _part_of(line: Line, part: str) -> str:
    if line.is_blank:
        return part
    if not _INDENT.match(line.text):
        return "stray"
    return "feedback" if _QUOTE.match(line.text) else part


def _bare(line: Line, part: str) -> Line:
    """Return a line without the indentation, or the `>`, that its part asks for."""
    is_quoted = part == "feedback" and _QUOTE.match(line.text)
    text = (_QUOTE if is_quoted else _INDENT).sub("", line.text, count=1)
    return Line(line.number, text)


def _check_form(box: Box, draft: Draft) -> None:
    if not box.is_strict:
        draft.problem(
            box.line,
            _(
                "This option is not written plainly. Begin its line with “- [ ]”, or "
                "with “- [x]” if it is right, and a space."
            ),
        )
    if not box.text:
        draft.problem(box.line, _("This option is empty. Write its text after “]”."))
    for line in box.stray_lines[:1]:
        draft.problem(line.number, _stray(line))


def _stray(line: Line) -> str:
    if line.text.startswith(">"):
        return _(
            "This quote belongs to nothing. Indent it by four spaces if it is the "
            "feedback of the option above, or begin it with “> 解析:” or "
            "“> Explanation:” if it explains the question."
        )
    return _(
        "This text stands behind the options. Put it before them, or indent it by "
        "four spaces if it belongs to the option above."
    )


def _check_together(found: Sequence[Box], draft: Draft) -> None:
    for box in _repeated(found):
        draft.problem(
            box.line,
            _("The option “{text}” stands here twice. Change or remove one."),
            text=box.text,
        )
    right = sum(box.is_right for box in found)
    if not right:
        draft.problem(
            draft.line, _("No option is right. Mark the right one with “- [x]”.")
        )
    if len(found) == 1:
        draft.problem(draft.line, _("There is only one option. Add at least one more."))
    elif right == len(found):
        draft.problem(
            draft.line,
            _("All options are right. Mark a wrong one with “- [ ]”, or add one."),
        )


def _repeated(found: Sequence[Box]) -> Iterator[Box]:
    seen: set[str] = set()
    for box in found:
        words = " ".join(unicodedata.normalize("NFKC", box.text).split())
        if words and words in seen:
            yield box
        seen.add(words)
