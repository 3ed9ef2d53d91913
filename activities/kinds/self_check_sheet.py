"""The statements of a self-check: as they are kept, asked, and scored on paper."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Self

from django.utils.translation import gettext_lazy as _

from activities.charts import numbers
from activities.task import JSON, Words
from engine.markup.text import plain
from engine.measures.exact import Score

STEPS = range(1, 6)
WORDS = (
    _("Strongly disagree"),
    _("Rather disagree"),
    _("In between"),
    _("Rather agree"),
    _("Strongly agree"),
)


@dataclass(frozen=True, slots=True)
class Statement:
    """What one may agree with; its text is safe HTML."""

    id: str
    text: str
    was: str = ""

    @property
    def name(self) -> str:
        return plain(self.text)

    @property
    def field(self) -> str:
        """Return the name of its field in the form."""
        return f"agree-{self.id}"


@dataclass(frozen=True, slots=True)
class Group:
    """Statements that belong together; prompt and text are safe HTML."""

    id: str
    prompt: str
    statements: tuple[Statement, ...]
    text: str = ""
    was: str = ""

    @property
    def name(self) -> str:
        return plain(self.prompt)

    @classmethod
    def from_json(cls, kept: JSON) -> Self:
        stems = [one["stem"] for one in kept["statements"]]
        return cls(
            id=kept["id"],
            prompt=kept["prompt"],
            statements=tuple(
                Statement(one["id"], one["prompt"], one["was"]) for one in stems
            ),
            text=kept["text"],
            was=kept["was"],
        )

    def to_json(self) -> dict[str, Any]:
        """Keep statements as questions are kept, so that their old ids are found."""
        stems = [
            {"id": one.id, "was": one.was, "prompt": one.text}
            for one in self.statements
        ]
        return {
            "id": self.id,
            "was": self.was,
            "prompt": self.prompt,
            "text": self.text,
            "statements": [{"kind": "self-check", "stem": stem} for stem in stems],
        }


@dataclass(frozen=True, slots=True)
class Step:
    value: int
    words: Words
    is_picked: bool


@dataclass(frozen=True, slots=True)
class Stated:
    """A statement at its place in the shuffled order, and how far one agrees."""

    number: int
    statement: Statement
    value: int | None

    @property
    def steps(self) -> tuple[Step, ...]:
        return tuple(
            Step(value, words, value == self.value)
            for value, words in zip(STEPS, WORDS, strict=True)
        )

    @property
    def picked(self) -> Step | None:
        return next((step for step in self.steps if step.is_picked), None)


@dataclass(frozen=True, slots=True)
class Key:
    """A line of the scoring key: which numbers make a group; its sum, n and mean."""

    name: str
    numbers: tuple[int, ...]
    sum: int
    n: int
    mean: str


@dataclass(frozen=True, slots=True)
class Questionnaire:
    """All that one person answers; without a margin no group is ever named."""

    stated: tuple[Stated, ...]
    groups: tuple[Group, ...]
    scores: Sequence[Score]
    least: int
    margin: Fraction | None

    @property
    def is_blank(self) -> bool:
        return not self.answered

    @property
    def answered(self) -> list[Stated]:
        return [one for one in self.stated if one.value is not None]

    @property
    def lead(self) -> str:
        return "" if self.margin is None else numbers.brief(self.margin)

    @property
    def keys(self) -> tuple[Key, ...]:
        by_id = {one.statement.id: one for one in self.stated}
        return tuple(
            _key(group, [by_id[one.id] for one in group.statements], score)
            for group, score in zip(self.groups, self.scores, strict=True)
        )


def _key(group: Group, stated: Sequence[Stated], score: Score) -> Key:
    return Key(
        name=group.name,
        numbers=tuple(sorted(one.number for one in stated)),
        sum=sum(one.value or 0 for one in stated),
        n=score.n,
        mean=numbers.shown(score.value),
    )
