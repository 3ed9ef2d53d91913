"""Questions answered by typing one line: what short answers and numbers share."""

import re
from abc import abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import ClassVar

from engine.questions import accepted_lines
from engine.questions.draft import Draft, Line
from engine.questions.question import JSON, Asked, Question, Revealed, Show
from engine.questions.verdict import BadResponse, Verdict

LONGEST = 200  # characters in one line

_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff]")  # what no key writes


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer that is accepted: plain text, and a word for who gave it (HTML)."""

    text: str
    feedback: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedTyped(Asked):
    """``given`` is plain text. ``note`` says what to write.

    ``note`` is empty, ``number``, ``unit`` (may be written) or ``unit-required``;
    ``is_unreadable`` says that what was given is nothing of that sort.
    """

    given: str
    note: str
    is_unreadable: bool
    longest: ClassVar[int] = LONGEST


@dataclass(frozen=True, slots=True, kw_only=True)
class RevealedTyped(Revealed):
    """``verdict`` is ``right``, ``wrong`` or empty; ``accepted`` empty if not shown."""

    given: str
    verdict: str
    accepted: tuple[Answer, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Typed(Question):
    """A question answered with one line of text; a response is that line."""

    @property
    @abstractmethod
    def answers(self) -> tuple[Answer, ...]:
        """Return all that is accepted, as the author wrote it."""

    @abstractmethod
    def matched(self, text: str) -> Answer | None:
        """Return the accepted answer that a text of bounded length is, if it is one."""

    def note(self) -> str:
        return ""

    def is_readable(self, text: str) -> bool:  # noqa: ARG002 - any text is one
        return True

    @classmethod
    def material_of(cls, draft: Draft) -> tuple[Line, ...]:
        return accepted_lines.before(draft)

    def is_answered(self, response: object) -> bool:
        return bool(text_of(response).strip())

    def response(self, values: Sequence[str]) -> JSON:
        """Take at most one line; no value, or an empty one, is no answer."""
        if len(values) > 1:
            raise BadResponse(values)
        return line_of(values[0]) if values else ""

    def mark(self, response: object) -> Verdict:
        """Give all points to what is accepted; nonsense and all else earns none."""
        found = self.matched(text_of(response))
        feedback = found.feedback if found else ""
        return Verdict(Fraction(self.points * bool(found)), self.points, feedback)

    def chance(self) -> Fraction:
        """Return 0: Moodle's guess score of a question without ``*`` as an answer."""
        return Fraction(0)

    def asked(self, response: object = None, *, tries: int = 0) -> AskedTyped:
        given = text_of(response)
        return AskedTyped(
            **self.told(response, tries),
            given=given,
            note=self.note(),
            is_unreadable=bool(given.strip()) and not self.is_readable(given),
        )

    def revealed(
        self, response: object = None, *, show: Show = Show.REVIEW
    ) -> RevealedTyped:
        verdict, is_answered = self.mark(response), self.is_answered(response)
        is_judged = is_answered and show & (Show.CORRECTNESS | Show.RIGHT_ANSWER)
        return RevealedTyped(
            **self.judged(response, show),
            given=text_of(response),
            verdict=verdict.correctness if is_judged else "",
            accepted=_shown(self.answers, show),
        )


def _shown(answers: Sequence[Answer], show: Show) -> tuple[Answer, ...]:
    if Show.RIGHT_ANSWER not in show:
        return ()
    if Show.EVERY_FEEDBACK in show:
        return tuple(answers)
    return tuple(Answer(answer.text) for answer in answers)


def text_of(response: object) -> str:
    """Return what was typed; empty if it is no text or longer than can be sent."""
    is_line = isinstance(response, str) and len(response) <= LONGEST
    return str(response) if is_line else ""


def line_of(value: str) -> str:
    """Return what a form sent as one line; raise BadResponse if it is too long."""
    if len(value) > LONGEST:
        raise BadResponse(value)
    return _CONTROL.sub(" ", value)
