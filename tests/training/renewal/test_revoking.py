from datetime import date

import pytest

from courses import progress
from courses.models import Course
from tests import make
from tests.make import LATER, NEXT_DAY, NOON
from training.models import Certificate, Notice
from training.renewal import revoking
from training.renewal.revoking import Anew

pytestmark = pytest.mark.django_db

PAST = "2020-01-01"
WHY = "Somebody else did it"


def earned(course=None, unit=None, person=None, registration=None):
    unit = unit or make.unit(course=course or make.course())
    person = person or make.person()
    registration = registration or make.registration(person=person, module=unit.module)
    assignment = make.assignment(person=person, module=unit.module)
    period = make.period(registration=registration, assignment=assignment)
    progress.complete(unit.version, registration=registration, at=NOON)
    period.refresh_from_db()
    return period


def revoke(period, anew=None):
    hr = make.person("hr")
    return revoking.revoke(period, why=WHY, by=hr, at=LATER, anew=anew)


@pytest.mark.parametrize(
    "certified", [Course.Certified.MODULE, Course.Certified.COURSE]
)
def test_what_was_earned_is_revoked_with_its_certificate(certified):
    period = earned(make.course(certificate=certified))

    revoke(period)

    period.refresh_from_db()
    assert period.revoked_at == LATER
    assert Certificate.objects.get().revocation.why == WHY
    assert Notice.objects.get(code="revoked").person == period.person


def test_a_certificate_that_counts_for_another_period_stays():
    course = make.course(certificate=Course.Certified.MODULE)
    first = earned(course)
    second = make.period(registration=first.registration, satisfied_at=NOON)

    revoke(second)

    assert Certificate.objects.filter(revocation=None).exists()


def test_it_can_be_asked_for_again_in_a_pass_of_its_own():
    period = earned()

    anew = revoke(period, Anew(date(2026, 12, 31)))

    assert (anew.cycle, anew.registration.number, anew.satisfied_at) == (2, 2, None)


def test_it_is_revoked_once():
    period = earned()
    revoke(period)

    with pytest.raises(revoking.NothingEarned):
        revoke(period)


def test_hr_revokes_on_the_page_and_is_led_back(client):
    period = earned()
    client.force_login(make.person("hr"))
    address = f"/training/periods/{period.pk}/revoke/"

    answer = client.post(address, {"why": WHY, "is_anew": "on"})

    page = client.get(answer["Location"]).content.decode()
    assert f"已撤销{period.person}在《{period.module}》的完成记录。" in page
    assert period.assignment.periods.count() == 2
    assert client.get(address).status_code == 404


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"why": ""}, "这个字段是必填项"),
        (
            {"why": WHY, "is_anew": "on", "due_on": "2020-01-01"},
            "请选择今天或以后的日期",
        ),
        ({"why": WHY, "due_on": "2099-01-01"}, "请同时勾选"),
    ],
)
def test_what_is_said_wrong_comes_back(client, said, words):
    period = earned()
    client.force_login(make.person("hr"))

    answer = client.post(f"/training/periods/{period.pk}/revoke/", said)

    assert answer.status_code == 422
    assert words in answer.content.decode()


def test_who_does_not_arrange_it_finds_nothing(client):
    period = earned()

    for person in (period.person, make.teaching().person):
        client.force_login(person)
        address = f"/training/periods/{period.pk}/revoke/"
        assert client.post(address, {"why": WHY}).status_code == 404


def test_what_still_waits_cannot_be_revoked(client):
    period = make.period(due_at=NEXT_DAY)
    client.force_login(make.person("hr"))

    assert client.get(f"/training/periods/{period.pk}/revoke/").status_code == 404
