from datetime import timedelta

import pytest
from django_tasks_db.models import DBTaskResult

from jobs import schedule, tasks
from quizzes.models import Attempt
from tests.make import NOON
from tests.quizzes import quiz

pytestmark = pytest.mark.django_db


def test_an_attempt_ends_on_the_server_though_the_browser_is_gone(settings):
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    attempt = quiz.attempt(rules={"seconds": 60})
    assert "close-expired-attempts" in schedule.arm(tasks.run, at=NOON)

    for waiting in DBTaskResult.objects.all():
        (name,) = waiting.args_kwargs["args"]
        schedule.do(name, tasks.run, at=NOON + timedelta(seconds=90))

    ended = Attempt.objects.get(pk=attempt.pk)
    assert (ended.ended_by, ended.submitted_at) == ("clock", attempt.deadline_at)
