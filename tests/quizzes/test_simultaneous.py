from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from quizzes import attempts
from quizzes.models import Answer, Attempt
from tests.make import NOON
from tests.quizzes import quiz

TABS = 4


@pytest.mark.django_db(transaction=True)
def test_starts_at_one_moment_make_one_attempt():
    unit = quiz.unit(rules={"attempts": 1})
    registration = quiz.registration(unit)
    ready = Barrier(TABS)

    def start(_tab):
        try:
            ready.wait()
            return attempts.start(unit, registration=registration, at=NOON).pk
        finally:
            connection.close()

    with ThreadPoolExecutor(TABS) as tabs:
        started = set(tabs.map(start, range(TABS)))

    assert started == {Attempt.objects.get().pk}
    assert Answer.objects.count() == 3
