"""What the tests of a running attempt's pages share."""

from django.utils import timezone

from quizzes import attempts
from quizzes.models import Answer
from tests.quizzes import quiz


def started(trainee, **rules):
    unit = quiz.unit(rules=rules)
    mine = quiz.registration(unit, person=trainee)
    return attempts.start(unit, registration=mine, at=timezone.now(), seed=7)


def address(attempt, *rest):
    parts = [attempt.unit.get_absolute_url(), "attempts/", f"{attempt.pk}/", *rest]
    return "".join(parts)


def question(attempt, name):
    return address(attempt, f"questions/{name}/")


def saving(attempt, name):
    return address(attempt, f"questions/{name}/answer/")


def text(response):
    return response.content.decode()


def response_to(name):
    return Answer.objects.get(question=name).response
