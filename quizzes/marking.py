"""Marking the saved answers of an attempt on its own copy of the questions."""

from collections.abc import Mapping

from engine.questions.question import Question
from engine.questions.verdict import Verdict
from quizzes import content, scoring
from quizzes.models import Answer, Attempt


def mark(attempt: Attempt) -> None:
    """Mark all answers of an attempt, and store the points of each and the whole."""
    answers = {answer.question: answer for answer in attempt.answers.all()}
    questions = content.questions_from_json(attempt.questions)
    verdicts = {
        question.id: _verdict(question, answers=answers) for question in questions
    }
    for id_, answer in answers.items():
        answer.points = scoring.decimal(verdicts[id_].points)
    Answer.objects.bulk_update(answers.values(), ["points"], batch_size=100)
    score = scoring.total(verdicts.values())
    attempt.exact = str(score.points)
    attempt.points = scoring.decimal(score.points)
    attempt.out_of = score.out_of
    attempt.has_passed = score.passes(attempt.agreed)
    attempt.save(
        update_fields=[
            "submitted_at",
            "ended_by",
            "exact",
            "points",
            "out_of",
            "has_passed",
        ]
    )


def _verdict(question: Question, *, answers: Mapping[str, Answer]) -> Verdict:
    return question.mark(answers[question.id].response)
