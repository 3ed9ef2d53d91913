"""Marking the saved answers of an attempt on its own copy of the questions."""

from collections.abc import Mapping
from datetime import datetime

from engine.questions.question import Question
from engine.questions.verdict import Verdict
from quizzes import content, scoring
from quizzes.models import Answer, Attempt


def mark(attempt: Attempt, *, at: datetime) -> None:
    """Mark all answers of an attempt, and store the points of each and the whole.

    While an answer waits for a person, there is a sum of points, but no pass or fail.
    """
    answers = {answer.question: answer for answer in attempt.answers.all()}
    questions = content.questions_from_json(attempt.questions)
    verdicts = {
        question.id: _verdict(question, answers=answers) for question in questions
    }
    for id_, answer in answers.items():
        verdict = verdicts[id_]
        answer.exact = "" if verdict.is_waiting else str(verdict.points)
        answer.points = None if verdict.is_waiting else scoring.decimal(verdict.points)
    Answer.objects.bulk_update(answers.values(), ["exact", "points"], batch_size=100)
    is_waiting = any(verdict.is_waiting for verdict in verdicts.values())
    score = scoring.total(verdicts.values())
    attempt.exact = str(score.points)
    attempt.points = scoring.decimal(score.points)
    attempt.out_of = score.out_of
    attempt.has_passed = None if is_waiting else score.passes(attempt.agreed)
    attempt.marked_at = None if is_waiting else attempt.marked_at or at
    attempt.save(update_fields=["exact", "points", "out_of", "has_passed", "marked_at"])


def _verdict(question: Question, *, answers: Mapping[str, Answer]) -> Verdict:
    return question.mark(answers[question.id].response)
