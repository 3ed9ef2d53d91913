import pytest
from django.test import Client

from people.models import Role
from tests import make
from tests.activities import small
from tests.activities.workshops import session

pytestmark = pytest.mark.django_db


@pytest.fixture
def unit():
    return small.unit()


@pytest.fixture
def workshop(unit):
    return session.workshop(unit)


def signed_in(person):
    client = Client()
    client.force_login(person)
    return client


def wall(client, workshop):
    return client.get(f"/workshops/{workshop.code}/wall/")


def phone(client, workshop):
    return client.get(f"/workshops/{workshop.code}/").status_code


def test_the_host_leads_and_the_code_may_be_written_small(workshop):
    client = session.of_host(workshop)

    answer = client.get(f"/workshops/{workshop.code.lower()}/wall/")

    assert workshop.course.title in answer.content.decode()


def test_who_teaches_the_cohort_leads_its_session_and_no_other(unit):
    mine, other = make.cohort(), make.cohort()
    trainer = make.teaching(course=unit.course, cohort=mine).person
    client = signed_in(trainer)

    seen = [
        wall(client, session.workshop(unit, cohort=cohort)).status_code
        for cohort in (mine, other, None)
    ]

    assert seen == [200, 404, 404]


def test_administrators_lead_everywhere_and_other_trainers_nowhere(workshop):
    administrator = make.person(Role.Code.ADMINISTRATOR)
    other = make.teaching().person

    assert wall(signed_in(administrator), workshop).status_code == 200
    assert wall(signed_in(other), workshop).status_code == 404
    assert wall(Client(), workshop)["Location"].startswith("/accounts/login/")


def test_who_has_joined_takes_part(workshop):
    assert phone(session.browser(session.guest(workshop)), workshop) == 200
    assert phone(session.browser(session.trainee(workshop)), workshop) == 200


def test_who_has_not_joined_finds_nothing(workshop, unit):
    other = session.browser(session.guest(session.workshop(unit)))
    trainee = make.enrolment(course=unit.course).person

    assert phone(Client(), workshop) == 404
    assert phone(other, workshop) == 404
    assert phone(signed_in(trainee), workshop) == 404


def test_the_key_of_a_person_lets_no_guest_in(workshop):
    person = session.trainee(workshop)
    thief = session.guest(workshop)
    thief.pk = person.pk

    assert phone(session.browser(thief), workshop) == 404


def test_a_person_who_was_a_guest_takes_part_as_herself(workshop):
    client = session.browser(session.guest(workshop, name="小林"))
    person = session.trainee(workshop).person
    client.force_login(person)

    html = client.get(f"/workshops/{workshop.code}/").content.decode()

    assert f'data-unsent="{person.pk}"' in html
    assert "小林" not in html
