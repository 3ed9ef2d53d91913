from datetime import timedelta

import pytest

from quizzes.models import Answer, Attempt, Quiz
from quizzes.rules import Rules
from tests.make import LATER, NOON


@pytest.mark.parametrize(
    ("deadline_at", "submitted_at", "is_expired"),
    [
        (None, None, False),
        (LATER, None, False),
        (NOON, None, True),
        (NOON - timedelta(hours=1), NOON, False),
    ],
)
def test_an_open_attempt_expires_at_its_deadline(deadline_at, submitted_at, is_expired):
    attempt = Attempt(deadline_at=deadline_at, submitted_at=submitted_at)

    assert attempt.is_expired(at=NOON) is is_expired


def test_an_attempt_without_rules_kept_has_the_default_ones():
    assert Attempt(rules={}).agreed == Rules()


def test_rows_name_themselves_by_their_keys():
    attempt = Attempt(pk=3, person_id=1, unit_id=2, number=4)

    assert str(attempt) == "1, attempt 4 at 2"
    assert str(Answer(attempt=attempt, question="best")) == "3: best"
    assert str(Quiz(unit_id=2)) == "quiz 2"
