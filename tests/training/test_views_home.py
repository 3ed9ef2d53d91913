from datetime import timedelta

import pytest
from django.utils import timezone

from quizzes import endings
from quizzes.models import Attempt
from tests import make
from tests.costs import queries
from tests.make import LONG_AGO
from tests.quizzes import quiz
from training import assignments
from training.assignments import Order

pytestmark = pytest.mark.django_db


@pytest.fixture
def now():
    return timezone.now()


@pytest.fixture
def module():
    course = make.course(slug="satisfaction", title="顾客满意，经营顾客的心")
    made = make.module(course=course, slug="opening", title="破冰与案例")
    make.unit(module=made, slug="marriott", title="梅瑞特饭店", minutes=12, position=1)
    make.unit(module=made, slug="trap", title="思考陷阱", minutes=8, position=2)
    return made


@pytest.fixture
def trainee(client):
    person = make.person(name="林晓岚")
    client.force_login(person)
    return person


@pytest.fixture
def hr(client):
    person = make.person("hr", name="周敏")
    client.force_login(person)
    return person


def text(response):
    return response.content.decode()


def assign(module, whom, now, **order):
    return assignments.assign(Order(module, whom, **order), by=None, at=now)


def test_a_stranger_is_sent_to_the_door(client):
    assert client.get("/").url == "/accounts/login/?next=/"


def test_who_has_nothing_to_do_is_told_so(client, trainee):
    assert "眼下没有要做的培训" in text(client.get("/"))


def test_the_one_next_thing_says_what_why_and_by_when(client, trainee, module, now):
    order = Order(module, trainee, due=12, why="新员工必修")
    assignments.assign(order, by=make.person(name="陈立新"), at=now)

    page = text(client.get("/"))

    assert "现在要做的一件事" in page
    assert "新员工必修，陈立新指派" in page
    assert "还有 12 天" in page
    assert "从《梅瑞特饭店》开始。再学 2 个单元" in page


def test_the_button_lands_on_the_first_unit_left(client, trainee, module, now):
    period = assign(module, trainee, now).periods.get()
    first = module.units.get(slug="marriott")
    make.completion(registration=period.registration, unit=first)

    page = text(client.get("/"))

    assert 'href="/courses/satisfaction/trap/"' in page
    assert "2 个单元，完成了 1 个" in page


def test_what_is_overdue_comes_first(client, trainee, module, now):
    other = make.module(course=module.course, title="推动变革")
    make.unit(module=other)
    assign(other, trainee, now, due=1)
    assign(module, trainee, now - timedelta(days=9), due=3)

    page = text(client.get("/"))

    assert "逾期 6 天" in page
    assert page.index("破冰与案例") < page.index("接下来")


def test_what_is_done_stands_below_with_its_release(client, trainee, module, now):
    release = module.course.release
    registration = make.registration(
        person=trainee,
        module=module,
        started_at=LONG_AGO,
        completed_at=LONG_AGO,
        release=release,
    )
    make.completion(registration=registration, unit=module.units.first())
    assign(module, trainee, now)

    page = text(client.get("/"))

    assert "已经完成" in page
    assert f"读的是第 {release.number} 次发布的文字" in page


def test_my_training_costs_the_same_however_much_there_is(client, trainee, now):
    costs = []
    for count in (2, 2):
        for _ in range(count):
            module = make.module()
            make.unit(module=module)
            assign(module, trainee, now)
        costs.append(queries(client, "/"))

    assert costs[0] == costs[1]
    assert text(client.get("/")).count('class="duty"') == 3


def test_a_trainer_sees_her_courses_and_who_is_behind(client, module, now):
    trainer = make.teaching(course=module.course).person
    assign(module, make.person(), now - timedelta(days=5), due=1)
    client.force_login(trainer)

    page = text(client.get("/"))

    assert "我讲的课" in page
    assert "逾期 1 人次" in page


@pytest.fixture
def written(module):
    """Let three people hand in a quiz with an answer in words."""
    unit = quiz.unit(source=quiz.WRITTEN, module=module, slug="quiz")
    for _ in range(3):
        hand_in(unit)
    return unit


def hand_in(unit):
    made = quiz.attempt(unit=unit)
    made.answers.filter(question="you").update(response="我会登门去看他。")
    endings.submit(Attempt.objects.all(), key=made.pk, at=make.LATER)


@pytest.mark.parametrize("role", ["trainer", "administrator"])
def test_who_marks_sees_first_how_many_answers_wait(client, written, role):
    teaches = role == "trainer"
    person = make.person() if teaches else make.person(role)
    if teaches:
        make.teaching(course=written.course, person=person)
    client.force_login(person)

    assert "有 3 份文字题等你批阅" in text(client.get("/"))
    assert "3 份答卷等着批阅" in text(client.get("/marking/"))


def test_who_teaches_elsewhere_or_nobody_is_not_told_of_them(client, written, trainee):
    to_trainee = text(client.get("/"))
    client.force_login(make.teaching().person)

    assert "等你批阅" not in to_trainee
    assert "等你批阅" not in text(client.get("/"))


def test_counting_what_waits_costs_the_same_however_much(client, written):
    client.force_login(make.teaching(course=written.course).person)
    before = queries(client, "/")
    hand_in(written)

    assert queries(client, "/") == before
    assert "有 4 份文字题" in text(client.get("/"))


def test_hr_sees_the_departments(client, hr):
    assert 'hx-get="/reports/departments/"' in text(client.get("/"))


def test_an_administrator_finds_health_jobs_and_releases(client):
    client.force_login(make.person("administrator"))

    page = text(client.get("/"))

    assert all(way in page for way in ('"/healthz"', '"/jobs/"', "/publishing/"))
