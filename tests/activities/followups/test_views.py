from datetime import timedelta

import pytest
from django.utils import timezone

from activities.followups.states import State, Step
from activities.models import FollowUp
from ledger.models import Event
from tests import make
from tests.activities import small
from tests.activities.followups import world
from tests.make import LONG_AGO

pytestmark = pytest.mark.django_db


@pytest.fixture
def unit():
    return world.unit(slug="ten", title="行动计划表")


@pytest.fixture
def trainee(unit, client):
    person = make.enrolment(course=unit.course).person
    client.force_login(person)
    return person


@pytest.fixture
def plan(unit, trainee):
    return world.share(unit, trainee, at=timezone.now())


def address(unit):
    return f"/courses/{unit.course.slug}/{unit.slug}/activity/follow-up/"


def day(days):
    return timezone.localdate() + timedelta(days=days)


def send(client, unit, **fields):
    names = {name.replace("_listen", "-listen"): text for name, text in fields.items()}
    return client.post(address(unit), names)


def test_her_planned_actions_stand_there_and_the_next_day_is_set(client, unit, plan):
    page = client.get(address(unit)).text

    assert "倾听" in page
    assert "站着迎" in page
    assert "重视员工" not in page
    assert "今天先记一次也可以" in page
    assert f'value="{day(30)}"' in page
    assert "还没有。每次记下的都会留在这里" in page


def test_a_look_back_is_kept_and_shown(client, unit, plan):
    answer = send(
        client,
        unit,
        state_listen="under-way",
        note_listen="三天里两天做到",
        review_on=day(14),
    )

    page = client.get(address(unit)).text
    kept = FollowUp.objects.get()
    assert answer["Location"] == f"{address(unit)}#looked"
    assert kept.response == plan
    assert kept.review_on == day(14)
    assert "三天里两天做到" in page
    assert page.count(" checked") == 1


def test_every_look_back_stays_the_newest_first(client, unit, plan):
    send(client, unit, state_listen="under-way", note_listen="开了头")
    send(client, unit, state_listen="done", note_listen="做成了")

    page = client.get(address(unit)).text

    assert FollowUp.objects.count() == 2
    assert page.index("做成了") < page.index("开了头")
    assert "没有约定下一次" in page


def test_the_ledger_hears_of_states_and_no_words(client, unit, plan):
    send(client, unit, state_listen="done", note_listen="做成了")

    event = Event.objects.get(verb="plan-looked-at")
    assert event.new == {"states": {"listen": "done"}}


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"state_listen": "never"}, "check-wish"),
        ({}, "请选一选做到哪一步了"),
        ({"state_listen": "done", "note_listen": "字" * 2_001}, "check-wish"),
        ({"state_listen": "done", "review_on": "soon"}, "2026-12-22 这样"),
        ({"state_listen": "done", "review_on": "2020-01-01"}, "请选今天以后的日子"),
    ],
)
def test_what_cannot_be_is_said_kindly_and_nothing_is_lost(
    client, unit, plan, fields, told
):
    answer = send(client, unit, **({"note_listen": "别丢了这句"} | fields))

    assert answer.status_code == 422
    assert told in answer.text
    assert fields.get("note_listen", "别丢了这句") in answer.text
    assert not FollowUp.objects.exists()


def test_without_a_shared_plan_the_page_says_what_to_do(client, unit, trainee):
    page = client.get(address(unit)).text

    assert "你现在没有分享行动计划" in page
    assert send(client, unit, state_listen="done").status_code == 422
    assert not FollowUp.objects.exists()


@pytest.mark.parametrize(
    ("days", "told"), [(0, "今天就是你说好"), (-3, "现在来看也不晚")]
)
def test_the_day_and_a_day_gone_by_are_told(client, unit, trainee, days, told):
    world.share(unit, trainee, at=LONG_AGO, review_on=day(days).isoformat())

    assert told in client.get(address(unit)).text


def test_nobody_else_sees_it(client, unit, plan):
    step = Step("listen", State.DONE, "悄悄话")
    world.look_back(plan, step, at=timezone.now())
    client.force_login(make.enrolment(course=unit.course).person)

    page = client.get(address(unit)).text

    assert "悄悄话" not in page
    assert "站着迎" not in page


@pytest.mark.parametrize("who", ["trainer", "stranger"])
def test_who_is_not_in_the_course_finds_no_page(client, unit, plan, who):
    trainer = make.teaching(course=unit.course).person
    client.force_login(trainer if who == "trainer" else make.person())

    assert client.get(address(unit)).status_code == 404
    assert send(client, unit, state_listen="done").status_code == 404


def test_other_units_have_no_such_page(client, unit, trainee):
    for other in (small.unit(module=unit.module), make.unit(module=unit.module)):
        assert client.get(address(other)).status_code == 404


def test_the_plans_own_page_leads_to_it_once_it_is_shared(client, unit, trainee):
    page = f"/courses/{unit.course.slug}/{unit.slug}/"
    before = client.get(page).text
    world.share(unit, trainee, at=timezone.now())

    assert address(unit) not in before
    assert address(unit) in client.get(page).text


def test_home_reminds_of_it_from_its_day_on(client, unit, trainee):
    world.share(unit, trainee, at=timezone.now(), review_on=day(1).isoformat())
    before = client.get("/").text
    world.share(unit, trainee, at=timezone.now(), review_on=day(0).isoformat())

    home = client.get("/").text

    assert address(unit) not in before
    assert f'href="{address(unit)}"' in home
    assert "回头看看“行动计划表”" in home
