"""Questions answered in words, which a trainer marks with a rubric."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any, ClassVar, Self

from engine.markup.problem import gettext_noop as _
from engine.questions import rubric
from engine.questions.draft import Draft
from engine.questions.question import JSON, Asked, Question, Revealed, Show, Stem
from engine.questions.rubric import Criterion
from engine.questions.verdict import BadResponse, Verdict

_LINES, _MOST_LINES = 6, 40
_LENGTH, _MOST_LENGTH = 10_000, 100_000
_MOST_POINTS = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedWritten(Asked):
    """``lines`` is the room to write in, ``most`` how many characters may be sent."""

    text: str
    lines: int
    most: int

    @property
    def rows(self) -> range:
        return range(self.lines)


@dataclass(frozen=True, slots=True, kw_only=True)
class RevealedWritten(Revealed):
    """``text`` is as it was written, not HTML.

    ``rubric`` and ``criteria`` are empty but in an answer key: no trainee sees them.
    """

    text: str
    rubric: str
    criteria: tuple[Criterion, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Written(Question):
    """An answer in words. A response is its text.

    ``rubric`` (safe HTML) and ``criteria`` are for who marks. The explanation is the
    model answer. Marking earns nothing but the state of waiting for a person.
    """

    kind: ClassVar[str] = "written"
    title: ClassVar[str] = _("Written answer")
    attributes: ClassVar[frozenset[str]] = frozenset({"lines", "most"})
    is_marked_by_hand: ClassVar[bool] = True

    rubric: str
    criteria: tuple[Criterion, ...] = ()
    lines: int = _LINES
    most: int = _LENGTH

    @classmethod
    def claims(cls, draft: Draft) -> bool:
        """Claim what has a rubric; other kinds were asked before."""
        return bool(draft.rubric)

    @classmethod
    def from_draft(cls, draft: Draft, stem: Stem) -> Self:
        """Read the rubric; its points are the question's where none are set."""
        text, criteria = rubric.text(draft), rubric.criteria(draft)
        if not text and not criteria:
            draft.problem(
                draft.rubric[0].number,
                _("The rubric is empty. Write what a good answer holds."),
            )
        return cls(
            stem=_weighed(stem, criteria, draft),
            rubric=text,
            criteria=criteria,
            lines=draft.whole("lines", least=1, most=_MOST_LINES, default=_LINES),
            most=draft.whole("most", least=1, most=_MOST_LENGTH, default=_LENGTH),
        )

    def written(self, response: object) -> str:
        """Return the text of a response; empty if it is none. Never raises."""
        return response if isinstance(response, str) else ""

    def is_answered(self, response: object) -> bool:
        return bool(self.written(response).strip())

    def response(self, values: Sequence[str]) -> JSON:
        """Take one text of at most ``most`` characters; a blank one is no answer."""
        if len(values) > 1:
            raise BadResponse(values)
        text = "".join(values).replace("\r\n", "\n")
        if len(text) > self.most:
            raise BadResponse(values)
        return text if text.strip() else None

    def mark(self, response: object) -> Verdict:
        is_waiting = self.is_answered(response)
        return Verdict(Fraction(0), self.points, is_waiting=is_waiting)

    def right_answer(self) -> JSON:
        """Return None: no text earns points before a person has read it."""
        return None

    def asked(self, response: object = None, *, tries: int = 0) -> AskedWritten:
        return AskedWritten(
            **self.told(response, tries),
            text=self.written(response),
            lines=self.lines,
            most=self.most,
        )

    def revealed(
        self, response: object = None, *, show: Show = Show.REVIEW
    ) -> RevealedWritten:
        """Return the answer; its points are None while it waits to be marked."""
        is_key = Show.EVERY_FEEDBACK in show
        return RevealedWritten(
            **self.judged(response, show),
            text=self.written(response),
            rubric=self.rubric if is_key else "",
            criteria=self.criteria if is_key else (),
        )

    def body(self) -> dict[str, JSON]:
        return {
            "rubric": self.rubric,
            "criteria": [criterion.to_json() for criterion in self.criteria],
            "lines": self.lines,
            "most": self.most,
        }

    @classmethod
    def from_body(cls, stem: Stem, body: Mapping[str, Any]) -> Self:
        return cls(
            stem=stem,
            rubric=str(body["rubric"]),
            criteria=Criterion.all_from_json(body["criteria"]),
            lines=int(body["lines"]),
            most=int(body["most"]),
        )


def _weighed(stem: Stem, criteria: tuple[Criterion, ...], draft: Draft) -> Stem:
    """Return the stem with the points of the criteria; name a sum that differs."""
    total = sum(criterion.points for criterion in criteria)
    if not criteria or total == stem.points:
        return stem
    if "points" not in draft.attributes and 1 <= total <= _MOST_POINTS:
        return replace(stem, points=total)
    draft.problem(
        draft.line,
        _(
            "The criteria give {total} points together, the question {points}. Change "
            "one of them; at most {most} points are possible."
        ),
        total=total,
        points=stem.points,
        most=_MOST_POINTS,
    )
    return stem
