"""Reading accepted answers line by line: `= text`, with feedback indented below."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

from engine.markup.problem import gettext_noop as _
from engine.questions.draft import Draft, Line
from engine.questions.folding import fold

_OPENING = re.compile(r"[ ]{0,3}[=\uff1d](?![=\uff1d])[ \t\u3000]{0,8}(?P<text>.*)")
_QUOTE = re.compile(r"^(?:[ ]{2,6}|\t)>[ ]?")


@dataclass(frozen=True, slots=True)
class AcceptedLine:
    """One answer as it was written; stray lines stand below it where none belong."""

    line: int
    text: str
    feedback_lines: tuple[Line, ...]
    stray_lines: tuple[Line, ...]


def before(draft: Draft) -> tuple[Line, ...]:
    """Return the lines before the first answer."""
    return tuple(takewhile(lambda line: _opening(line) is None, draft.lines))


def accepted_lines(draft: Draft) -> list[AcceptedLine]:
    groups: list[tuple[int, str, list[Line]]] = []
    for line in draft.lines:
        if opening := _opening(line):
            groups.append((line.number, opening["text"].strip(), []))
        elif groups:
            groups[-1][2].append(line)
    return [_accepted(*group) for group in groups]


def check(found: Sequence[AcceptedLine], draft: Draft, *, longest: int) -> None:
    """Note what is wrong with the form of the lines."""
    for accepted in found:
        if not fold(accepted.text):
            draft.problem(accepted.line, _("This answer is empty. Write it after “=”."))
        if len(accepted.text) > longest:
            draft.problem(
                accepted.line,
                _(
                    "This answer has more than {longest} characters: nobody could "
                    "type it. Shorten it, or ask for a written answer."
                ),
                longest=longest,
            )
        for line in accepted.stray_lines[:1]:
            draft.problem(line.number, _stray(line))


def _opening(line: Line) -> re.Match[str] | None:
    return None if line.is_fenced else _OPENING.match(line.text)


def _accepted(number: int, text: str, below: Sequence[Line]) -> AcceptedLine:
    told = [line for line in below if not line.is_blank]
    quoted = [*_quoted(told)]
    return AcceptedLine(number, text, tuple(quoted), tuple(told[len(quoted) :]))


def _quoted(told: Sequence[Line]) -> Iterator[Line]:
    for line in takewhile(lambda line: _QUOTE.match(line.text), told):
        yield Line(line.number, _QUOTE.sub("", line.text, count=1))


def _stray(line: Line) -> str:
    if line.text.startswith(">"):
        return _(
            "This quote belongs to nothing. Indent it by four spaces if it is the "
            "feedback of the answer above, or begin it with “> 解析:” or "
            "“> Explanation:” if it explains the question."
        )
    return _(
        "This text stands behind the answers. Put it before them; an answer is one "
        "line that begins with “= ”."
    )
