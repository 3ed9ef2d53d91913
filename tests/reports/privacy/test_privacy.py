"""Taking out what is held of somebody, and erasing who it was."""

import io
import json
import zipfile
from datetime import date, timedelta

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.utils import timezone

from ledger import record, sealing, verifying
from ledger.models import Event, EventDetail
from lessons.models import Note
from people.models import Erasure, ImportBatch, ImportChange, Person
from reports.models import SavedReport
from reports.privacy import erasing, exporting, retention
from tests import make
from tests.make import LATER, LONG_AGO, NOON
from tests.people.imports import files
from training.models import Notice, Period

pytestmark = pytest.mark.django_db

NAME = "林晓岚"


@pytest.fixture
def gone():
    return make.person(
        name=NAME,
        employee_number="00482",
        email="lin@example.com",
        is_active=False,
        left_on=date(2026, 1, 31),
    )


@pytest.fixture
def hr(client):
    person = make.person("hr")
    client.force_login(person)
    return person


def told(person):
    """Leave traces of the name all over the place."""
    change = record.Change(private={"name": person.name})
    record.event("person-added", person, at=NOON, about=person, change=change)
    version = make.version()
    Note.objects.create(
        person=person,
        unit=version.unit,
        version=version,
        name="write-1",
        text=f"{person.name}的笔记",
        saved_at=NOON,
    )
    batch = ImportBatch.objects.create(
        name="people.csv", file="x", digest="0" * 64, made_at=NOON
    )
    ImportChange.objects.create(
        batch=batch, row=2, person=person, kind="added", new={"name": person.name}
    )
    Notice.objects.create(
        person=person, code="assigned", values={"name": person.name}, made_at=NOON
    )
    LogEntry.objects.create(
        user=person,
        content_type=ContentType.objects.get_for_model(Person),
        object_id=str(person.pk),
        object_repr=person.name,
        action_flag=1,
    )


def everything_about(person):
    file = io.BytesIO()
    exporting.write(person, file, at=NOON)
    with zipfile.ZipFile(file) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


def test_file_holds_each_kind_of_row_as_json_and_csv(gone):
    period = make.period(person=gone)

    files = everything_about(gone)

    (row,) = json.loads(files["data/periods.json"])
    assert row["id"] == period.pk
    assert row["module__title"] == period.module.title
    assert period.module.title in files["data/periods.csv"]
    assert NAME in files["说明.txt"]
    assert "password" not in files["data/person.json"]


def test_file_holds_nothing_of_others(gone):
    other = make.period().person

    files = everything_about(gone)

    assert "data/periods.json" not in files
    assert other.name not in "".join(files.values())


def test_same_rows_give_the_same_bytes(gone):
    one, other = io.BytesIO(), io.BytesIO()

    exporting.write(gone, one, at=NOON)
    exporting.write(gone, other, at=NOON)

    assert one.getvalue() == other.getvalue()


def test_text_that_looks_like_a_formula_stays_text_in_a_table(gone):
    gone.name = "=1+1"
    gone.save(update_fields=["name"])

    assert "'=1+1" in everything_about(gone)["data/person.csv"]


def test_erased_person_leaves_no_name_and_keeps_her_records(gone):
    period = make.period(person=gone)
    told(gone)
    key = f"people.person:{gone.pk}"

    erasing.erase(gone, why="保存期满", by=None, at=LATER)

    files = everything_about(Person.objects.get(pk=gone.pk))
    left = "".join(files.values())
    assert [one for one in (NAME, "00482", "lin@example.com") if one in left] == []
    assert not EventDetail.objects.filter(event__about=key).exists()
    assert not LogEntry.objects.filter(object_repr=NAME).exists()
    assert Period.objects.filter(pk=period.pk, person=gone).exists()
    made = Erasure.objects.get(person=gone)
    assert (made.why, made.kept["periods"], made.erased["notes"]) == ("保存期满", 1, 1)
    assert Event.objects.filter(verb="erased", about=key).count() == 1


def test_erased_person_is_named_no_more_in_the_lines_of_a_file(client, hr, gone):
    batch = files.checked(files.csv("00482,林晓岚,lin", "00017,何静,he"))

    erasing.erase(gone, why="保存期满", by=None, at=LATER)

    pages = [
        client.get(f"/people/import/{batch.pk}/?kind={kind}").text
        for kind in ("added", "changed", "same")
    ]
    assert [one for one in (NAME, "00482") if one in "".join(pages)] == []
    assert "何静" in "".join(pages)


def test_erasing_breaks_no_seal(gone):
    told(gone)
    sealed = sealing.seal(at=timezone.now() + timedelta(hours=1))

    erasing.erase(gone, why="保存期满", by=None, at=LATER)

    verdict = verifying.verify()
    assert (verdict.sealed, verdict.broken) == (sealed, None)
    assert sealed > 0


