"""What a version of a lesson holds beside its HTML: one writer, one reader a shape."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from engine.markup.page import Heading, Term
from engine.questions import saved
from engine.questions.question import Question

SHAPE = 1

# Where a page's HTML is cut: the one group is the slot's id.
SLOT = re.compile(r'<div class="slot" data-slot="(?:check|write)" id="([^"]+)"></div>')


@dataclass(frozen=True, slots=True)
class Check:
    """A question answered on the spot."""

    question: Question

    @property
    def id(self) -> str:
        return self.question.id


@dataclass(frozen=True, slots=True)
class Lines:
    """Room to write; `prompt` is safe HTML."""

    id: str
    prompt: str
    count: int


@dataclass(frozen=True, slots=True)
class Text:
    summary: str
    objectives: tuple[str, ...]
    headings: tuple[Heading, ...]
    slots: tuple[Check | Lines, ...]
    sources: tuple[str, ...] = ()
    terms: tuple[Term, ...] = ()
    attest: str = ""  # what the reader puts her name to at the end, if anything

    @property
    def checks(self) -> dict[str, Check]:
        return {slot.id: slot for slot in self.slots if isinstance(slot, Check)}

    @property
    def lines(self) -> dict[str, Lines]:
        return {slot.id: slot for slot in self.slots if isinstance(slot, Lines)}

    @property
    def sections(self) -> tuple[Heading, ...]:
        return tuple(heading for heading in self.headings if heading.level == 2)  # noqa: PLR2004  # as in h2


def to_json(text: Text) -> dict[str, object]:
    """Return what Version.data holds for a lesson."""
    return {
        "shape": SHAPE,
        "summary": text.summary,
        "objectives": list(text.objectives),
        "headings": [
            {"level": one.level, "id": one.id, "text": one.text}
            for one in text.headings
        ],
        "slots": [_slot_to_json(slot) for slot in text.slots],
        "sources": list(text.sources),
        "terms": [
            {"id": one.id, "names": [*map(list, one.names)]} for one in text.terms
        ],
        "attest": text.attest,
    }


def from_json(data: Mapping[str, Any]) -> Text:
    """Read what was stored; a version without any (a test's) holds nothing."""
    return Text(
        summary=data.get("summary", ""),
        objectives=tuple(data.get("objectives", ())),
        headings=tuple(Heading(**one) for one in data.get("headings", ())),
        slots=tuple(_slot_from_json(one) for one in data.get("slots", ())),
        sources=tuple(data.get("sources", ())),
        terms=tuple(
            Term(one["id"], tuple((language, name) for language, name in one["names"]))
            for one in data.get("terms", ())
        ),
        attest=data.get("attest", ""),
    )


def _slot_to_json(slot: Check | Lines) -> dict[str, object]:
    if isinstance(slot, Check):
        return {"check": saved.to_json(slot.question)}
    return {"write": slot.id, "prompt": slot.prompt, "lines": slot.count}


def _slot_from_json(data: Mapping[str, Any]) -> Check | Lines:
    if "check" in data:
        return Check(saved.from_json(data["check"]))
    return Lines(data["write"], data["prompt"], data["lines"])
