from datetime import timedelta
from typing import Any

import pytest

from ledger.models import Event
from quizzes import allowances, attempts, endings
from quizzes.allowances import Grant
from quizzes.attempts import NotOffered
from quizzes.models import Allowance, Attempt
from quizzes.rules import Rules
from tests import make
from tests.make import LATER, NEXT_DAY, NOON
from tests.quizzes import quiz

pytestmark = pytest.mark.django_db

SOON = NOON + timedelta(minutes=1)
EXAM = {"seconds": 1200, "expiry": "grace", "grace": 60, "attempts": 1}


def give(attempt, *, at=SOON, **grant):
    return allowances.give(
        Grant(why="网络中断", **grant),
        person=attempt.person,
        unit=attempt.unit,
        by=make.person(),
        at=at,
    )


def rules_of(attempt, **rules):
    return allowances.relaxed(
        Rules(**rules), person=attempt.person_id, unit=attempt.unit_id
    )


def verbs():
    return list(Event.objects.order_by("pk").values_list("verb", flat=True))


def test_what_is_allowed_takes_the_place_of_the_rules_for_this_person_only():
    mine, other = quiz.attempt(), quiz.attempt()

    give(mine, opens_at=NOON, closes_at=NEXT_DAY, seconds=60, attempts=2, makeups=1)

    rules: dict[str, Any] = {"opens_at": LATER, "seconds": 30, "attempts": 1}
    assert rules_of(mine, **rules) == Rules(
        opens_at=NOON, closes_at=NEXT_DAY, seconds=60, attempts=3, makeups=1
    )
    assert rules_of(other, **rules) == Rules(**rules)


def test_what_has_no_limit_gets_none():
    mine = quiz.attempt()

    give(mine, seconds=60, attempts=2)

    assert rules_of(mine) == Rules()


def test_a_further_attempt_may_be_started():
    first = endings.submit(
        Attempt.objects.all(), key=quiz.attempt(rules={"attempts": 1}).pk, at=SOON
    )
    with pytest.raises(NotOffered):
        attempts.start(first.unit, registration=first.registration, at=LATER)

    give(first, attempts=1)

    again = attempts.start(first.unit, registration=first.registration, at=LATER)
    assert (again.number, again.agreed.attempts) == (2, 2)


def test_a_newer_allowance_takes_the_place_of_the_one_before():
    mine = quiz.attempt()
    first = give(mine, attempts=1)

    second = give(mine, attempts=2, at=LATER)

    first.refresh_from_db()
    assert (first.withdrawn_at, first.withdrawn_by) == (LATER, second.given_by)
    assert list(Allowance.objects.standing()) == [second]
    assert verbs()[-3:] == ["allowance-given", "allowance-withdrawn", "allowance-given"]


def test_the_ledger_says_what_was_allowed_and_why():
    mine = quiz.attempt()

    give(mine, closes_at=NEXT_DAY)

    event = Event.objects.get(verb="allowance-given")
    assert (event.why, event.about) == ("网络中断", f"people.person:{mine.person_id}")
    assert event.new == {"unit": mine.unit_id, "closes_at": NEXT_DAY.isoformat()}


def test_what_was_withdrawn_holds_no_more():
    mine = quiz.attempt()
    allowed = give(mine, attempts=1)

    allowances.withdraw(
        person=mine.person, unit=mine.unit, by=allowed.given_by, at=LATER
    )

    assert allowances.of(person=mine.person_id, unit=mine.unit_id) is None
    assert verbs()[-1] == "allowance-withdrawn"


def test_an_attempt_that_runs_gets_the_longer_time_with_its_grace():
    mine = quiz.attempt(rules=EXAM)

    give(mine, seconds=3600)

    mine.refresh_from_db()
    assert mine.deadline_at == NOON + timedelta(hours=1)
    assert mine.grace_until_at == NOON + timedelta(hours=1, minutes=1)
    assert mine.agreed.seconds == 3600
    assert verbs()[-1] == "attempt-extended"


@pytest.mark.parametrize(
    ("rules", "grant", "at"),
    [
        (EXAM, {"seconds": 60}, SOON),
        (EXAM, {"attempts": 1}, SOON),
        (EXAM, {"seconds": 7200}, LATER),
        ({}, {"seconds": 60}, SOON),
    ],
)
def test_no_attempt_is_shortened_nor_one_that_is_over_extended(rules, grant, at):
    mine = quiz.attempt(rules=rules)
    before = mine.deadline_at

    give(mine, at=at, **grant)

    mine.refresh_from_db()
    assert mine.deadline_at == before
