"""Adding people, their names' order, roles and postings."""

from datetime import timedelta

import pytest
from django.db import IntegrityError

from ledger.models import Event
from people import accounts, roles
from people.accounts import Identity
from people.models import Person, Role
from tests import make
from tests.make import LATER, NEXT_DAY, NOON

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("林晓岚", "lin2 xiao3 lan2"),
        ("Anna", "anna"),
        ("欧阳慧敏", "ou1 yang2 hui4 min3"),
    ],
)
def test_names_sort_by_their_pinyin(name, key):
    assert accounts.name_key(name) == key


def test_employee_numbers_keep_their_zeros_and_are_given_once():
    accounts.add(Identity("lin", "林", "00482"), password=None, by=None, at=NOON)

    with pytest.raises(IntegrityError):
        accounts.add(Identity("wang", "王", "00482"), password=None, by=None, at=NOON)

    assert Person.objects.get().employee_number == "00482"


def test_adding_a_person_is_recorded():
    hr = make.person(Role.Code.HR)

    person = accounts.add(Identity("lin", "林"), password=None, by=hr, at=NOON)

    event = Event.objects.get()
    assert (event.verb, event.actor, event.about) == (
        "person-added",
        f"people.person:{hr.pk}",
        f"people.person:{person.pk}",
    )


def test_role_holds_from_grant_to_revocation():
    person = make.person()
    role = accounts.grant(person, code=Role.Code.HR, by=None, at=NOON)
    accounts.grant(person, code=Role.Code.HR, by=None, at=LATER)
    before = roles.held(person, at=NOON - timedelta(seconds=1))
    during = roles.held(person, at=NOON)

    accounts.revoke(role, by=None, at=NEXT_DAY)

    assert (before, during) == (frozenset(), frozenset({"hr"}))
    assert roles.held(person, at=NEXT_DAY) == frozenset()
    assert [event.verb for event in Event.objects.order_by("pk")] == [
        "role-granted",
        "role-revoked",
    ]


def test_administrator_holds_every_role():
    person = make.person(Role.Code.ADMINISTRATOR)

    assert roles.held(person, at=NOON) == {"trainer", "hr", "administrator"}


def test_departments_know_their_way_from_the_root():
    centre = accounts.found("安和")
    window = accounts.found("窗口", parent=centre)

    assert accounts.found("窗口", parent=centre) == window
    assert window.path == f"/{centre.pk}/{window.pk}/"


def department_at(person, at):
    posting = accounts.posting_of(person, at=at)
    return posting.department if posting else None


def test_moving_ends_the_posting_before_and_keeps_it():
    person, first, second = make.person(), make.department(), make.department()
    accounts.post(person, department=first, by=None, at=NOON)
    accounts.post(person, department=first, by=None, at=LATER)

    accounts.post(person, department=second, by=None, at=NEXT_DAY)

    assert department_at(person, NOON) == first
    assert department_at(person, NEXT_DAY) == second
    assert person.postings.count() == 2


def test_posting_recorded_later_does_not_change_what_was_known_before():
    person, department = make.person(), make.department()
    make.posting(
        person=person, department=department, since=NOON.date(), recorded_at=NEXT_DAY
    )

    assert department_at(person, LATER) is None
    assert department_at(person, NEXT_DAY) == department


def test_person_speaks_the_language_she_chose(client):
    person = make.person()
    client.force_login(person)

    page = client.post("/account/", {"language": "en"}, follow=True)

    assert "Your choice is kept." in page.content.decode()
    assert page.headers["Content-Language"] == "en"
    assert '<html lang="en">' in page.content.decode()


def test_person_does_without_letters_and_the_ledger_notes_it(client):
    person = make.person()
    client.force_login(person)

    wishes = []
    for more in ({}, {}, {"is_reminded": "on"}):
        client.post("/account/", {"language": "en"} | more)
        person.refresh_from_db()
        wishes.append(person.is_reminded)

    assert wishes == [False, False, True]
    told = Event.objects.filter(verb="reminders-chosen").order_by("pk")
    assert [one.new for one in told] == [{"mail": False}, {"mail": True}]


def test_unknown_language_is_refused_at_its_field(client):
    client.force_login(make.person())

    response = client.post("/account/", {"language": "klingon"})

    assert response.status_code == 422
    assert 'data-state="wrong"' in response.content.decode()
