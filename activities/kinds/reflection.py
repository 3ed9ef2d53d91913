"""Reflection: questions to think over, each with room to write."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Self

from django.utils.translation import gettext_lazy as _

from activities import bodies
from activities.bodies import Answers, AnswersById
from activities.items import Item, Items
from activities.task import JSON, Cell, Column, Sent, TooLong
from engine.markup.page import Passage
from engine.markup.problem import gettext_noop
from engine.markup.schema import Head
from engine.markup.text import plain

MOST_CHARACTERS = 20_000
MOST_LINES = 40
LINES = 8
MINUTES_A_QUESTION = 5
MOST_POINTS = 100

NO_QUESTION = gettext_noop(
    "The activity has no question; begin each one with a line “## question {{#id}}”."
)


@dataclass(frozen=True, slots=True)
class Prompt:
    """A question with its guidance, both safe HTML; `lines` are ruled on paper."""

    id: str
    prompt: str
    guidance: str = ""
    lines: int = LINES
    was: str = ""

    @property
    def field(self) -> str:
        """Return the name of its field in the form."""
        return f"answer-{self.id}"

    @property
    def rows(self) -> range:
        return range(self.lines)


@dataclass(frozen=True, slots=True)
class Written:
    """A question and what a person wrote."""

    prompt: Prompt
    text: str = ""


@dataclass(frozen=True, slots=True)
class Reflection(AnswersById):
    """A body holds a text for each question; with `points`, a trainer may mark it."""

    kind = "reflection"
    title = _("Reflection")

    prompts: tuple[Prompt, ...]
    points: int = 0

    @classmethod
    def read(cls, items: Items, head: Head) -> Self:
        items.allow("lines")
        if not items.items and not items.problems:
            items.report(items.first_line, NO_QUESTION)
        return cls(
            tuple(_prompt(item, items) for item in items.items),
            points=head.whole("points", least=1, most=MOST_POINTS, default=0),
        )

    @classmethod
    def from_json(cls, kept: JSON) -> Self:
        prompts = tuple(_prompt_from_json(one) for one in kept.get("questions", ()))
        return cls(prompts, points=kept.get("points", 0))

    def to_json(self) -> dict[str, Any]:
        kept = [_prompt_to_json(one) for one in self.prompts]
        marked = {"points": self.points} if self.points else {}
        return {"questions": kept, **marked}

    @property
    def minutes(self) -> int:
        return MINUTES_A_QUESTION * len(self.prompts)

    @property
    def passages(self) -> tuple[Passage, ...]:
        return tuple(
            Passage(plain(one.prompt), one.id, plain(one.guidance))
            for one in self.prompts
        )

    @property
    def names(self) -> Mapping[str, str]:
        return {one.id: one.was for one in self.prompts}

    @property
    def columns(self) -> tuple[Column, ...]:
        return tuple(Column(one.id, plain(one.prompt)) for one in self.prompts)

    def taken(self, sent: Sent) -> Answers:
        texts = {
            one.id: sent[one.field][-1].replace("\r\n", "\n")
            for one in self.prompts
            if sent.get(one.field)
        }
        if any(len(text) > MOST_CHARACTERS for text in texts.values()):
            raise TooLong(bodies.of(texts))
        return texts

    def is_filled(self, answer: Any) -> bool:  # as it was stored
        return bool(str(answer).strip())

    def shown(self, body: JSON) -> tuple[Written, ...]:
        texts = bodies.answers(body)
        return tuple(Written(one, texts.get(one.id, "")) for one in self.prompts)

    def cells(self, body: JSON) -> tuple[Cell, ...]:
        return tuple(one.text for one in self.shown(body))


def _prompt(item: Item, items: Items) -> Prompt:
    return Prompt(
        id=item.id,
        prompt=items.prompt(item),
        guidance=items.html(item.lines),
        lines=items.whole(item, "lines", most=MOST_LINES, default=LINES),
        was=item.was,
    )


def _prompt_to_json(prompt: Prompt) -> dict[str, Any]:
    """Keep it as questions are kept, so that links to it and its old id are found."""
    stem = {"id": prompt.id, "was": prompt.was, "prompt": prompt.prompt}
    return {
        "kind": Reflection.kind,
        "stem": stem,
        "guidance": prompt.guidance,
        "lines": prompt.lines,
    }


def _prompt_from_json(kept: JSON) -> Prompt:
    return Prompt(**kept["stem"], guidance=kept["guidance"], lines=kept["lines"])
