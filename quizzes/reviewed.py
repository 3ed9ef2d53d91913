"""A finished attempt as its review shows it: as much of it as may be seen now."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from fractions import Fraction
from functools import cached_property

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from engine.questions.question import Question, Revealed
from engine.questions.verdict import Verdict
from quizzes import offers, remarks, words, works
from quizzes.byhand.page import Shown
from quizzes.models import Answer, Attempt, Regrade
from quizzes.remarks import Remark
from quizzes.review import Seen, Times
from quizzes.scoring import shown
from quizzes.works import Work

WAITING = "waiting"
UNANSWERED = "unanswered"
_LACKING = {"wrong", "partly", UNANSWERED}
_STATES = {"right": "done", "partly": "progress", WAITING: "due", "": "waived"}
_VERDICTS = {
    "right": gettext_lazy("Right, %(points)s points"),
    "partly": gettext_lazy("Partly right, %(points)s points"),
    "wrong": gettext_lazy("Wrong, %(points)s points"),
    UNANSWERED: gettext_lazy("Not answered, %(points)s points"),
}
_PLAIN = {
    "right": gettext_lazy("Right"),
    "partly": gettext_lazy("Partly right"),
    "wrong": gettext_lazy("Not right"),
    UNANSWERED: gettext_lazy("Not answered"),
}
_CERTAIN = {
    1: gettext_lazy("not so sure"),
    2: gettext_lazy("fairly sure"),
    3: gettext_lazy("quite sure"),
}
_UNSEEN = {
    "right": gettext_lazy(", right"),
    "partly": gettext_lazy(", partly right"),
    WAITING: gettext_lazy(", waiting"),
    "wrong": gettext_lazy(", wrong"),
    UNANSWERED: gettext_lazy(", not answered"),
}


@dataclass(frozen=True)
class Entry:
    """One question with what the person did and what came of it."""

    place: int
    work: Work
    seen: Seen
    remark: Remark

    @property
    def question(self) -> Question:
        return self.remark.question

    @property
    def number(self) -> str:
        return str(self.place)

    @property
    def kind(self) -> str:
        return _(self.question.title)

    @property
    def answer(self) -> Answer:
        return self.work.answer

    @property
    def is_answered(self) -> bool:
        return self.answer.response is not None

    @property
    def is_survey(self) -> bool:
        return self.question.is_survey

    @property
    def is_counted(self) -> bool:
        """Say whether it can earn points: no survey, and not declared void."""
        return not self.is_survey and self.verdict.out_of > 0

    @property
    def marks(self) -> Sequence[Shown]:
        """Return what markers gave, as far as it may be seen."""
        return self.remark.marks if Seen.MARKS in self.seen else ()

    @property
    def correction(self) -> Regrade | None:
        return self.remark.correction if Seen.CORRECTNESS in self.seen else None

    @cached_property
    def verdict(self) -> Verdict:
        """Return how the answer was judged, tries and certainty aside."""
        own = self._of_last
        return replace(own, points=self._earned) if self.is_best_earlier else own

    @cached_property
    def _of_last(self) -> Verdict:
        return self.remark.verdict or self.question.mark(self.answer.response)

    @property
    def _earned(self) -> Fraction:
        return Fraction(self.answer.exact or 0)

    @property
    def is_best_earlier(self) -> bool:
        """Say whether an earlier try counts, since it was better than the answer."""
        is_plain = self.answer.certainty is None
        return is_plain and self._earned > self._of_last.points

    @property
    def correctness(self) -> str:
        """Return `right`, `partly`, `wrong`, `unanswered`, `waiting` or nothing."""
        if not self.is_counted or self.verdict.is_waiting:
            return self.verdict.correctness
        is_judged = self.is_answered or self.verdict.points > 0
        return self.verdict.correctness if is_judged else UNANSWERED

    @property
    def told(self) -> str:
        """Return the correctness if it may be seen."""
        is_open = Seen.CORRECTNESS in self.seen or self.correctness in {"", WAITING}
        return self.correctness if is_open else ""

    @property
    def state(self) -> str:
        return _STATES.get(self.told, "overdue")

    @property
    def words(self) -> str:
        """Say what came of it: right or not, and the points, as far as may be seen."""
        if not self.is_counted:
            return _("Not counted")
        if self.correctness == WAITING:
            return _("Waiting for a mark")
        points = {"points": shown(self._earned)}
        if Seen.MARKS not in self.seen:
            return str(_PLAIN.get(self.told, ""))
        return str(_VERDICTS.get(self.told, _("%(points)s points"))) % points

    @property
    def unseen(self) -> str:
        """Say the same after the question's number, for who cannot see the frame."""
        return str(_UNSEEN.get(self.told, ""))

    @property
    def made(self) -> str:
        """Say how many tries were made, and how sure the person was."""
        said = []
        if self.work.tries:
            number = len(self.work.tries)
            tried = ngettext("%(count)s try", "%(count)s tries", number)
            said.append(tried % {"count": words.count(number)})
        if self.is_best_earlier and self.told:
            said.append(_("the best one counts"))
        if self.answer.certainty:
            said.append(str(_CERTAIN[self.answer.certainty]))
        return _(", ").join(said)

    @property
    def revealed(self) -> Revealed:
        return self.question.revealed(self.answer.response, show=self.seen.show)


