import pytest

from people.models import Role
from quizzes import endings
from quizzes.models import Allowance, Attempt
from tests import make
from tests.make import NOON
from tests.quizzes import quiz

pytestmark = pytest.mark.django_db

RULES = {"attempts": 1, "seconds": 1200}


@pytest.fixture
def trainee():
    return make.person(
        name="林晓岚", name_key="lin2 xiao3 lan2", employee_number="0042"
    )


@pytest.fixture
def unit(trainee):
    made = quiz.unit(rules=RULES)
    quiz.registration(made, person=trainee)
    return made


@pytest.fixture
def trainer(client, unit):
    trainer = make.person(Role.Code.TRAINER, name="周讲师")
    make.teaching(person=trainer, course=unit.course)
    client.force_login(trainer)
    return trainer


def address(unit, *further):
    return "/".join([unit.get_absolute_url().rstrip("/"), "allowances", *further, ""])


def page(client, *args):
    return client.get(address(*args)).content.decode()


def give(client, unit, person, **fields):
    return client.post(address(unit, str(person.pk)), {"why": "病假", **fields})


@pytest.mark.parametrize("words", ["晓岚", "0042", "lin"])
def test_a_person_is_found_by_name_or_number(client, trainer, unit, words):
    make.enrolment(course=unit.course, person=make.person(name="王强"))

    found = client.get(address(unit), {"q": words}).content.decode()

    assert "找到 1 人" in found
    assert "林晓岚" in found


def test_a_trainer_of_a_cohort_allows_its_members_only(client, unit, trainee):
    mine = make.person(name="王强")
    make.enrolment(course=unit.course, person=mine)
    trainer = make.person(Role.Code.TRAINER)
    make.teaching(person=trainer, course=unit.course, cohort=make.cohort(mine))
    client.force_login(trainer)

    assert client.get(address(unit, str(mine.pk))).status_code == 200
    assert give(client, unit, trainee, attempts="1").status_code == 404
    assert not Allowance.objects.exists()


def test_nobody_makes_an_exception_for_herself(client, trainer, unit):
    make.enrolment(course=unit.course, person=trainer)

    assert give(client, unit, trainer, attempts="1").status_code == 404


def test_what_is_given_stands_in_the_list_with_its_reason(
    client, trainer, unit, trainee
):
    sent = give(client, unit, trainee, attempts="1", minutes="30")

    allowed = Allowance.objects.get()
    assert (allowed.attempts, allowed.seconds, allowed.given_by) == (1, 1800, trainer)
    listed = client.get(sent["Location"]).content.decode()
    assert "限时 30 分钟，可以再做一次" in listed
    assert "病假" in listed


def test_the_form_asks_only_for_what_the_rules_limit(client, trainer, unit, trainee):
    shown = page(client, unit, str(trainee.pk))

    assert 'name="minutes"' in shown
    assert 'name="opens_at"' not in shown


def test_a_quiz_without_limits_has_nothing_to_allow(client, trainer, unit, trainee):
    free = quiz.unit(module=unit.module)

    assert "没有什么可以放宽" in page(client, free, str(trainee.pk))


@pytest.mark.parametrize(
    ("fields", "wrong"),
    [
        ({}, "请填写要放宽什么"),
        ({"attempts": "0"}, "请填写要放宽什么"),
        ({"attempts": "1", "why": ""}, "必填"),
        ({"minutes": "0"}, "大于"),
    ],
)
def test_what_cannot_be_allowed_is_told(client, trainer, unit, trainee, fields, wrong):
    sent = give(client, unit, trainee, **fields)

    assert sent.status_code == 422
    assert wrong in sent.content.decode()
    assert not Allowance.objects.exists()


def test_hours_that_end_before_they_begin_are_refused(client, trainer, unit, trainee):
    hours = {"opens_at": NOON.isoformat(), "closes_at": make.NEXT_DAY.isoformat()}
    timed = quiz.unit(module=unit.module, rules=hours)

    sent = give(client, timed, trainee, closes_at="2026-11-20T09:00")

    assert "这样还没开放就截止了" in sent.content.decode()


def test_a_moment_is_read_by_the_clock_of_the_site(client, trainer, unit, trainee):
    timed = quiz.unit(module=unit.module, rules={"closes_at": NOON.isoformat()})

    give(client, timed, trainee, closes_at="2026-11-21T12:00")

    assert Allowance.objects.get().closes_at == make.NEXT_DAY
    assert "2026-11-21T12:00" in page(client, timed, str(trainee.pk))


def test_what_was_withdrawn_stays_in_the_history(client, trainer, unit, trainee):
    give(client, unit, trainee, attempts="1")

    client.post(address(unit, str(trainee.pk), "withdraw"))

    shown = page(client, unit, str(trainee.pk))
    assert "现在没有放宽" in shown
    assert "周讲师 于 " in shown
    assert "还没有。在上面找到一个人" in page(client, unit)


def test_the_trainee_sees_what_she_is_allowed_but_not_why(client, unit, trainee):
    registration = trainee.registrations.get()
    attempt = quiz.attempt(unit=unit, registration=registration)
    endings.submit(Attempt.objects.all(), key=attempt.pk, at=NOON)
    Allowance.objects.create(
        person=trainee,
        unit=unit,
        attempts=1,
        why="病假",
        given_by=make.person(),
        given_at=NOON,
    )
    client.force_login(trainee)

    shown = client.get(unit.get_absolute_url()).content.decode()

    assert "讲师为你放宽：可以再做一次。" in shown
    assert "病假" not in shown
    assert "再做一次（还可以做一次，取最高分）" in shown
