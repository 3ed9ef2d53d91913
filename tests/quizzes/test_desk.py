from datetime import timedelta

import pytest
from django.utils import timezone

from quizzes import allowances, attempts, desk, endings
from quizzes.allowances import Grant
from quizzes.models import Attempt
from tests import make
from tests.make import LATER, NEXT_DAY, NOON
from tests.quizzes import quiz

pytestmark = pytest.mark.django_db

HOUR = timedelta(hours=1)


@pytest.fixture
def trainee(client):
    person = make.person()
    client.force_login(person)
    return person


def quiz_for(trainee, **rules):
    unit = quiz.unit(rules=rules)
    return unit, quiz.registration(unit, person=trainee)


def hand_in(unit, registration, *, at):
    attempt = attempts.start(unit, registration=registration, at=at, seed=7)
    return endings.submit(Attempt.objects.all(), key=attempt.pk, at=at)


def page(client, unit):
    return client.get(unit.get_absolute_url()).content.decode()


def start(client, unit):
    return client.post(f"{unit.get_absolute_url()}attempts/")


def test_before_it_opens_the_page_says_when_and_starting_leads_back(client, trainee):
    opens_at = timezone.now() + HOUR
    unit, _ = quiz_for(trainee, opens_at=opens_at.isoformat())

    shown = page(client, unit)

    when = timezone.localtime(opens_at)
    assert f"{when:%Y-%m-%d %H:%M} 开放，到时候再来。" in shown
    assert "开始作答" not in shown
    assert start(client, unit)["Location"] == unit.get_absolute_url()
    assert not Attempt.objects.exists()


def test_after_it_closed_the_page_says_so(client, trainee):
    unit, _ = quiz_for(trainee, closes_at=NOON.isoformat())

    assert "已于 2026-11-20 12:00 截止。" in page(client, unit)


def test_who_must_wait_sees_until_when(client, trainee):
    unit, mine = quiz_for(trainee, delay=7200)
    now = timezone.now()
    hand_in(unit, mine, at=now)

    when = timezone.localtime(now + 2 * HOUR)
    assert f"{when:%Y-%m-%d %H:%M} 起可以再做一次。" in page(client, unit)


def test_the_make_up_exam_is_offered_and_named(client, trainee):
    unit, mine = quiz_for(trainee, attempts=1, makeups=1)
    hand_in(unit, mine, at=NOON)

    assert "参加补考" in page(client, unit)

    hand_in(unit, mine, at=LATER)
    shown = page(client, unit)
    assert ">补考</a>" in shown
    assert "作答次数已经用完" in shown


def test_what_was_abandoned_does_not_count(client, trainee):
    unit, mine = quiz_for(trainee, seconds=60, expiry="abandon")
    abandoned = attempts.start(unit, registration=mine, at=NOON)

    shown = page(client, unit)

    assert "没有按时交卷，不计分" in shown
    assert "计分成绩" not in shown
    review = client.get(f"{unit.get_absolute_url()}attempts/{abandoned.pk}/")
    assert review.status_code == 200
    assert "0 / 6" not in review.content.decode()


def test_the_counted_result_stands_below_the_attempts(client, trainee):
    unit, mine = quiz_for(trainee, counted="average")
    hand_in(unit, mine, at=NOON)
    hand_in(unit, mine, at=LATER)

    shown = page(client, unit)

    assert "计分成绩" in shown
    assert "取平均分" in shown.partition("计分成绩")[2]


def test_a_further_attempt_is_named_after_a_result_only_if_there_is_one(trainee):
    unit, mine = quiz_for(trainee, attempts=2)
    first = hand_in(unit, mine, at=NOON)
    said = desk.again(first, at=LATER)
    second = hand_in(unit, mine, at=LATER)

    assert said == "再做一次（还可以做一次，取最高分）"
    assert desk.again(second, at=LATER) == ""


def test_what_waits_says_why_and_what_runs_does_not_wait(trainee):
    unit, mine = quiz_for(trainee, closes_at=NEXT_DAY.isoformat())

    assert desk.waits(unit, mine, LATER) == ""
    assert "截止" in desk.waits(unit, mine, NEXT_DAY)

    allowances.give(
        Grant("病假", closes_at=NEXT_DAY + HOUR),
        person=trainee,
        unit=unit,
        by=make.person(),
        at=NOON,
    )
    attempts.start(unit, registration=mine, at=NEXT_DAY)
    assert desk.waits(unit, mine, NEXT_DAY) == ""


def test_marks_that_may_not_be_seen_yet_stand_nowhere_on_the_page(client, trainee):
    hidden: dict[str, list[str]] = {"after": [], "later": [], "closed": []}
    unit, mine = quiz_for(trainee, review=hidden)
    hand_in(unit, mine, at=NOON)

    shown = page(client, unit)

    assert "第一次作答" in shown
    assert "0 / 6 分" not in shown
    assert "计分成绩" not in shown


def test_in_the_grace_the_page_leads_to_handing_in(client, trainee):
    unit, mine = quiz_for(trainee, seconds=600, expiry="grace", grace=300)
    begun = timezone.now() - timedelta(minutes=11)
    attempt = attempts.start(unit, registration=mine, at=begun, seed=7)

    shown = page(client, unit)

    assert "可以交卷。" in shown
    assert f"{unit.get_absolute_url()}attempts/{attempt.pk}/hand-in/" in shown
    assert "接着作答" not in shown
