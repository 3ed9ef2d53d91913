"""HR asks for a pack and is told at once what is wrong with the order."""

import pytest
from django.utils import timezone

from jobs.models import Job
from reports.pack import forms, order
from tests import make

pytestmark = pytest.mark.django_db
PAGE = "/reports/pack/"
TIME = {"since": "2026-01-01", "until": "2026-11-22"}


@pytest.fixture
def hr(client):
    person = make.person("hr")
    client.force_login(person)
    return person


def told(client, **sent: object) -> tuple[int, str]:
    answer = client.post(PAGE, TIME | sent)
    return answer.status_code, answer.content.decode()


def test_page_proposes_this_year(client, hr):
    today = timezone.localdate()

    page = client.get(PAGE).content.decode()

    assert f'value="{today.year}-01-01"' in page
    assert f'value="{today}"' in page


def test_pack_of_one_person_is_made_in_the_background(client, hr):
    person = make.person(name="林晓岚", employee_number="00311")

    status, _ = told(client, who="00311")

    job = Job.objects.get()
    assert (status, job.state) == (302, Job.State.DONE)
    assert job.arguments == {"who": person.pk} | TIME
    assert job.result.startswith("packs/")


@pytest.mark.parametrize(
    ("sent", "words"),
    [
        ({}, "二选一"),
        ({"who": "nobody"}, "没有人"),
        ({"who": "同名"}, "请填工号"),
        ({"who": "同名甲", "until": "2025-12-31"}, "对调"),
        ({"who": "同名甲", "since": "soon"}, "日期"),
        ({"department": "0"}, "选择"),
    ],
)
def test_order_that_cannot_be_is_refused_at_its_field(client, hr, sent, words):
    for name in ("同名", "同名", "同名甲"):
        make.person(name=name)

    status, page = told(client, **sent)

    assert (status, words in page) == (422, True)
    assert not Job.objects.exists()


def test_department_without_people_or_with_too_many_is_refused(client, hr, monkeypatch):
    where = make.department()
    empty = told(client, department=where.pk)
    make.posting(department=where)
    monkeypatch.setattr(order, "MOST_PEOPLE", 0)

    full = told(client, department=where.pk)

    assert (empty[0], "没有人在那里" in empty[1]) == (422, True)
    assert (full[0], "更小的部门" in full[1]) == (422, True)


@pytest.mark.parametrize(("below", "number"), [("", 2), ("only", 1)])
def test_departments_below_count_in_unless_left_out(client, hr, below, number):
    above = make.department()
    make.posting(department=above)
    make.posting(department=make.department(parent=above))

    told(client, department=above.pk, below=below)

    job = Job.objects.get()
    assert len(forms.order(job.arguments, at=job.asked_at).people()) == number


def test_trainer_and_manager_find_no_packs(client):
    boss = make.person()
    make.posting(manager=boss)

    for person in (boss, make.person("trainer")):
        client.force_login(person)
        assert client.get(PAGE).status_code == 404
