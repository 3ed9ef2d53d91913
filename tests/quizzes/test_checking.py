"""Checking single questions while the attempt runs, and what it costs."""

from datetime import timedelta
from fractions import Fraction

import pytest

from ledger.models import Event
from quizzes import answers, checking, endings
from quizzes.answers import AttemptIsOver, Given, Outcome, QuestionIsOver
from quizzes.models import Answer, Attempt, Try
from tests.make import LATER, NOON
from tests.quizzes import quiz

pytestmark = pytest.mark.django_db

ALL = Attempt.objects.all
SOON = NOON + timedelta(minutes=1)
TRIES = {"behaviour": "tries"}
IMMEDIATE = {"behaviour": "immediate"}
PRACTICE = {"behaviour": "practice"}
HINTED = """
## 线索在哪里？ {#where points=3}

- [x] 语气里
- [ ] 菜单上
- [ ] 账单上

> 提示：想一想第二通电话。

> 提示：不在纸上。
"""


def check(attempt, question, *values, sequence=None, certainty=None, at=SOON):
    given = Given(values, sequence=sequence, certainty=certainty)
    kept = checking.check(
        ALL(), key=attempt.pk, question=question, given={question: given}, at=at
    )
    return kept[question]


def save(attempt, question, *values, certainty=None):
    given = Given(values, certainty=certainty)
    return answers.save(ALL(), key=attempt.pk, question=question, given=given, at=SOON)


def points(attempt, question):
    endings.submit(ALL(), key=attempt.pk, at=LATER)
    return Fraction(Answer.objects.get(question=question).exact)


def test_a_check_saves_the_answer_and_makes_a_try_with_its_event():
    attempt = quiz.attempt(rules=TRIES, source=HINTED)

    check(attempt, "where", "2")

    made = Try.objects.get()
    assert (made.number, made.response, made.share, made.parts) == (
        1,
        "2",
        "0",
        {"": "0"},
    )
    assert Answer.objects.get().tries == 1
    event = Event.objects.get(verb="checked")
    assert event.new == {"question": "where", "number": 1, "share": "0"}


def test_the_same_check_sent_twice_is_one_try():
    attempt = quiz.attempt(rules=TRIES, source=HINTED)

    check(attempt, "where", "2", sequence=7)
    check(attempt, "where", "2", sequence=7)
    check(attempt, "where", "2")

    assert Try.objects.count() == 1


def test_an_answer_from_an_older_page_makes_no_try():
    attempt = quiz.attempt(rules=TRIES, source=HINTED)
    check(attempt, "where", "2", sequence=7)

    kept = check(attempt, "where", "3", sequence=5)

    assert kept.outcome is Outcome.NEWER
    assert Try.objects.count() == 1


@pytest.mark.parametrize(
    ("given", "earned"),
    [
        (["1"], Fraction(3)),
        (["2", "1"], Fraction(2)),
        (["2", "3", "1"], Fraction(1)),
        (["2", "3", "2"], Fraction(0)),
    ],
)
def test_each_try_before_costs_a_third(given, earned):
    attempt = quiz.attempt(rules=TRIES, source=HINTED)

    for key in given:
        check(attempt, "where", key)

    assert points(attempt, "where") == earned


def test_what_was_saved_and_never_checked_is_the_last_try():
    attempt = quiz.attempt(rules=TRIES, source=HINTED)
    check(attempt, "where", "2")

    save(attempt, "where", "1")

    assert points(attempt, "where") == Fraction(2)


@pytest.mark.parametrize(
    ("rules", "given"), [(TRIES, ["1"]), (TRIES, ["2", "3", "2"]), (IMMEDIATE, ["2"])]
)
def test_a_question_that_is_over_takes_no_answer_and_no_try(rules, given):
    attempt = quiz.attempt(rules=rules, source=HINTED)
    for key in given:
        check(attempt, "where", key)

    with pytest.raises(QuestionIsOver):
        save(attempt, "where", "3")

    assert check(attempt, "where", "3").outcome is Outcome.OVER
    assert Try.objects.count() == len(given)


def test_in_practice_the_best_try_counts_and_there_is_no_end():
    attempt = quiz.attempt(rules=PRACTICE, source=HINTED)

    for key in ("2", "1", "3"):
        check(attempt, "where", key)

    assert points(attempt, "where") == Fraction(3)


def test_what_is_not_answered_is_not_checked():
    attempt = quiz.attempt(rules=TRIES, source=HINTED)

    assert check(attempt, "where").outcome is Outcome.UNFINISHED
    assert not Try.objects.exists()


def test_where_nothing_is_checked_the_answer_is_saved_and_no_try_made():
    attempt = quiz.attempt(source=HINTED)

    check(attempt, "where", "2")

    assert Answer.objects.get().response == "2"
    assert not Try.objects.exists()


@pytest.mark.parametrize("key", ["2", "3"])
def test_nothing_is_checked_after_the_deadline(key):
    attempt = quiz.attempt(rules={**TRIES, "seconds": 600}, source=HINTED)
    save(attempt, "where", "2")

    with pytest.raises(AttemptIsOver):
        check(attempt, "where", key, at=LATER)

    assert not Try.objects.exists()


@pytest.mark.parametrize(
    ("key", "certainty", "earned"),
    [("1", 3, 9), ("1", None, 3), ("2", 2, -6), ("2", 3, -18)],
)
def test_certainty_multiplies_what_an_answer_earns(key, certainty, earned):
    attempt = quiz.attempt(rules={"is_certain": True}, source=HINTED)

    save(attempt, "where", key, certainty=certainty)

    assert points(attempt, "where") == earned
    assert Attempt.objects.get().score.points == min(max(earned, 0), 3)


def test_certainty_of_an_empty_paper_costs_nothing():
    attempt = quiz.attempt(rules={"is_certain": True}, source=HINTED)

    assert points(attempt, "where") == 0


def test_certainty_is_not_kept_where_it_is_not_asked():
    attempt = quiz.attempt(source=HINTED)

    save(attempt, "where", "1", certainty=3)

    assert Answer.objects.get().certainty is None
