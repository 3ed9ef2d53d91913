import json
from datetime import timedelta
from fractions import Fraction

import pytest

from courses.models import Completion
from ledger.models import Event
from quizzes import answers, attempts, endings
from quizzes.answers import Given
from quizzes.attempts import NotOffered
from quizzes.models import Answer, Attempt
from tests import make
from tests.make import LATER, NOON
from tests.quizzes import quiz

pytestmark = pytest.mark.django_db

ALL = Attempt.objects.all
SOON = NOON + timedelta(minutes=1)
TWENTY = {"seconds": 1200}
RIGHT = {"best": ["2"], "ordered": ["1"], "did": ["1", "2", "3"]}


def save(attempt, question, values, *, sequence=None, at=SOON, is_flagged=False):
    given = Given(values, is_flagged=is_flagged, sequence=sequence)
    return answers.save(ALL(), key=attempt.pk, question=question, given=given, at=at)


def answer(attempt, question):
    return Answer.objects.get(attempt=attempt, question=question)


def hand_in(attempt, *, at=LATER):
    return endings.submit(ALL(), key=attempt.pk, at=at)


def answer_all(attempt, **others):
    for question, values in (RIGHT | others).items():
        save(attempt, question, values)


def verbs():
    return list(Event.objects.order_by("pk").values_list("verb", flat=True))


def test_an_attempt_keeps_questions_rules_seed_and_deadline_from_the_start():
    attempt = quiz.attempt(rules=TWENTY)

    attempt.refresh_from_db()

    assert [one["stem"]["id"] for one in attempt.questions] == [
        "best",
        "ordered",
        "did",
    ]
    assert (attempt.number, attempt.seed, attempt.out_of) == (1, 7, 6)
    assert attempt.agreed.seconds == 1200
    assert attempt.deadline_at == NOON + timedelta(minutes=20)
    assert attempt.registration.started_at == NOON
    assert verbs() == ["started", "attempt-started"]


def test_an_attempt_is_unmoved_by_a_later_version():
    attempt = quiz.attempt()
    newer = make.version(unit=attempt.unit, data={"rules": {}, "questions": []})
    attempt.unit.version = newer
    attempt.unit.save(update_fields=["version"])

    answer_all(attempt)

    assert hand_in(attempt).exact == "6"


def test_two_tabs_share_one_attempt():
    first = quiz.attempt()

    second = attempts.start(
        first.unit, registration=first.registration, at=LATER, seed=9
    )

    assert (second.pk, second.seed) == (first.pk, 7)


def test_attempts_are_limited_within_a_registration():
    first = quiz.attempt(rules={"attempts": 1})
    hand_in(first)

    with pytest.raises(NotOffered):
        attempts.start(first.unit, registration=first.registration, at=LATER)

    again = make.registration(
        person=first.person, module=first.unit.module, number=2, is_delta=True
    )
    assert attempts.start(first.unit, registration=again, at=LATER).number == 1


@pytest.mark.parametrize(
    ("rules", "reason"),
    [
        ({"opens_at": LATER.isoformat()}, "not-open"),
        ({"closes_at": NOON.isoformat()}, "closed"),
    ],
)
def test_no_attempt_starts_outside_the_hours(rules, reason):
    unit = quiz.unit(rules=rules)

    with pytest.raises(NotOffered) as refused:
        attempts.start(unit, registration=quiz.registration(unit), at=SOON)

    assert refused.value.offer.reason == reason
    assert not Attempt.objects.exists()


def test_an_attempt_that_is_refused_still_closes_the_one_before():
    first = quiz.attempt(rules=TWENTY | {"attempts": 1})

    with pytest.raises(NotOffered):
        attempts.start(first.unit, registration=first.registration, at=LATER)

    first.refresh_from_db()
    assert first.ended_by == "clock"


def test_a_make_up_exam_passes_with_its_cap_at_most():
    first = hand_in(quiz.attempt(rules={"attempts": 1, "makeups": 1}))
    second = attempts.start(first.unit, registration=first.registration, at=LATER)
    answer_all(second)

    hand_in(second)

    second.refresh_from_db()
    assert (second.is_makeup, second.exact, second.has_passed) == (True, "18/5", True)
    event = Event.objects.filter(verb="attempt-started").latest("pk")
    assert event.new["is_makeup"] is True
    with pytest.raises(NotOffered):
        attempts.start(first.unit, registration=first.registration, at=LATER)


GRACE = TWENTY | {"expiry": "grace", "grace": 120}
IN_GRACE = NOON + timedelta(minutes=21)


def test_in_the_grace_time_nothing_is_answered_but_it_is_handed_in():
    attempt = quiz.attempt(rules=GRACE)
    save(attempt, "ordered", ["1"])

    with pytest.raises(answers.AttemptIsOver):
        save(attempt, "best", ["2"], at=IN_GRACE)

    hand_in(attempt, at=IN_GRACE)
    attempt.refresh_from_db()
    assert (attempt.ended_by, attempt.exact) == ("person", "1")


