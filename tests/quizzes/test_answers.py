"""Saving one answer of an attempt (quizzes/attempts.py)."""

from datetime import timedelta

import pytest

from engine.questions.verdict import BadResponse
from ledger.models import Event
from quizzes import answers, endings
from quizzes.answers import AttemptIsOver, Given
from quizzes.models import Answer, Attempt
from tests.make import LATER, NOON
from tests.quizzes import quiz

pytestmark = pytest.mark.django_db

ALL = Attempt.objects.all
SOON = NOON + timedelta(minutes=1)
TWENTY = {"seconds": 1200}


def save(attempt, question, values, *, sequence=None, at=SOON, is_flagged=False):
    given = Given(values, is_flagged=is_flagged, sequence=sequence)
    return answers.save(ALL(), key=attempt.pk, question=question, given=given, at=at)


def answer(attempt, question):
    return Answer.objects.get(attempt=attempt, question=question)


def hand_in(attempt, *, at=LATER):
    return endings.submit(ALL(), key=attempt.pk, at=at)


def verbs():
    return list(Event.objects.order_by("pk").values_list("verb", flat=True))


def test_a_saved_answer_stands_and_its_event_keeps_the_words_apart():
    attempt = quiz.attempt()

    save(attempt, "best", ["2"], sequence=5, is_flagged=True)

    kept = answer(attempt, "best")
    assert (kept.response, kept.sequence, kept.saved_at) == ("2", 5, SOON)
    assert kept.is_flagged
    event = Event.objects.get(verb="answered")
    assert event.new["is_answered"] is True
    assert event.detail.values == {"response": "2"}
    assert event.actor == f"people.person:{attempt.person_id}"


def test_saving_twice_is_once():
    attempt = quiz.attempt()

    save(attempt, "best", ["2"], sequence=5)
    save(attempt, "best", ["2"], sequence=5, at=LATER)
    save(attempt, "best", ["2"], sequence=6, at=LATER)

    assert answer(attempt, "best").sequence == 6
    assert verbs().count("answered") == 1


def test_an_older_sequence_never_overwrites():
    attempt = quiz.attempt()

    save(attempt, "best", ["2"], sequence=6)
    late = save(attempt, "best", ["3"], sequence=5)

    assert (late.response, answer(attempt, "best").response) == ("2", "2")


def test_a_form_without_sequence_is_newer_than_what_was_saved_before():
    attempt = quiz.attempt()

    save(attempt, "best", ["2"], sequence=2**50)
    save(attempt, "best", ["3"])

    kept = answer(attempt, "best")
    assert (kept.response, kept.sequence) == ("3", 2**50 + 1)


def test_a_form_without_sequence_counts_as_browsers_do():
    attempt = quiz.attempt()

    assert save(attempt, "best", ["2"]).sequence == int(SOON.timestamp() * 1000)


def test_an_answer_can_be_taken_back():
    attempt = quiz.attempt()
    save(attempt, "did", ["1"], sequence=1)

    save(attempt, "did", [], sequence=2)

    assert answer(attempt, "did").response is None


def test_what_was_not_offered_is_refused_and_changes_nothing():
    attempt = quiz.attempt()
    save(attempt, "best", ["2"], sequence=1)

    with pytest.raises(BadResponse):
        save(attempt, "best", ["9"], sequence=2)

    assert answer(attempt, "best").response == "2"


def test_a_question_that_was_not_asked_cannot_be_answered():
    attempt = quiz.attempt()

    with pytest.raises(Answer.DoesNotExist):
        save(attempt, "other", ["1"])


@pytest.mark.parametrize("seconds", [0, 1])
def test_answers_from_the_deadline_on_are_refused(seconds):
    attempt = quiz.attempt(rules=TWENTY)
    end = NOON + timedelta(minutes=20, seconds=seconds)

    with pytest.raises(AttemptIsOver) as over:
        save(attempt, "best", ["2"], at=end)

    assert over.value.attempt.pk == attempt.pk
    assert answer(attempt, "best").response is None


def test_the_last_second_still_counts():
    attempt = quiz.attempt(rules=TWENTY)

    save(attempt, "best", ["2"], at=NOON + timedelta(minutes=19, seconds=59))

    assert answer(attempt, "best").response == "2"


def test_answers_after_handing_in_are_refused():
    attempt = hand_in(quiz.attempt())

    with pytest.raises(AttemptIsOver):
        save(attempt, "best", ["2"])
