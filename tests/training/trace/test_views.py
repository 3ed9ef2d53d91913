from datetime import UTC, datetime

import pytest

from tests import make
from tests.training.paths import walked
from training.models import ExtensionRequest

pytestmark = pytest.mark.django_db


@pytest.fixture
def trainee(client):
    person = make.person(name="林晓岚")
    client.force_login(person)
    return person


@pytest.fixture
def module():
    course = make.course(slug="service", title="服务入门")
    made = make.module(course=course, slug="ice", title="破冰")
    make.unit(module=made, slug="marriott", title="梅瑞特饭店")
    return made


@pytest.fixture
def period(module, trainee):
    make.enrolment(person=trainee, course=module.course)
    return make.period(person=trainee, module=module, due_at=make.NEXT_DAY)


def test_home_leads_to_why_and_there_it_is_answered(client, period, trainee):
    address = f"/training/mine/{period.pk}/"

    assert f'href="{address}"' in client.get("/").text
    page = client.get(address).text
    assert "为什么指派给我" in page
    assert 'href="/courses/service/marriott/"' in page
    assert f'href="/training/extensions/ask/{period.pk}/"' in page


def test_nobody_opens_the_period_of_another_as_her_own(client, period):
    client.force_login(make.person("hr"))

    assert client.get(f"/training/mine/{period.pk}/").status_code == 404


@pytest.mark.parametrize(
    ("decided", "said", "may_ask"),
    [
        ({}, "还在等答复", False),
        (
            {"decided_at": make.LATER, "is_granted": False, "reply": "不能再等"},
            "没有同意延到2026年12月1日：不能再等",
            True,
        ),
    ],
)
def test_what_came_of_asking_for_more_time_stands_beside_the_due_date(
    client, period, decided, said, may_ask
):
    ExtensionRequest.objects.create(
        period=period,
        asked_by=period.person,
        due_at=datetime(2026, 12, 1, 15, tzinfo=UTC),
        why="出差",
        asked_at=make.NOON,
        **decided,
    )

    page = client.get(f"/training/mine/{period.pk}/").text

    assert said in page
    assert ("申请延期" in page) == may_ask


def test_what_can_be_renewed_leads_to_the_renewal(client, trainee, module):
    old = make.period(
        person=trainee,
        module=module,
        satisfied_at=make.LONG_AGO,
        valid_until=make.NOON,
    )
    further = make.period(registration=old.registration, previous=old)

    page = client.get(f"/training/mine/{old.pk}/").text

    assert f"/training/mine/{further.pk}/" in page


def test_what_is_done_offers_no_more_time(client, trainee, module):
    period = make.period(person=trainee, module=module, satisfied_at=make.NOON)

    page = client.get(f"/training/mine/{period.pk}/").text

    assert "现在的情况" in page
    assert "/training/extensions/ask/" not in page


@pytest.fixture
def address(period):
    return f"/training/periods/{period.pk}/"


def test_a_manager_reads_why_and_can_arrange_nothing(client, address, trainee):
    boss = make.person()
    make.posting(person=trainee, manager=boss)
    client.force_login(boss)

    page = client.get(address).text

    assert "为什么被指派" in page
    assert "梅瑞特饭店" in page
    assert "extend/" not in page
    assert client.post(f"{address}waive/", {"waive-why": "x"}).status_code == 404


@pytest.mark.parametrize("kind", ["hr", "trainer"])
def test_hr_and_trainers_read_why_and_arrange(client, address, module, kind):
    person = (
        make.person("hr")
        if kind == "hr"
        else make.teaching(course=module.course).person
    )
    client.force_login(person)

    page = client.get(address).text

    assert "为什么被指派" in page
    assert f'action="{address}extend/"' in page


def test_others_find_nothing(client, address):
    client.force_login(make.posting(manager=make.person()).person)

    assert client.get(address).status_code == 404


def test_home_says_how_far_she_is_in_a_path(client, trainee, module):
    other = make.unit().module
    for one in (module, other):
        make.enrolment(person=trainee, course=one.course)
    walked.assign(walked.path(module, other), trainee)
    walked.finish(module, trainee, at=make.NOON)

    assert "“新人入门”路径 1/2" in client.get("/").text


def test_home_puts_what_is_open_before_what_is_closed(client, trainee, module):
    other = make.unit(title="第二步", module=make.module(title="后一章")).module
    for one in (module, other):
        make.enrolment(person=trainee, course=one.course)
    walked.assign(walked.path(module, other), trainee)
    trainee.periods.filter(module=other).update(
        due_at=make.LONG_AGO, known_at=make.LONG_AGO
    )

    page = client.get("/").text

    assert page.index("破冰") < page.index("后一章")


def test_home_says_what_must_be_done_first_where_nothing_else_is_open(
    client, trainee, module
):
    other = make.unit().module
    make.enrolment(person=trainee, course=other.course)
    walked.assign(walked.path(module, other), trainee)
    trainee.periods.filter(module=module).update(
        opens_at=make.LONG_AGO.replace(year=2100)
    )

    page = client.get("/").text

    assert "路径“新人入门”要依次完成，先完成：" in page