@dataclass(frozen=True)
class Result:
    attempt: Attempt
    entries: Sequence[Entry]
    seen: Seen
    before: str = ""

    @property
    def name(self) -> str:
        return offers.name(self.attempt)

    @property
    def has_entries(self) -> bool:
        """Say whether the questions may be looked at again."""
        return Seen.ATTEMPT in self.seen and not self.attempt.is_abandoned

    @property
    def has_verdicts(self) -> bool:
        return self.has_entries and Seen.CORRECTNESS in self.seen

    @property
    def has_score(self) -> bool:
        return Seen.MARKS in self.seen and not self.attempt.is_abandoned

    @property
    def is_whole(self) -> bool:
        """Say whether nothing of it is kept back."""
        return Seen.RIGHT_ANSWER in self.seen and self.has_entries

    @cached_property
    def wrong(self) -> int:
        return sum(
            one.correctness in {"wrong", "partly", UNANSWERED} for one in self.entries
        )

    @cached_property
    def right(self) -> int:
        return sum(one.correctness == "right" for one in self.entries)

    @property
    def waiting(self) -> str:
        """Say how many answers wait for a mark; nothing if none does."""
        number = sum(one.correctness == WAITING for one in self.entries)
        return words.questions(number) if number else ""

    @property
    def title(self) -> str:
        """Say how many are right: 答对八题，答错两题."""
        if not self.wrong:
            return _("All %(right)s right") % {"right": words.count(self.right)}
        if not self.right:
            return _("All %(wrong)s not right") % {"wrong": words.count(self.wrong)}
        values = {"right": words.count(self.right), "wrong": words.count(self.wrong)}
        return _("%(right)s right, %(wrong)s not quite or not at all") % values

    @property
    def headline(self) -> str:
        if self.attempt.is_abandoned:
            return _("Not handed in in time: this attempt does not count")
        if self.attempt.is_waiting:
            return _("Handed in, waiting for marks")
        if not self.has_verdicts:
            return _("Passed") if self.attempt.has_passed else _("Not passed")
        partly = any(one.correctness == "partly" for one in self.entries)
        return words.headline(self.attempt, wrong=self.wrong, has_partly=partly)

    @property
    def rule(self) -> str:
        return words.review(self.attempt.agreed)

    @property
    def score(self) -> str:
        return shown(self.attempt.score.points)

    @property
    def facts(self) -> str:
        return words.facts(self.attempt)

    @property
    def accuracy(self) -> str:
        """Say what the answers are worth without their certainty, where it counts."""
        if not self.attempt.agreed.is_certain:
            return ""
        points = sum((one.verdict.points for one in self.entries), Fraction(0))
        values = {"points": shown(points), "all": self.attempt.out_of}
        said = _("Without certainty it would be %(points)s of %(all)s points.")
        return said % values

    @property
    def cap(self) -> str:
        """Say what a make-up attempt can come to at most."""
        if not self.attempt.is_makeup:
            return ""
        cap = self.attempt.agreed.makeup_cap
        return _("This is a make-up attempt: at most %(cap)s%% counts.") % {"cap": cap}

    @property
    def band(self) -> str:
        """Return the word on the whole (safe HTML), if it may be seen yet."""
        is_open = Seen.OVERALL in self.seen and self.attempt.has_passed is not None
        return self.attempt.agreed.band(self.attempt.score.share) if is_open else ""


def seen(attempt: Attempt, *, at: datetime) -> Seen:
    """Return what of a finished attempt may be seen at a moment."""
    agreed = attempt.agreed
    moment = Times(attempt.submitted_at, agreed.closes_at).moment(at=at)
    return agreed.review.at(moment, has_passed=bool(attempt.has_passed))


def of(attempt: Attempt, *, at: datetime, allowed: Seen | None = None) -> Result:
    """Lay out a finished attempt: the moment decides what may be seen, or `allowed`."""
    may_see = seen(attempt, at=at) if allowed is None else allowed
    done = works.of(attempt)
    found = remarks.of(attempt, done)
    entries = [
        Entry(place, done[id_], may_see, remark)
        for place, (id_, remark) in enumerate(found.items(), start=1)
    ]
    is_corrected = any(remark.correction for remark in found.values())
    before = remarks.before(attempt) if is_corrected else ""
    return Result(attempt, entries, may_see, before)
