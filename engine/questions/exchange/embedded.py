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
_MARK = "\ue0e0{}\ue0e1"
_MARKED = re.compile("\ue0e0([0-9]{1,6})\ue0e1")
_FORGED = re.compile("[\ue0e0\ue0e1]")
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

    marked = _FIELD.sub(take, _FORGED.sub("", text))
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

    return _GAP.sub(take, _FORGED.sub("", markdown)), gaps


def blanked(markdown: str) -> str:
    """Return our text with blanks for its gaps."""
    return _GAP.sub("____", markdown)


def _field(inner: str) -> str:
    if "||" in inner or "|" not in inner:
        told = "~".join("=" + _safe(part) for part in inner.split("||"))
        return f"{{1:SHORTANSWER:{told}}}"
    told = "~".join(
        ("=" if part.strip().startswith("*") else "") + _safe(part.strip().lstrip("*"))
        for part in inner.split("|")
    )
    return f"{{1:MULTICHOICE:{told}}}"


def _safe(text: str) -> str:
    return _SPECIAL.sub(lambda sign: "\\" + sign[0], text.strip())


def _gap(found: re.Match[str], line: int, deck: Deck) -> str:
    answers = unescape(_TAG.sub("", found["answers"]))
    told = _PART.findall(answers)
    if any(len(_FEEDBACK.split(part)) > 1 for part in told):
        deck.note(line, GAP_FEEDBACK)
    parts = [*map(_part, told)]
    for part in parts:
        if 0 < part.worth < _WHOLE:
            deck.note(line, GAP_PART, text=part.text)
    right = [part.text for part in parts if part.worth >= _WHOLE]
    if not right:
        deck.problem(line, GAP_STRANGE, text=found[0][:80])
    return f"[[{_inner(found['type'], parts, right, line, deck)}]]"


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


def _inner(
    kind: str, parts: list[Part], right: list[str], line: int, deck: Deck
) -> str:
    """Return what stands between our brackets: options, or what is accepted."""
    if kind.startswith(_CHOICES):
        return "|".join(
            f"*{part.text}" if part.text in right else part.text for part in parts
        )
    if kind in _NUMBERS:
        right = [_number(text, line, deck) for text in right]
    return "||".join(right)


def _number(text: str, line: int, deck: Deck) -> str:
    value, _sign, margin = text.partition(":")
    if margin.strip(" 0."):
        deck.note(line, GAP_MARGIN, text=value)
    return value
