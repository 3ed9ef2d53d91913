"""Questions that ask for an opinion on a scale, which is never marked."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, ClassVar, Self

from engine.markup.problem import gettext_noop as _
from engine.questions import entries, steps
from engine.questions.draft import Draft, Line
from engine.questions.entries import BULLETED
from engine.questions.question import JSON, Asked, Question, Revealed, Show, Stem
from engine.questions.verdict import BadResponse, Verdict


@dataclass(frozen=True, slots=True)
class AskedStep:
    """A step of the scale, in the words of an option: no verdict is ever on it."""

    key: str
    text: str
    is_picked: bool

    @property
    def letter(self) -> str:
        """Return its number, unless it is called by it."""
        return "" if self.text == self.key else self.key


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedScale(Asked):
    options: tuple[AskedStep, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RevealedScale(Revealed):
    options: tuple[AskedStep, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale(Question):
    """A survey scale, its steps (safe HTML) from least to most. Worth no points.

    A response is the number of a step, as text: "1" is the least. No step is right.
    """

    kind: ClassVar[str] = "scale"
    title: ClassVar[str] = _("Survey scale")
    attributes: ClassVar[frozenset[str]] = frozenset({"scale"})
    is_survey: ClassVar[bool] = True

    steps: tuple[str, ...]

    @classmethod
    def claims(cls, draft: Draft) -> bool:
        return "scale" in draft.attributes

    @classmethod
    def material_of(cls, draft: Draft) -> tuple[Line, ...]:
        return entries.before(draft.lines, BULLETED)

    @classmethod
    def from_draft(cls, draft: Draft, stem: Stem) -> Self | None:
        found = steps.read(draft)
        return cls(stem=stem, steps=found) if found else None

    @property
    def keys(self) -> tuple[str, ...]:
        return tuple(str(number) for number in range(1, len(self.steps) + 1))

    def is_answered(self, response: object) -> bool:
        return isinstance(response, str) and response in self.keys

    def response(self, values: Sequence[str]) -> JSON:
        """Take at most one step; no value is no answer (None)."""
        if not values:
            return None
        if len(values) > 1 or values[0] not in self.keys:
            raise BadResponse(values)
        return values[0]

    def mark(self, response: object) -> Verdict:  # noqa: ARG002 - no answer is judged
        return Verdict(Fraction(0), 0)

    def right_answer(self) -> JSON:
        """Return None: no opinion is the right one."""
        return None

    def asked(self, response: object = None, *, tries: int = 0) -> AskedScale:
        return AskedScale(
            **self.told(response, tries),
            options=self._shown(response),
        )

    def revealed(
        self, response: object = None, *, show: Show = Show.REVIEW
    ) -> RevealedScale:
        """Return what was chosen; there is nothing about it to judge."""
        return RevealedScale(
            **self.judged(response, show),
            options=self._shown(response),
        )

    def _shown(self, response: object) -> tuple[AskedStep, ...]:
        return tuple(
            AskedStep(key, text, key == response)
            for key, text in zip(self.keys, self.steps, strict=True)
        )

    def body(self) -> dict[str, JSON]:
        return {"steps": [*self.steps]}

    @classmethod
    def from_body(cls, stem: Stem, body: Mapping[str, Any]) -> Self:
        return cls(stem=stem, steps=tuple(map(str, body["steps"])))