@pytest.mark.parametrize("rules", [GRACE, TWENTY | {"expiry": "abandon"}])
def test_what_is_not_handed_in_in_time_is_abandoned_and_does_not_count(rules):
    attempt = quiz.attempt(rules=rules)
    answer_all(attempt)

    assert endings.close_expired(at=LATER) == 1

    attempt.refresh_from_db()
    assert (attempt.ended_by, attempt.has_passed) == ("abandoned", False)
    assert attempt.points is None
    assert not Completion.objects.exists()


def test_the_quiz_closing_ends_an_attempt_before_its_limit():
    closes_at = NOON + timedelta(minutes=5)
    attempt = quiz.attempt(rules=TWENTY | {"closes_at": closes_at.isoformat()})

    assert attempt.deadline_at == closes_at


def test_starting_closes_an_attempt_whose_time_is_up():
    first = quiz.attempt(rules=TWENTY)

    second = attempts.start(first.unit, registration=first.registration, at=LATER)

    first.refresh_from_db()
    assert (first.ended_by, second.number) == ("clock", 2)


def test_handing_in_marks_exactly_and_completes_the_unit():
    attempt = quiz.attempt()
    answer_all(attempt, did=["1"])

    hand_in(attempt)

    attempt.refresh_from_db()
    assert (attempt.exact, attempt.has_passed, attempt.ended_by) == (
        "4",
        True,
        "person",
    )
    assert str(answer(attempt, "did").points) == "1.0000"
    done = Completion.objects.get(registration=attempt.registration)
    assert (done.version, done.completed_at) == (attempt.version, LATER)


def test_thirds_are_kept_as_they_are():
    attempt = quiz.attempt(rules={"pass_mark": 100})
    attempt.questions[2]["stem"]["points"] = 1
    attempt.save(update_fields=["questions"])
    save(attempt, "did", ["1"])

    hand_in(attempt)

    assert attempt.answers.get(question="did").points is not None
    assert Attempt.objects.get().score.points == Fraction(1, 3)


def test_failing_leaves_the_unit_open():
    attempt = quiz.attempt()
    save(attempt, "ordered", ["1"])

    hand_in(attempt)

    assert Attempt.objects.get().has_passed is False
    assert not Completion.objects.exists()


def test_a_quiz_without_pass_mark_is_complete_when_handed_in():
    attempt = hand_in(quiz.attempt(rules={"pass_mark": 0}))

    assert attempt.has_passed
    assert Completion.objects.get().unit == attempt.unit


@pytest.mark.parametrize(
    ("counted", "is_done"),
    [("highest", True), ("last", True), ("first", False), ("average", False)],
)
def test_the_counted_result_decides(counted, is_done):
    first = hand_in(quiz.attempt(rules={"counted": counted}))
    second = attempts.start(first.unit, registration=first.registration, at=LATER)
    answer_all(second)

    hand_in(second)

    assert Completion.objects.exists() is is_done


def test_handing_in_twice_is_once():
    attempt = quiz.attempt()
    hand_in(attempt)

    again = hand_in(attempt, at=make.NEXT_DAY)

    assert again.submitted_at == LATER
    assert verbs().count("attempt-submitted") == 1


def test_handing_in_too_late_ends_at_the_deadline_with_what_was_saved():
    attempt = quiz.attempt(rules=TWENTY)
    save(attempt, "ordered", ["1"])

    hand_in(attempt)

    attempt.refresh_from_db()
    assert attempt.submitted_at == attempt.deadline_at
    assert (attempt.ended_by, attempt.exact) == ("clock", "1")


def test_any_touch_closes_what_the_clock_has_ended():
    attempt = quiz.attempt(rules=TWENTY)

    still_open = endings.close_if_expired(attempt, at=SOON)
    closed = endings.close_if_expired(attempt, at=LATER)

    assert (still_open.is_open, closed.is_open) == (True, False)


def test_all_expired_attempts_are_closed_and_no_others():
    expired = quiz.attempt(rules=TWENTY)
    endless = quiz.attempt()

    assert endings.close_expired(at=LATER) == 1
    assert endings.close_expired(at=LATER) == 0

    assert list(ALL().open()) == [endless]
    assert list(ALL().submitted()) == [expired]


def test_the_event_of_handing_in_holds_the_exact_points():
    attempt = hand_in(quiz.attempt())

    event = Event.objects.get(verb="attempt-submitted")
    assert json.loads(json.dumps(event.new)) == {
        "points": "0",
        "out_of": 6,
        "has_passed": False,
        "is_waiting": False,
        "ended_by": "person",
    }
    assert event.thing == f"quizzes.attempt:{attempt.pk}"
