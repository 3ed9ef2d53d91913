from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from activities.models import Participant
from activities.workshops.phones import joining, limits
from tests import make
from tests.activities.workshops import session
from tests.make import NOON

pytestmark = pytest.mark.django_db


@pytest.fixture
def workshop():
    return session.workshop()


def join(client, workshop, **sent):
    return client.post(f"/join/{workshop.code}/", sent)


def try_often(address, *, at):
    for _ in range(limits.MOST_A_MINUTE):
        with pytest.raises(limits.NoSuchCode):
            limits.find("CCCCCC", address=address, at=at)


def test_the_code_leads_to_the_door_of_its_session(client, workshop):
    typed = f" {workshop.code[:3].lower()} {workshop.code[3:]}"

    answer = client.post("/join/", {"code": typed})

    assert answer["Location"] == f"/join/{workshop.code}/"


@pytest.mark.parametrize("typed", ["", "CCCCCC", "<script>"])
def test_a_wrong_code_is_told_kindly(client, typed):
    answer = client.post("/join/", {"code": typed})

    assert answer.status_code == 422
    words = "请再对照一下大屏幕" if typed else "这个字段是必填项"
    assert words in answer.content.decode()


def test_an_address_with_a_wrong_code_asks_for_the_right_one(client):
    answer = client.get("/join/CCCCCC/")

    assert answer.status_code == 404
    assert "没有找到这个课堂码" in answer.content.decode()


def test_whoever_tries_code_after_code_has_to_wait(client, workshop):
    try_often("a", at=NOON)

    with pytest.raises(limits.TooManyTries):
        limits.find(workshop.code, address="a", at=NOON)

    assert limits.find(workshop.code, address="b", at=NOON) == workshop
    assert limits.find(workshop.code, address="a", at=make.LATER) == workshop


def test_a_guest_joins_with_a_name_and_is_known_in_her_browser(client, workshop):
    answer = join(client, workshop, name=" 小林 ")

    guest = Participant.objects.get()
    assert (guest.name, guest.person) == ("小林", None)
    assert answer["Location"] == f"/workshops/{workshop.code}/"
    assert "小林" in client.get(answer["Location"]).content.decode()
    assert client.get(f"/join/{workshop.code}/")["Location"] == answer["Location"]


def test_a_guest_needs_a_name(client, workshop):
    answer = join(client, workshop, name=" ")

    assert answer.status_code == 422
    assert not Participant.objects.exists()


def test_a_person_joins_by_one_tap_and_only_once(client, workshop):
    workshop.allows_guests = False
    workshop.save()
    person = make.enrolment(course=workshop.course).person
    client.force_login(person)

    join(client, workshop)
    again = joining.as_person(workshop, person=person, at=NOON)

    assert Participant.objects.get() == again
    assert again.name == person.name


def test_the_wall_hears_of_who_joins(client, workshop):
    join(client, workshop, name="小林")

    before = workshop.revision
    workshop.refresh_from_db()
    assert workshop.revision == before + 1


def test_a_person_is_offered_the_sessions_that_are_held_for_her(client):
    course = make.course()
    person = make.enrolment(course=course).person
    mine = make.cohort(person)
    fields = {"course": course, "host": make.person()}
    offered = [session.workshop(cohort=cohort, **fields) for cohort in (mine, None)]
    session.workshop(cohort=make.cohort(), **fields)
    session.workshop(closed_at=NOON, **fields)
    session.workshop()

    found = joining.offered_to(person, at=NOON)
    client.force_login(person)
    html = client.get("/join/").content.decode()

    assert set(found) == set(offered)
    assert f"/join/{offered[0].code}/" in html


def test_only_learners_join_where_no_guests_are_allowed(client, workshop):
    workshop.allows_guests = False
    workshop.save()
    stranger = Client()
    stranger.force_login(make.person())

    told = [
        join(client, workshop, name="小林").content.decode(),
        join(stranger, workshop).content.decode(),
    ]

    assert "请先登录" in told[0]
    assert "你没有这门课" in told[1]
    assert not Participant.objects.exists()


def test_a_stranger_with_an_account_joins_where_guests_may(client, workshop):
    client.force_login(make.person())

    join(client, workshop)

    assert not Participant.objects.get().is_guest


def test_nobody_joins_a_session_that_is_over(client, workshop):
    workshop.closed_at = NOON
    workshop.save()

    answer = join(client, workshop, name="小林")

    assert answer.status_code == 422
    assert "已经结束" in answer.content.decode()


def test_a_session_has_an_end_of_seats(workshop):
    Participant.objects.bulk_create(
        Participant(workshop=workshop, name="x", joined_at=NOON)
        for _ in range(joining.MOST_PEOPLE)
    )

    with pytest.raises(joining.SessionIsFull):
        joining.as_guest(workshop, name="小林", at=NOON)


def test_the_page_that_asks_to_wait_says_why(client):
    for minutes in (0, 1):
        try_often("127.0.0.1", at=timezone.now() + timedelta(minutes=minutes))

    answers = [client.post("/join/", {"code": "CCCCCC"}), client.get("/join/CCCCCC/")]

    assert [answer.status_code for answer in answers] == [429, 429]
    assert "请等一分钟" in answers[0].content.decode()
