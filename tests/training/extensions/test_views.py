from datetime import timedelta

import pytest
from django.utils import timezone

from tests import make
from training import days
from training.extensions import asking
from training.models import ExtensionRequest

pytestmark = pytest.mark.django_db

LIST = "/training/extensions/"


@pytest.fixture
def today():
    return timezone.localdate()


@pytest.fixture
def period(today):
    return make.period(due_at=days.end_of(today + timedelta(days=3)))


@pytest.fixture
def manager(period):
    return make.posting(person=period.person, manager=make.person()).manager


def text(answer):
    return answer.content.decode()


def asked(period, today):
    return asking.ask(
        period,
        due_on=today + timedelta(days=9),
        why="出差",
        by=period.person,
        at=timezone.now(),
    )


def test_she_asks_on_her_page_and_reads_that_it_waits(client, period, today):
    client.force_login(period.person)
    address = f"/training/extensions/ask/{period.pk}/"

    answer = client.post(
        address, {"due_on": today + timedelta(days=9), "why": "出差"}, follow=True
    )

    assert "你已申请延期" in answer.content.decode()
    assert ExtensionRequest.objects.get().why == "出差"


@pytest.mark.parametrize(
    ("days_on", "why", "words"),
    [(9, "", "这个字段是必填项"), (2, "出差", "请选择晚于现在到期日的日期")],
)
def test_wrong_words_come_back_at_their_field(
    client, period, today, days_on, why, words
):
    client.force_login(period.person)

    answer = client.post(
        f"/training/extensions/ask/{period.pk}/",
        {"due_on": today + timedelta(days=days_on), "why": why},
    )

    assert answer.status_code == 422
    assert words in answer.content.decode()


def test_asking_twice_is_said_kindly(client, period, today):
    asked(period, today)
    client.force_login(period.person)

    answer = client.post(
        f"/training/extensions/ask/{period.pk}/",
        {"due_on": today + timedelta(days=9), "why": "出差"},
    )

    assert answer.status_code == 422
    assert "你已申请延期" in answer.content.decode()


def test_nobody_asks_for_another(client, period, manager):
    client.force_login(manager)

    answers = [
        client.post(f"/training/extensions/ask/{period.pk}/{tail}").status_code
        for tail in ("", "take-back/")
    ]

    assert answers == [404, 404]


def test_she_takes_it_back(client, period, today):
    made = asked(period, today)
    client.force_login(period.person)

    client.post(f"/training/extensions/ask/{period.pk}/take-back/")

    made.refresh_from_db()
    assert made.withdrawn_at is not None


def test_her_manager_reads_and_grants(client, period, manager, today):
    made = asked(period, today)
    client.force_login(manager)

    listed = client.get(LIST).content.decode()
    answer = client.post(
        f"{LIST}{made.pk}/",
        {"due_on": today + timedelta(days=5), "reply": "好", "is_granted": "yes"},
        follow=True,
    )

    assert f"{LIST}{made.pk}/" in listed
    period.refresh_from_db()
    assert days.last_of(period.due_at) == today + timedelta(days=5)
    assert f"{period.person}的《{period.module}》现在的期限是" in text(answer)
    again = text(client.get(LIST))
    assert "现在没有等你答复的延期申请" in again
    assert "现在的期限是" not in again


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"is_granted": "no", "reply": ""}, "请说明不同意的理由"),
        ({"is_granted": "yes", "due_on": ""}, "请写明延到哪一天"),
        ({"is_granted": "yes", "due_on": "2020-01-01"}, "请选择晚于现在到期日的日期"),
    ],
)
def test_a_decision_that_lacks_something_comes_back(
    client, period, manager, today, said, words
):
    made = asked(period, today)
    client.force_login(manager)

    answer = client.post(f"{LIST}{made.pk}/", said)

    assert answer.status_code == 422
    assert words in answer.content.decode()


def test_a_refusal_reaches_her_page(client, period, manager, today):
    made = asked(period, today)
    client.force_login(manager)
    refusal = {"is_granted": "no", "reply": "只需一小时"}

    answer = client.post(f"{LIST}{made.pk}/", refusal, follow=True)

    assert f"没有同意{period.person}延期《{period.module}》" in text(answer)
    client.force_login(period.person)
    page = client.get(f"/training/extensions/ask/{period.pk}/").content.decode()

    assert "延期未获同意" in page
    assert "只需一小时" in page


def test_strangers_find_no_request(client, period, today):
    made = asked(period, today)
    client.force_login(make.person("trainer"))

    assert client.get(f"{LIST}{made.pk}/").status_code == 404
