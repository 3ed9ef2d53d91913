"""Moodle's answers within a text, {1:SHORTANSWER:=x}, into our gaps and back."""

import re
from html import unescape
from typing import NamedTuple

from engine.markup.problem import gettext_noop as _
from engine.questions.exchange.cards import Deck

WEIGHTS_LEFT = _("The gaps weighed differently here; they weigh the same now.")
GAP_FEEDBACK = _("The words said on the answers of a gap are left out.")
GAP_PART = _("“{text}” earned part of a gap's points; it is not accepted any more.")
GAP_MARGIN = _("The tolerance of the number “{text}” in a gap is left out.")
GAP_STRANGE = _("This gap has no right answer: {text}")

_FIELD = re.compile(
    r"\{(?P<weight>\d{0,4}):(?P<type>[A-Z_]{2,30}):(?P<answers>(?:[^{}\\]|\\.){1,4000})\}"
)
_TAG = re.compile(r"<[^<>]{1,500}>")
_PART = re.compile(r"(?:\\.|[^~\\]){1,2000}")
_WORTH = re.compile(r"\s{0,9}(?:=|%(-?\d{1,3}(?:\.\d{0,9})?)%)")
_FEEDBACK = re.compile(r"(?<!\\)#")
_ESCAPED = re.compile(r"\\(.)")
_SPECIAL = re.compile(r"[\\~#{}=\"/%]")
_GAP = re.compile(r"\[\[([^\[\]]{1,1000})\]\]")
_MARK = "\ufdd8{}\ufdd9"
_MARKED = re.compile("\ufdd8(\\d{1,6})\ufdd9")
_CHOICES = ("MULTICHOICE", "MC", "MULTIRESPONSE", "MR")
_NUMBERS = frozenset({"NUMERICAL", "NM"})
_WHOLE = 100.0


class Part(NamedTuple):
    text: str
    worth: float


def taken(text: str, line: int, deck: Deck) -> tuple[str, list[str]]:
    """Return the text with a mark for each gap, and the gaps as we write them."""
    gaps: list[str] = []
    weights = set()

    def take(found: re.Match[str]) -> str:
        weights.add(found["weight"] or "1")
        gaps.append(_gap(found, line, deck))
        return _MARK.format(len(gaps) - 1)

    marked = _FIELD.sub(take, text)
    if len(weights) > 1:
        deck.note(line, WEIGHTS_LEFT)
    return marked, gaps


def filled(markdown: str, gaps: list[str]) -> str:
    """Put the gaps where their marks are."""
    return _MARKED.sub(lambda mark: gaps[int(mark[1])], markdown)


def marked(markdown: str) -> tuple[str, list[str]]:
    """Return our text with a mark for each gap, and the gaps as Moodle writes them."""
    gaps: list[str] = []

    def take(found: re.Match[str]) -> str:
        gaps.append(_field(found[1]))
        return _MARK.format(len(gaps) - 1)

    return _GAP.sub(take, markdown), gaps


def _field(inner: str) -> str:
    parts = [part.strip() for part in inner.split("|")]
    if any(part.startswith("*") for part in parts):
        told = [
            "=" + _safe(part[1:]) if part.startswith("*") else _safe(part)
            for part in parts
        ]
        return f"{{1:MULTICHOICE:{'~'.join(told)}}}"
    return f"{{1:SHORTANSWER:{'~'.join('=' + _safe(part) for part in parts)}}}"


def _safe(text: str) -> str:
    return _SPECIAL.sub(lambda sign: "\\" + sign[0], text.strip())


def _gap(found: re.Match[str], line: int, deck: Deck) -> str:
    answers = unescape(_TAG.sub("", found["answers"]))
    if any(len(_FEEDBACK.split(part)) > 1 for part in _PART.findall(answers)):
        deck.note(line, GAP_FEEDBACK)
    parts = [_part(text) for text in _PART.findall(answers)]
    right = [part.text for part in parts if part.worth >= _WHOLE]
    for part in parts:
        if 0 < part.worth < _WHOLE:
            deck.note(line, GAP_PART, text=part.text)
    if not right:
        deck.problem(line, GAP_STRANGE, text=found[0][:80])
        return ""
    if found["type"].startswith(_CHOICES):
        told = [f"*{part.text}" if part.text in right else part.text for part in parts]
        return f"[[{'|'.join(told)}]]"
    if found["type"] in _NUMBERS:
        right = [_number(text, line, deck) for text in right]
    return f"[[{'|'.join(right)}]]"


def _part(text: str) -> Part:
    """Return an answer without signs, and what it is worth."""
    answer = _FEEDBACK.split(text, maxsplit=1)[0]
    worth = _WORTH.match(answer)
    rest = answer[worth.end() :] if worth else answer
    bare = " ".join(_ESCAPED.sub(r"\1", rest).replace("|", "\uff5c").split())
    bare = bare.replace("[", "（").replace("]", "）").lstrip("*")
    if worth is None:
        return Part(bare, 0)
    return Part(bare, float(worth[1]) if worth[1] else _WHOLE)


def _number(text: str, line: int, deck: Deck) -> str:
    value, _sign, margin = text.partition(":")
    if margin.strip(" 0."):
        deck.note(line, GAP_MARGIN, text=value)
    return value
