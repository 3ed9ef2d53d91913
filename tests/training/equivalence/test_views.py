import csv
from datetime import timedelta

import pytest

from jobs.models import Job
from ledger.models import Event
from tests import make
from tests.make import NOON
from tests.training.equivalence import replaced
from training.equivalence import looking
from training.models import Equivalence

pytestmark = pytest.mark.django_db

LIST, NEW = "/training/equivalences/", "/training/equivalences/new/"


@pytest.fixture
def was():
    return replaced.module(title="Old greeting")


@pytest.fixture
def now(was):
    return replaced.module(title="Old greeting")


@pytest.fixture
def hr(client):
    client.force_login(person := make.person("hr"))
    return person


def said(was, now, **fields):
    return {
        "was": was.course_id,
        "now": now.course_id,
        f"module_{was.pk}": now.pk,
        "note": "New edition",
    } | fields


@pytest.mark.usefixtures("hr")
def test_hr_goes_from_the_courses_by_the_preview_to_what_counts(client, was, now):
    replaced.asked(now, replaced.done(was).person)
    courses = {"was": was.course_id, "now": now.course_id}

    table = client.get(NEW, courses).content.decode()
    preview = client.get(NEW, said(was, now)).content.decode()
    answer = client.post(NEW, said(was, now))

    assert f'value="{now.pk}" selected' in table
    assert "将为 1 人计入" in preview
    assert answer["Location"] == LIST
    assert "已计入 1 人" in client.get(LIST).content.decode()


@pytest.mark.usefixtures("hr")
def test_many_people_are_looked_at_in_the_background(client, was, now, monkeypatch):
    monkeypatch.setattr(looking, "MOST_AT_ONCE", 1)
    person = replaced.asked(now, replaced.done(was).person).person
    replaced.begun(was)
    query = said(was, now)

    first, second = (client.get(NEW, query).text for _ in range(2))
    anew = client.get(NEW, query | {"anew": "yes"}).text

    old, new = Job.objects.filter(kind=looking.KIND).order_by("pk")
    assert (old.state, old.total) == ("done", 2)
    assert all("将为 1 人计入" in page for page in (first, second, anew))
    assert person.name in second
    assert "2026-05-04" in second
    address = client.get(f"/jobs/{new.pk}/")["Location"]
    assert client.get(address).text.count("时的情况") == 1
    looking.forget(NOON + timedelta(days=999))
    client.get(NEW, query)
    assert Job.objects.filter(kind=looking.KIND).count() == 3


@pytest.mark.usefixtures("hr")
@pytest.mark.parametrize(
    ("state", "words"),
    [
        ({"state": "running", "done": 1, "total": 9}, "已核对 1 / 9 项"),
        ({"state": "waiting"}, "正在排队"),
        ({"state": "failed", "finished_at": NOON}, "没有成功"),
    ],
)
def test_while_many_are_looked_at_the_page_says_how_far_it_is(
    client, was, now, monkeypatch, state, words
):
    monkeypatch.setattr(looking, "MOST_AT_ONCE", 0)
    replaced.done(was)
    query = said(was, now)
    client.get(NEW, query)
    Job.objects.update(**{"finished_at": None, "total": 0} | state)

    page = client.get(NEW, query)

    assert words in page.text
    assert Job.objects.count() == 1


@pytest.mark.usefixtures("hr")
@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"note": ""}, "这个字段是必填项"),
        ({"module": ""}, "请至少为一个旧模块选择新模块"),
    ],
)
def test_what_is_wrong_is_said(client, was, now, fields, words):
    sent = said(was, now) | fields
    sent[f"module_{was.pk}"] = sent.pop("module", now.pk)

    answer = client.post(NEW, sent)

    assert (answer.status_code, words in answer.content.decode()) == (422, True)
    assert not Equivalence.objects.exists()


@pytest.mark.usefixtures("hr")
def test_what_is_in_force_is_not_offered_again(client, was, now):
    replaced.equal(was, now)

    answer = client.post(NEW, said(was, now))

    assert answer.status_code == 422
    assert "已有认定" in answer.content.decode()


@pytest.mark.usefixtures("hr")
def test_the_whole_list_is_a_file_in_which_no_name_is_a_formula(client, was, now):
    replaced.done(was, make.person(name="=1+1"))

    answer = client.get(f"{NEW}people.csv", said(was, now))
    text = b"".join(answer).decode("utf-8-sig")

    _head, row = csv.reader(text.splitlines())
    assert (row[0], row[2:4]) == ("'=1+1", ["Old greeting", "2026-05-04"])
    assert row[-1] == "新模块目前没有要求"
    assert Event.objects.get(verb="exported").new["rows"] == 1


@pytest.mark.usefixtures("hr")
def test_it_is_ended_for_a_reason_on_its_page(client, was, now):
    address = f"{LIST}{replaced.equal(was, now).pk}/"

    refused = client.post(address, {"why": " "})
    client.post(address, {"why": "A mistake"})

    assert refused.status_code == 422
    assert "A mistake" in client.get(address).content.decode()
    assert "已结束" in client.get(LIST).content.decode()


def test_trainers_replace_only_where_they_teach_both_courses_everywhere(
    client, was, now
):
    made = replaced.equal(was, now)
    both, one, cohort = (make.person("trainer") for _ in range(3))
    for person, course in ((both, was), (both, now), (one, was)):
        make.teaching(person=person, course=course.course)
    make.teaching(person=cohort, course=was.course, cohort=make.cohort())

    def asked(person):
        client.force_login(person)
        pages = (LIST, f"{LIST}{made.pk}/")
        offered = client.get(NEW, said(was, now)).status_code
        return [*(client.get(page).status_code for page in pages), offered]

    assert asked(both) == [200, 200, 422]
    assert asked(one) == [200, 404, 422]
    assert asked(cohort) == [404, 404, 404]
    assert asked(make.person()) == [404, 404, 404]
