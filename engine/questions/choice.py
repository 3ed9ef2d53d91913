"""Questions with options to pick from, one or several."""

import unicodedata
from abc import abstractmethod
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any, ClassVar, Self

from engine.markup.problem import gettext_noop as _
from engine.questions import task_list
from engine.questions.draft import Draft, Line
from engine.questions.options import AskedOption, Option, RevealedOption, ask, reveal
from engine.questions.question import JSON, Asked, Question, Revealed, Show, Stem
from engine.questions.scoring import Scoring
from engine.questions.shuffling import shuffled
from engine.questions.verdict import BadResponse, Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedChoice(Asked):
    is_several: bool
    options: tuple[AskedOption, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RevealedChoice(Revealed):
    is_several: bool
    options: tuple[RevealedOption, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice(Question):
    """What the kinds of choice share. Options stand in the order they are shown in.

    ``is_fixed`` keeps that order when a quiz shuffles ("all of the above" last).
    """

    attributes: ClassVar[frozenset[str]] = frozenset({"order"})
    is_several: ClassVar[bool] = False

    options: tuple[Option, ...]
    is_fixed: bool = False

    @abstractmethod
    def picked(self, response: object) -> frozenset[str]:
        """Return the keys a response picks; none if it is nonsense. Never raises."""

    @abstractmethod
    def share(self, picked: frozenset[str]) -> Fraction:
        """Return what picking these keys is worth, from 0 to 1."""

    @property
    def keys(self) -> frozenset[str]:
        return frozenset(option.key for option in self.options)

    @property
    def right(self) -> frozenset[str]:
        return frozenset(option.key for option in self.options if option.is_right)

    def is_answered(self, response: object) -> bool:
        return bool(self.picked(response))

    def mark(self, response: object) -> Verdict:
        """Judge any JSON value: points from 0 to ``points``; never raises."""
        picked = self.picked(response)
        share = self.share(picked) if picked else Fraction(0)
        return Verdict(share * self.points, self.points, self.word(picked))

    def word(self, picked: frozenset[str]) -> str:
        """Return the feedback of the picked option if there is just one."""
        words = [option.feedback for option in self.options if option.key in picked]
        return words[0] if len(words) == 1 else ""

    def shuffled(self, seed: int) -> Self:
        """Return the question with other letters for its options, the keys kept."""
        if self.is_fixed:
            return self
        options = shuffled(self.options, seed=seed, name=self.id)
        return replace(self, options=options)

    def asked(self, response: object = None, *, tries: int = 0) -> AskedChoice:
        return AskedChoice(
            **self.told(response, tries),
            is_several=self.is_several,
            options=ask(self.options, self.picked(response)),
        )

    def revealed(
        self, response: object = None, *, show: Show = Show.REVIEW
    ) -> RevealedChoice:
        picked = self.picked(response)
        return RevealedChoice(
            **self.judged(response, show),
            is_several=self.is_several,
            options=reveal(self.options, picked, show),
        )

    def body(self) -> dict[str, JSON]:
        return {
            "options": [option.to_json() for option in self.options],
            "is_fixed": self.is_fixed,
        }

    @classmethod
    def from_body(cls, stem: Stem, body: Mapping[str, Any]) -> Self:
        return cls(
            stem=stem,
            options=Option.all_from_json(body["options"]),
            is_fixed=body["is_fixed"] is True,
        )

    @classmethod
    def material_of(cls, draft: Draft) -> tuple[Line, ...]:
        return task_list.before(draft)

    @classmethod
    def from_draft(cls, draft: Draft, stem: Stem) -> Self | None:
        """Read the options; None if they cannot be a question."""
        options = task_list.options(draft)
        is_fixed = task_list.is_fixed(draft)
        return cls(stem=stem, options=options, is_fixed=is_fixed) if options else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Single(Choice):
    """One option to pick. A response is its key, or None.

    An author marks one option as right; a mended key may accept several of them.
    """

    kind: ClassVar[str] = "single"
    title: ClassVar[str] = _("Single choice")

    @classmethod
    def claims(cls, draft: Draft) -> bool:
        boxes = task_list.boxes(draft)
        return bool(boxes) and sum(box.is_right for box in boxes) <= 1

    def picked(self, response: object) -> frozenset[str]:
        is_key = isinstance(response, str) and response in self.keys
        return frozenset({str(response)}) if is_key else frozenset()

    def share(self, picked: frozenset[str]) -> Fraction:
        """Return 1 if the option is right; Moodle's fractions 100 % and 0 %."""
        return Fraction(picked <= self.right)

    def response(self, values: Sequence[str]) -> JSON:
        """Take at most one key; no value is no answer (None)."""
        if not values:
            return None
        if len(values) > 1 or values[0] not in self.keys:
            raise BadResponse(values)
        return values[0]

    def chance(self) -> Fraction:
        """Return the mean of the options' fractions; 1/2 for a statement."""
        return Fraction(len(self.right), len(self.options))

    def right_answer(self) -> JSON:
        return next(option.key for option in self.options if option.is_right)


@dataclass(frozen=True, slots=True, kw_only=True)
class TrueFalse(Single):
    """A statement to agree with or not; its two options are never shuffled."""

    kind: ClassVar[str] = "true-false"
    title: ClassVar[str] = _("True or false")
    attributes: ClassVar[frozenset[str]] = frozenset()

    @classmethod
    def claims(cls, draft: Draft) -> bool:
        words = frozenset(_folded(box.text) for box in task_list.boxes(draft))
        return words in _TRUE_FALSE

    def shuffled(self, seed: int) -> Self:  # noqa: ARG002 - true stands before false
        return self


@dataclass(frozen=True, slots=True, kw_only=True)
class Multiple(Choice):
    """Several options to pick. A response is the list of their keys."""

    kind: ClassVar[str] = "multiple"
    title: ClassVar[str] = _("Multiple choice")
    attributes: ClassVar[frozenset[str]] = Choice.attributes | {"scoring"}
    is_several: ClassVar[bool] = True

    scoring: Scoring = Scoring.ALL_OR_NOTHING

    @classmethod
    def claims(cls, draft: Draft) -> bool:
        return sum(box.is_right for box in task_list.boxes(draft)) > 1

    def picked(self, response: object) -> frozenset[str]:
        if not isinstance(response, list):
            return frozenset()
        if not all(isinstance(key, str) and key in self.keys for key in response):
            return frozenset()
        return frozenset(response)

    def share(self, picked: frozenset[str]) -> Fraction:
        return self.scoring.share(picked, self.right)

    def response(self, values: Sequence[str]) -> JSON:
        """Take any number of keys; they are kept once each, in the author's order."""
        if not self.keys.issuperset(values):
            raise BadResponse(values)
        return _in_order(values)

    def right_answer(self) -> JSON:
        return _in_order(self.right)

    def body(self) -> dict[str, JSON]:
        return {**Choice.body(self), "scoring": self.scoring.value}

    @classmethod
    def from_body(cls, stem: Stem, body: Mapping[str, Any]) -> Self:
        return cls(
            stem=stem,
            options=Option.all_from_json(body["options"]),
            is_fixed=body["is_fixed"] is True,
            scoring=Scoring(str(body["scoring"])),
        )

    @classmethod
    def from_draft(cls, draft: Draft, stem: Stem) -> Self | None:
        options = task_list.options(draft)
        is_fixed = task_list.is_fixed(draft)
        scoring = Scoring(draft.word("scoring", [*Scoring]))
        if not options:
            return None
        return cls(stem=stem, options=options, is_fixed=is_fixed, scoring=scoring)


_TRUE_FALSE = frozenset(
    frozenset(pair.split())
    for pair in ("对 错", "對 錯", "正确 错误", "正確 錯誤", "是 否", "true false")
)


def _in_order(keys: Iterable[str]) -> JSON:
    """Return the keys once each, in the author's order (2 before 10)."""
    return [*sorted(set(keys), key=lambda key: (len(key), key))]


def _folded(text: str) -> str:
    return unicodedata.normalize("NFKC", text).strip(" .。").casefold()
