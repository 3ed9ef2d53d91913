"""Marking the saved answers of an attempt on its own copy of the questions."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from engine.questions.question import Question
from engine.questions.verdict import Verdict
from quizzes import content, scoring
from quizzes.behaviours import Made, Way, certain
from quizzes.models import Answer, Attempt, Try
from quizzes.rules import Behaviour, Rules


@dataclass(frozen=True, slots=True)
class Work:
    """What a person did with one question: the answer that stands, and her tries.

    An answer that was saved after the last check counts as one more try.
    """

    answer: Answer
    tries: Sequence[Try] = ()

    @property
    def shown(self) -> list[tuple[object, int | None]]:
        """Return each response in its turn, with the certainty it was given with."""
        made = [(one.response, one.certainty) for one in self.tries]
        last = self.answer.response
        if last is None or (made and made[-1][0] == last):
            return made
        return [*made, (last, self.answer.certainty)]


def mark(attempt: Attempt, *, at: datetime) -> None:
    """Mark all answers of an attempt, and store the points of each and the whole.

    While an answer waits for a person, there is a sum of points, but no pass or fail.
    """
    works, rules = work_of(attempt), attempt.agreed
    questions = content.questions_from_json(attempt.questions)
    verdicts = {one.id: verdict(one, works[one.id], rules) for one in questions}
    for id_, work in works.items():
        _note(work.answer, verdicts[id_])
    answers = [work.answer for work in works.values()]
    Answer.objects.bulk_update(answers, ["exact", "points"], batch_size=100)
    is_waiting = any(verdict.is_waiting for verdict in verdicts.values())
    score = scoring.total(verdicts.values())
    attempt.exact = str(score.points)
    attempt.points = scoring.decimal(score.points)
    attempt.out_of = score.out_of
    attempt.has_passed = None if is_waiting else score.passes(attempt.agreed)
    attempt.marked_at = None if is_waiting else attempt.marked_at or at
    attempt.save(update_fields=["exact", "points", "out_of", "has_passed", "marked_at"])


def work_of(attempt: Attempt) -> Mapping[str, Work]:
    """Return the work on each question: one query, and one for tries if any may be."""
    tries: dict[int, list[Try]] = {}
    if attempt.agreed.has_checks:
        for one in Try.objects.filter(answer__attempt=attempt).order_by("number"):
            tries.setdefault(one.answer_id, []).append(one)
    return {
        answer.question: Work(answer, tuple(tries.get(answer.pk, ())))
        for answer in attempt.answers.all()
    }


def way(question: Question, rules: Rules) -> Way:
    """Return how the rules ask a question; what a person marks is never checked."""
    is_plain = question.is_marked_by_hand or question.is_survey
    return Way(
        behaviour=Behaviour.DEFERRED if is_plain else rules.behaviour,
        penalty=rules.penalty,
        hints=len(question.hints),
        whole=question.parts(question.right_answer()),
    )


def verdict(question: Question, work: Work, rules: Rules) -> Verdict:
    """Return what the work earns, as the rules count tries and certainty.

    With certainty the points run from -6 to 3 times those of the question.
    """
    own = question.mark(work.answer.response)
    if question.is_marked_by_hand or question.is_survey:
        return own
    shown = work.shown
    made = [_made(question, response) for response, _ in shown]
    asked = way(question, rules)
    share = asked.earned(made)
    if rules.is_certain:
        turn = 0 if asked.behaviour is Behaviour.IMMEDIATE else -1
        share = certain(share, shown[turn][1]) if shown else share
    return replace(own, points=share * question.points)


def _made(question: Question, response: object) -> Made:
    return Made(question.mark(response).fraction, question.parts(response))


def _note(answer: Answer, found: Verdict) -> None:
    answer.exact = "" if found.is_waiting else str(found.points)
    answer.points = None if found.is_waiting else scoring.decimal(found.points)
