"""The pages that import training records."""

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import load_workbook

from jobs.models import Job
from people.sheets import sizes
from tests import make
from tests.training.evidence.past import checked, csv, imported
from training.evidence.imports import work
from training.models import Evidence, EvidenceBatch

pytestmark = pytest.mark.django_db

ROWS = csv("00482,Fire drill,2025-01-31", "9,Fire drill,2025-01-31")
COLUMNS = {"number": "工号", "what": "课程", "completed_on": "完成日期"}
PAGES = "/training/evidence/import/"


@pytest.fixture(autouse=True)
def _stored(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def hr(client):
    person = make.person("hr", employee_number="00482")
    client.force_login(person)
    return person


def upload(client, content=ROWS):
    file = SimpleUploadedFile("past.csv", content)
    return client.post(f"{PAGES}upload/", {"file": file})


def test_records_come_in_by_upload_columns_and_confirmation(client, hr):
    address = upload(client)["Location"]
    columns = client.get(address, follow=True).text
    seen = client.post(f"{address}columns/", COLUMNS, follow=True).text

    applied = client.post(f"{address}apply/", follow=True).text

    assert '<option value="完成日期" selected>完成日期</option>' in columns
    assert "导入 1 行" in seen
    assert "没有工号为 9 的人" in seen
    assert "Fire drill × 1" in seen
    assert "已生效" in applied
    assert Evidence.objects.get().recorded_by == hr


def test_columns_chosen_once_are_known_the_next_time(client, hr):
    client.post(f"{upload(client)['Location']}columns/", COLUMNS)

    page = client.get(upload(client)["Location"])

    assert "导入 1 行" in page.text


def test_large_file_is_checked_in_the_background(client, hr, monkeypatch):
    monkeypatch.setattr(sizes, "MOST_AT_ONCE", 1)
    address = upload(client)["Location"]
    seen = client.post(f"{address}columns/", COLUMNS, follow=True).text
    odd = upload(client, ROWS + b"\n3" + b"," * 200)["Location"]

    told = client.get(odd).text
    refused = client.post(f"{odd}apply/")

    job = Job.objects.filter(kind=work.CHECK).earliest("pk")
    assert (job.state, job.total) == ("done", 2)
    assert "导入 1 行" in seen
    assert "表格一直延伸到4 × 201" in told
    assert "这份文件还没有核对" in told
    assert (refused.status_code, Evidence.objects.count()) == (422, 0)


@pytest.mark.parametrize("what", ["check/", "apply/", "columns/"])
def test_file_that_is_being_checked_is_left_alone(client, hr, what):
    batch = checked(ROWS)
    Job.objects.create(
        kind=work.CHECK, arguments={"batch": batch.pk}, asked_at=batch.made_at
    )

    page = client.post(f"{PAGES}{batch.pk}/{what}", COLUMNS)

    assert page.status_code == 422
    assert "这份文件正在处理中" in page.text


def test_what_is_no_file_of_rows_is_refused_at_the_field(client, hr):
    page = upload(client, b"\xd0\xcf\x11\xe0")

    assert page.status_code == 422
    assert ".xlsx" in page.text
    assert not EvidenceBatch.objects.exists()


def test_a_column_is_chosen_for_one_value_only(client, hr):
    address = upload(client)["Location"]

    page = client.post(f"{address}columns/", COLUMNS | {"name": "工号"})

    assert page.status_code == 422
    assert "这一列选了两次。" in page.text


def test_what_is_recorded_is_not_recorded_again(client, hr):
    batch = imported(ROWS)

    page = client.post(f"{PAGES}{batch.pk}/apply/")

    assert page.status_code == 422
    assert "已经生效" in page.text
    assert Evidence.objects.count() == 1


def test_file_that_is_gone_is_said(client, hr, settings, tmp_path):
    batch = checked(ROWS)
    settings.MEDIA_ROOT = tmp_path / "other"

    pages = [
        client.post(f"{PAGES}{batch.pk}/check/"),
        client.get(f"{PAGES}{batch.pk}/wrong.csv"),
        client.post(f"{PAGES}{batch.pk}/columns/", COLUMNS),
    ]

    assert [page.status_code for page in pages] == [422, 422, 422]
    assert all("请重新上传" in page.text for page in pages)


def test_wrong_rows_come_back_with_what_is_wrong(client, hr):
    answer = client.get(f"{PAGES}{checked(ROWS).pk}/wrong.csv")

    lines = b"".join(answer).decode("utf-8-sig").splitlines()
    assert len(lines) == 2
    assert lines[1].endswith("3,工号：没有工号为 9 的人。")


def test_sample_holds_all_columns(client, hr):
    sent = client.get(f"{PAGES}sample.xlsx").content

    sheet = load_workbook(BytesIO(sent)).worksheets[0]
    heads, *rows = sheet.values
    assert (heads[0], heads[3], len(rows)) == ("工号", "完成日期", 2)


@pytest.mark.parametrize("count", [1, 3])
def test_list_needs_as_many_queries_however_long_it_is(
    client, hr, django_assert_num_queries, count
):
    for _ in range(count):
        checked(ROWS, by=hr)
    client.get(PAGES)

    with django_assert_num_queries(6):
        client.get(PAGES)


def test_trainers_find_no_way_to_it(client):
    trainer = make.person("trainer")
    make.teaching(person=trainer)
    client.force_login(trainer)

    assert PAGES not in client.get("/training/evidence/").text


def test_what_it_satisfied_is_taken_back_for_a_reason(client, hr):
    registration = make.registration(person=hr)
    given = make.assignment(module=registration.module, person=hr)
    period = make.period(registration=registration, assignment=given)
    batch = imported(csv(f"00482,{registration.module.slug},2025-01-31"))
    address = f"{PAGES}{batch.pk}/take-back/"

    asked = client.get(address).text
    refused = client.post(address, {"why": ""})
    done = client.post(address, {"why": "Wrong list"}, follow=True).text
    again = client.post(address, {"why": "Wrong list"})

    period.refresh_from_db()
    assert "满足的 1 项指派" in asked
    assert (refused.status_code, again.status_code) == (422, 422)
    assert "Wrong list" in done
    assert period.revoked_at


def test_hr_drops_a_file_and_calls_work_off(client, hr):
    batch, other = checked(ROWS), checked(ROWS)
    job = Job.objects.create(
        kind=work.KIND, arguments={"batch": other.pk}, asked_at=other.made_at
    )

    page = client.post(f"{PAGES}{batch.pk}/drop/", follow=True).text
    client.post(f"{PAGES}{other.pk}/cancel/")
    again = client.post(f"{PAGES}{batch.pk}/drop/")

    job.refresh_from_db()
    assert "这份文件从未生效" in page
    assert "已放弃" in client.get(PAGES).text
    assert (job.state, again.status_code) == ("cancelled", 422)
