"""What stands beside a question of a review: a corrected key, and a marker's words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from engine.questions import saved
from engine.questions.question import Question
from engine.questions.verdict import Verdict
from engine.questions.written import Written
from quizzes import content, corrections, marking
from quizzes.agreement import Place
from quizzes.byhand.page import Shown, shown_of
from quizzes.corrections import Choice, Settled
from quizzes.models import Attempt, Mark, Regrade, Regraded
from quizzes.scoring import Score, shown
from quizzes.works import Work


@dataclass(frozen=True, slots=True)
class Remark:
    """`question` has the key that counts now, `verdict` is what came of it.

    Without a correction and a mark by hand there is no verdict here: the key's holds.
    """

    question: Question
    verdict: Verdict | None = None
    correction: Regrade | None = None
    is_kept: bool = False
    marks: Sequence[Shown] = ()


def of(attempt: Attempt, done: Mapping[str, Work]) -> Mapping[str, Remark]:
    """Return what is to be said on each question, by its id and in its order."""
    made = marking.corrections_of(attempt)
    newest = {one.fingerprint: one for one in made}
    settled = marking.reckon(attempt, done, made) if made else Settled({})
    return {
        kept["stem"]["id"]: _remark(
            kept,
            done[kept["stem"]["id"]],
            newest.get(content.fingerprint(kept)) if newest else None,
            settled,
        )
        for kept in attempt.questions
    }


def _remark(
    kept: Mapping[str, Any], work: Work, correction: Regrade | None, settled: Settled
) -> Remark:
    question = saved.from_json(kept)
    if correction is None:
        return _plain(question, work)
    choice = Choice(correction.choice)
    mended = saved.from_json(corrections.mended(kept, correction.key, choice))
    return Remark(
        question=mended,
        verdict=_as_noted(work, settled.verdicts[question.id].out_of),
        correction=correction,
        is_kept=question.id in settled.kept,
        marks=_marks(question, work),
    )


def _plain(question: Question, work: Work) -> Remark:
    if not (question.is_marked_by_hand and work.answer.exact):
        return Remark(question)
    verdict = _as_noted(work, question.points)
    return Remark(question, verdict, marks=_marks(question, work))


def _as_noted(work: Work, out_of: int) -> Verdict:
    """Return the points that were noted, as far as there are any to earn."""
    points = Fraction(work.answer.exact or 0)
    return Verdict(min(max(points, Fraction(0)), Fraction(out_of)), out_of)


def _marks(question: Question, work: Work) -> list[Shown]:
    """Return the marks to give back: the agreed one, else what each marker gave."""
    if not isinstance(question, Written):
        return []
    newest: dict[str, Mark] = {one.place: one for one in work.marks}
    agreed = [newest[Place.AGREED]] if Place.AGREED in newest else [*newest.values()]
    return [shown_of(one, question) for one in agreed]


def before(attempt: Attempt) -> str:
    """Return the result as it was before any correction; empty if that is the same."""
    first = Regraded.objects.filter(attempt=attempt).order_by("pk").first()
    if first is None:
        return ""
    old = Score(Fraction(first.old_exact or 0), first.old_out_of)
    if old == attempt.score:
        return ""
    return f"{shown(old.points)} / {old.out_of}"
