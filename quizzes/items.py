"""One question of a running attempt, as its page shows it."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from engine.questions.question import Asked, Question, Revealed, Show
from engine.questions.verdict import Verdict
from quizzes import marking, words
from quizzes.behaviours import CERTAINTIES, RIGHT, Way, certain
from quizzes.models import Answer
from quizzes.review import Moment
from quizzes.rules import Rules
from quizzes.works import Work

_STATES = {"right": "done", "partly": "progress", "wrong": "overdue"}


@dataclass(frozen=True)
class Item:
    """A question with its answer and tries; its place is counted from 1."""

    place: int
    question: Question
    work: Work
    rules: Rules
    note: str = ""

    @property
    def id(self) -> str:
        return self.question.id

    @property
    def answer(self) -> Answer:
        return self.work.answer

    @property
    def kind(self) -> str:
        return _(self.question.title)

    @property
    def is_answered(self) -> bool:
        return self.answer.response is not None

    @property
    def is_scored(self) -> bool:
        return not self.question.is_survey

    @property
    def asks_certainty(self) -> bool:
        by_machine = not (self.question.is_marked_by_hand or self.question.is_survey)
        return self.rules.is_certain and by_machine

    @property
    def certainties(self) -> Sequence["Certainty"]:
        return [Certainty(number) for number in CERTAINTIES]

    @property
    def words(self) -> str:
        return words.state(self.answer)

    @property
    def saved(self) -> str:
        """Say when the answer was saved; nothing if it never was."""
        return words.saved(self.answer.saved_at) if self.answer.sequence else ""

    @cached_property
    def way(self) -> Way:
        return marking.way(self.question, self.rules)

    @cached_property
    def made(self) -> list[Fraction]:
        """Return what each try was worth."""
        return [Fraction(one.share) for one in self.work.tries]

    @property
    def is_over(self) -> bool:
        return self.way.is_over(self.made)

    @property
    def may_check(self) -> bool:
        return self.way.tries_left(self.made) != 0

    @property
    def asked(self) -> Asked:
        """Return the question with one hint for each try that failed."""
        failed = sum(share != RIGHT for share in self.made)
        return self.question.asked(self.answer.response, tries=failed)

    @property
    def revealed(self) -> Revealed:
        """Return the question when it is over, as far as the rules let it be seen."""
        return self.question.revealed(self.answer.response, show=self._show)

    @property
    def closed(self) -> Revealed:
        """Return the question as it stands when no answer is taken any more."""
        return self.question.revealed(self.answer.response, show=Show.NOTHING)

    @property
    def explanation(self) -> str:
        """Return why, once a question that may be tried on is right."""
        is_right = bool(self.made) and self.made[-1] == RIGHT
        return self.question.explanation if is_right and self._explains else ""

    @property
    def _explains(self) -> bool:
        return Show.EXPLANATION in self._show and not self.is_over

    @property
    def checked(self) -> "Checked | None":
        """Return what the last check says, if there was one."""
        if not self.work.tries:
            return None
        verdict = self.question.mark(self.work.tries[-1].response)
        return Checked(verdict, self._show, self.way.tries_left(self.made))

    @property
    def _show(self) -> Show:
        return self.rules.review.at(Moment.DURING, has_passed=False).show


@dataclass(frozen=True, slots=True)
class Certainty:
    """One of the three levels, with what it earns as a share of the points."""

    number: int

    @property
    def words(self) -> str:
        return {
            1: _("Not so sure (less than 67%)"),
            2: _("Fairly sure"),
            3: _("Quite sure (more than 80%)"),
        }[self.number]

    @property
    def earns(self) -> str:
        values = {
            "right": certain(RIGHT, self.number),
            "wrong": -certain(Fraction(0), self.number),
        }
        if not values["wrong"]:
            return _("right: points × %(right)s; wrong: nothing") % values
        return _("right: points × %(right)s; wrong: points × −%(wrong)s") % values


@dataclass(frozen=True, slots=True)
class Checked:
    """What a check says while the attempt runs; `left` tries remain (None: no end)."""

    verdict: Verdict
    show: Show
    left: int | None

    @property
    def state(self) -> str:
        return _STATES.get(self._correctness, "todo")

    @property
    def words(self) -> str:
        return {
            "right": _("Right"),
            "partly": _("Partly right"),
            "wrong": _("Not right"),
        }.get(self._correctness, _("Checked"))

    @property
    def again(self) -> str:
        """Say how many tries are left; nothing when none is, or none is counted."""
        if not self.left:
            return ""
        said = ngettext("%(left)s try left", "%(left)s tries left", self.left)
        return said % {"left": words.count(self.left)}

    @property
    def feedback(self) -> str:
        return self.verdict.feedback if Show.FEEDBACK in self.show else ""

    @property
    def _correctness(self) -> str:
        return self.verdict.correctness if Show.CORRECTNESS in self.show else ""
