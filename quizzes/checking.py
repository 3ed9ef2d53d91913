"""Checking one question while the attempt runs, with all that its page sent."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from django.db import transaction

from engine.questions import saved
from engine.questions.question import Question
from quizzes import answers, tries
from quizzes.answers import AttemptIsOver, Given, Kept, Outcome
from quizzes.models import Attempt, AttemptQuerySet
from quizzes.paging import Pages


@transaction.atomic
def check(
    mine: AttemptQuerySet,
    *,
    key: int,
    question: str,
    given: Mapping[str, Given],
    at: datetime,
) -> dict[str, Kept]:
    """Save what a page sent, and make a try of the answer to one of its questions.

    No try is made where the answer did not come to stand, or is not whole: what came
    of it says so. Raises AttemptIsOver, or Answer.DoesNotExist.
    """
    kept = answers.save_all(mine, key=key, given=given, at=at)
    one = kept[question]
    attempt = one.answer.attempt
    if not attempt.takes_answers(at=at):
        raise AttemptIsOver(attempt)
    if one.outcome is not Outcome.SAVED or not Pages.of(attempt).is_open(question):
        return kept
    asked = _question(attempt, question)
    if not asked.is_complete(one.answer.response):
        return {**kept, question: replace(one, outcome=Outcome.UNFINISHED)}
    tries.make(asked, one.answer, at=at)
    return kept


def _question(attempt: Attempt, id_: str) -> Question:
    kept = next(one for one in attempt.questions if one["stem"]["id"] == id_)
    return saved.from_json(kept)
