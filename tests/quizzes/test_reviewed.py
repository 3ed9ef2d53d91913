"""What a review says of each question (quizzes/reviewed.py)."""

from datetime import timedelta

import pytest

from quizzes import checking, endings, reviewed
from quizzes.answers import Given
from quizzes.corrections import Choice
from quizzes.models import Attempt
from quizzes.regrading import keys, regrades, wordings
from quizzes.regrading.regrades import Plan
from tests import make
from tests.make import NOON
from tests.quizzes import quiz

pytestmark = pytest.mark.django_db

ALL = Attempt.objects.all
SOON = NOON + timedelta(minutes=1)


def entry(attempt, question="best"):
    """Return how the review shows one question a day later."""
    found = Attempt.objects.get(pk=attempt.pk)
    result = reviewed.of(found, at=make.NEXT_DAY + timedelta(days=1))
    return next(one for one in result.entries if one.question.id == question)


def handed_in(response):
    attempt = quiz.attempt()
    attempt.answers.filter(question="best").update(response=response)
    return endings.submit(ALL(), key=attempt.pk, at=SOON)


def correct(attempt, choice, right=()):
    found = next(one for one in wordings.of(attempt.unit) if one.id == "best")
    key = keys.ticked(found.asked, right) if right else None
    plan = Plan(choice, "答案写错了", key)
    by = make.person()
    regrade = regrades.draft(attempt.unit, found.asked, plan, by=by, at=make.NEXT_DAY)
    regrades.apply(regrade, at_once=100, title="更正")


@pytest.mark.parametrize(
    ("response", "choice", "right", "said"),
    [
        ("1", Choice.NEW_KEY, ["1"], "答对，2 分"),
        ("1", Choice.ACCEPT_BOTH, ["1"], "答对，2 分"),
        ("2", Choice.ACCEPT_BOTH, ["1"], "答对，2 分"),
        ("3", Choice.ACCEPT_BOTH, ["1"], "答错，0 分"),
        ("3", Choice.GIVE_ALL, [], "答对，2 分"),
        (None, Choice.GIVE_ALL, [], "答对，2 分"),
        (None, Choice.NEW_KEY, ["1"], "没有作答，0 分"),
        ("1", Choice.VOID, [], "不计分"),
    ],
)
def test_a_corrected_question_says_what_its_points_say(response, choice, right, said):
    attempt = handed_in(response)

    correct(attempt, choice, right)

    assert entry(attempt).words == said


def test_in_practice_the_best_try_is_what_the_points_are_for():
    attempt = quiz.attempt(rules={"behaviour": "practice"})
    for key in ("2", "1"):
        given = {"best": Given([key])}
        checking.check(ALL(), key=attempt.pk, question="best", given=given, at=SOON)

    endings.submit(ALL(), key=attempt.pk, at=SOON)

    found = entry(attempt)
    assert found.words == "答对，2 分"
    assert "取最好的一次" in found.made
