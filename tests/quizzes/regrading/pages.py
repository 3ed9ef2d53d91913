"""What the tests of correcting a key share."""

from quizzes import endings
from quizzes.models import Attempt
from quizzes.regrading import wordings
from tests import make
from tests.quizzes import quiz


def handed_in(unit, response="1", question="best", **fields):
    mine = quiz.registration(unit, **fields)
    attempt = quiz.attempt(unit=unit, registration=mine)
    attempt.answers.filter(question=question).update(response=response)
    return endings.submit(Attempt.objects.all(), key=attempt.pk, at=make.LATER)


def listed(unit):
    return f"{unit.get_absolute_url()}regrade/"


def address(unit, question="best"):
    found = next(one for one in wordings.of(unit) if one.id == question)
    return f"{listed(unit)}{found.short}/"


def text(response):
    return response.content.decode()