def test_erased_name_can_be_given_again(gone):
    username = gone.username

    erasing.erase(gone, why="保存期满", by=None, at=LATER)

    assert make.person(username=username, employee_number="00482").pk != gone.pk


def test_her_reports_are_sent_no_more(gone):
    mine = SavedReport.objects.create(
        owner=gone, name="每周", report="completions", made_at=NOON, next_at=LATER
    )
    theirs = SavedReport.objects.create(
        owner=make.person("hr"), name="每周", report="completions", made_at=NOON
    )
    theirs.recipients.add(gone)

    erasing.erase(gone, why="保存期满", by=None, at=LATER)

    mine.refresh_from_db()
    assert (mine.archived_at, mine.next_at) == (LATER, None)
    assert not theirs.recipients.exists()


@pytest.mark.parametrize(
    ("roles", "fields", "why", "refusal"),
    [
        ([], {"is_active": True}, "离职", erasing.StillActive),
        (["hr"], {"is_active": False}, "离职", erasing.HoldsRole),
        ([], {"is_active": False, "is_superuser": True}, "离职", erasing.HoldsRole),
        ([], {"is_active": False}, "  ", erasing.ReasonMissing),
    ],
)
def test_is_refused_as_a_whole(roles, fields, why, refusal):
    person = make.person(*roles, name=NAME, **fields)

    with pytest.raises(refusal):
        erasing.erase(person, why=why, by=None, at=NOON)

    assert Person.objects.get(pk=person.pk).name == NAME


def test_nobody_is_erased_twice(gone):
    erasing.erase(gone, why="保存期满", by=None, at=NOON)

    with pytest.raises(erasing.AlreadyErased):
        erasing.erase(gone, why="保存期满", by=None, at=LATER)


@pytest.mark.parametrize(
    ("left_on", "years", "last"),
    [
        (date(2021, 3, 31), 5, date(2026, 3, 31)),
        (date(2024, 2, 29), 5, date(2029, 2, 28)),
        (date(2024, 2, 29), 4, date(2028, 2, 28)),
    ],
)
def test_name_is_kept_for_so_many_years(left_on, years, last):
    assert retention.last_day(left_on, years=years) == last


def test_who_left_is_listed_with_the_day_until_it_is_erased(settings):
    settings.RETENTION_YEARS = 5
    early = make.person(is_active=False, left_on=date(2021, 11, 20))
    late = make.person(is_active=False)
    make.posting(person=late, until=date(2026, 1, 1), ended_at=LONG_AGO)
    make.person()

    found = retention.left(at=NOON, size=9)

    assert [(one.person, one.is_due) for one in found] == [(early, True), (late, False)]

    erasing.erase(early, why="保存期满", by=None, at=NOON)
    assert [one.person for one in retention.left(at=NOON, size=9)] == [late]


def test_hr_finds_erases_and_is_told_of_it(client, hr, gone):
    page = client.get("/reports/privacy/", {"who": "00482"}).content.decode()
    assert f"/reports/privacy/{gone.pk}/" in page

    answer = client.post(
        f"/reports/privacy/{gone.pk}/erase/",
        {"why": "保存期满", "name": NAME},
        follow=True,
    )

    assert "已于" in answer.content.decode()
    assert NAME not in client.get("/reports/privacy/").content.decode()


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"why": "保存期满", "name": "林小岚"}, "与姓名不符"),
        ({"why": "", "name": NAME}, "这个字段是必填项"),
    ],
)
def test_slip_of_the_pen_erases_nobody(client, hr, gone, fields, words):
    answer = client.post(f"/reports/privacy/{gone.pk}/erase/", fields)

    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert Person.objects.get(pk=gone.pk).name == NAME


def test_active_person_is_not_erased_by_the_page_either(client, hr):
    active = make.person(name=NAME)

    answer = client.post(
        f"/reports/privacy/{active.pk}/erase/", {"why": "误点", "name": NAME}
    )

    assert answer.status_code == 422
    assert Person.objects.get(pk=active.pk).is_active


def test_everybody_takes_out_her_own_data(client):
    person = make.person()
    client.force_login(person)

    assert "关于你的信息" in client.get("/reports/privacy/mine/").content.decode()
    answer = client.post("/reports/privacy/mine/export/", follow=True)

    assert "下载" in answer.content.decode()
    event = Event.objects.get(verb="data-taken")
    assert event.about == event.actor == f"people.person:{person.pk}"


def test_hr_takes_it_out_for_her(client, hr, gone):
    client.post(f"/reports/privacy/{gone.pk}/export/")

    event = Event.objects.get(verb="data-taken")
    assert (event.about, event.actor) == (
        f"people.person:{gone.pk}",
        f"people.person:{hr.pk}",
    )
