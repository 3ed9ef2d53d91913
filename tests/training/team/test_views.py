from datetime import timedelta

import pytest
from django.utils import timezone

from tests import make
from tests.training.followup.rows import below
from training import days
from training.models import ExtensionRequest
from training.team import people

pytestmark = pytest.mark.django_db
TEAM = "/training/team/"


@pytest.fixture
def manager(client):
    person = make.person(name="陈立新")
    client.force_login(person)
    return person


def due_in(number, **fields):
    today = timezone.localdate()
    return make.period(due_at=days.end_of(today + timedelta(days=number)), **fields)


def rows(client):
    return client.get(TEAM).context["team"].own


def test_a_manager_sees_how_each_of_her_people_stands(client, manager):
    anna = below(manager, name="林晓岚")
    due_in(-2, person=anna)
    due_in(3, person=anna)
    due_in(9, person=anna)
    due_in(-9, person=anna, waived_at=make.LONG_AGO)
    past, soon = make.LONG_AGO, timezone.now() + timedelta(days=9)
    make.period(person=anna, satisfied_at=past, renews_at=past, valid_until=soon)

    (row,) = rows(client)

    standing = row.standing
    assert (standing.late, standing.open, standing.expiring) == (1, 2, 1)
    assert standing.next_on == timezone.localdate() + timedelta(days=3)


def test_what_was_renewed_in_time_does_not_expire_soon(client, manager):
    past, soon = make.LONG_AGO, timezone.now() + timedelta(days=9)
    old = make.period(
        person=below(manager), satisfied_at=past, renews_at=past, valid_until=soon
    )
    make.period(
        registration=old.registration,
        previous=old,
        satisfied_at=past,
        valid_from=soon,
        valid_until=soon + timedelta(days=30),
    )

    assert [row.standing.expiring for row in rows(client)] == [0]


def test_who_reports_to_her_comes_first_then_those_further_down(client, manager):
    middle = below(manager, name="周敏", name_key="b")
    below(middle, name="林晓岚")
    below(manager, name="王建国", name_key="a")

    team = client.get(TEAM).context["team"]

    assert [str(row.person) for row in team.own] == ["王建国", "周敏"]
    assert [(str(group.manager), len(group.rows)) for group in team.others] == [
        ("周敏", 1)
    ]


def test_the_page_counts_people_and_leads_to_what_is_asked_of_them(client, manager):
    anna = below(manager, name="林晓岚")
    due_in(-2, person=anna)

    text = client.get(TEAM).content.decode()

    assert "共 1 人，其中 1 人有逾期" in text
    assert f"/reports/people/{anna.pk}/" in text


def test_a_waiting_request_for_more_time_is_told(client, manager):
    period = due_in(3, person=below(manager))
    ExtensionRequest.objects.create(
        period=period,
        asked_by=period.person,
        due_at=make.NOON,
        why="ill",
        asked_at=make.NOON,
    )

    text = client.get(TEAM).content.decode()

    assert "有 1 份延期申请等你决定" in text
    assert "/training/extensions/" in text


def test_who_has_left_stands_there_no_more(client, manager):
    below(manager, is_active=False)

    assert "现在没有在岗的人向你汇报" in client.get(TEAM).content.decode()


def test_the_people_of_a_manager_who_has_left_are_still_there(client, manager):
    middle = below(manager, is_active=False)
    below(middle, name="林晓岚")

    assert "林晓岚" in client.get(TEAM).content.decode()


def test_a_circle_ends_where_it_closes(client, manager):
    anna = below(manager)
    make.posting(person=manager, manager=anna)

    assert [row.person for row in rows(client)] == [anna]


def test_whoever_stands_further_down_than_a_page_shows_is_left_out(manager):
    anna = below(manager)
    below(anna)

    team = people.of(manager, at=timezone.now(), most=1)

    assert team.is_cut
    assert (len(team.own), team.others) == (1, [])


def test_who_manages_nobody_has_no_such_page(client):
    client.force_login(make.person())

    assert client.get(TEAM).status_code == 404


def test_only_a_manager_has_the_door(client, manager):
    before = client.get("/").content.decode()
    below(manager)
    after = client.get("/").content.decode()

    assert "我的团队" not in before
    assert "我的团队" in after


@pytest.mark.parametrize("number", [1, 3])
def test_a_team_costs_as_many_queries_for_many(
    manager, django_assert_num_queries, number
):
    for _ in range(number):
        due_in(-1, person=below(manager))

    with django_assert_num_queries(4):
        people.of(manager, at=timezone.now())
