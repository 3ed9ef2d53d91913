"""The pages that bring people in."""

import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import load_workbook

from jobs.models import Job
from people.imports import work
from people.imports.summary import Summary
from people.models import ImportBatch, ImportMapping, Person
from people.sheets import lines, sizes
from tests import make
from tests.people.imports.files import csv

pytestmark = pytest.mark.django_db

ROWS = csv("00482,林晓岚,,,总部", ",无名", "2,李,,,总部")
COLUMNS = {
    "number": "工号",
    "name": "姓名",
    "department": "部门",
    "manager": "上级工号",
}


@pytest.fixture
def hr(client):
    person = make.person("hr", employee_number=None)
    client.force_login(person)
    return person


def upload(client, content=ROWS, **more):
    file = SimpleUploadedFile("people.csv", content)
    given = {"file": file, "effective": "2026-11-20"} | more
    return client.post("/people/import/upload/", given)


def checked(client, content=ROWS, **more):
    """Upload a file, choose its columns, and return the address of its batch."""
    upload(client, content, **more)
    address = f"/people/import/{ImportBatch.objects.latest('pk').pk}/"
    client.post(f"{address}columns/", COLUMNS)
    return address


def test_people_come_in_by_upload_columns_and_confirmation(client, hr):
    page = upload(client)
    address = page["Location"]
    columns = client.get(address, follow=True)
    seen = client.post(f"{address}columns/", COLUMNS, follow=True).text

    applied = client.post(f"{address}apply/", follow=True).text

    assert '<option value="工号" selected>工号</option>' in columns.text
    assert "让 2 项变更生效" in seen
    assert "工号</b> 是空的。" in seen
    assert "还没有密码" in applied
    assert Person.objects.filter(employee_number__in=["00482", "2"]).count() == 2
    assert ImportBatch.objects.get().by == hr


def test_columns_are_chosen_once_for_files_with_the_same_heads(client, hr):
    checked(client)
    columns = ImportMapping.objects.get().columns

    page = client.get(upload(client)["Location"])

    assert columns == COLUMNS
    assert "让 2 项变更生效" in page.text


def test_column_chosen_twice_or_none_for_the_name_is_refused(client, hr):
    address = f"{upload(client)['Location']}columns/"

    page = client.post(address, COLUMNS | {"name": "", "email": "工号"})

    assert page.status_code == 422
    assert page.text.count('data-state="wrong"') == 2
    assert "这一列选了两次。" in page.text


@pytest.mark.parametrize(
    ("content", "words"),
    [(b"\x00\x01", "这不是 UTF-8 文本"), (b"x", "上面几行都没有列名")],
)
def test_file_that_cannot_be_read_is_refused_at_its_field(client, hr, content, words):
    page = upload(client, content)

    assert page.status_code == 422
    assert words in page.text
    assert not ImportBatch.objects.exists()


def test_lines_of_each_kind_have_pages(client, hr):
    many = csv(*(f"{number:05},王{number}" for number in range(lines.PAGE + 1)))
    address = checked(client, many)

    first = client.get(f"{address}?kind=added&page=0").text
    second = client.get(f"{address}?kind=added&page=2").text
    odd = client.get(f"{address}?kind=odd&page=x9").text

    assert first.count('<th scope="row">') == odd.count('<th scope="row">') == 100
    assert second.count('<th scope="row">') == 1
    assert "第 2 / 2 页" in second


def test_many_gone_are_confirmed_by_their_number(client, hr):
    gone = make.person()
    address = checked(client, is_whole="on")
    warned = client.get(address).text
    refused = client.post(f"{address}apply/", {"confirmed": "9"})
    still = Person.objects.get(pk=gone.pk).is_active

    client.post(f"{address}apply/", {"confirmed": "1"})

    assert "1 人中有 1 人将被停用" in warned
    assert (refused.status_code, still) == (422, True)
    assert "请准确输入人数。" in refused.text
    assert not Person.objects.get(pk=gone.pk).is_active


def test_what_has_changed_since_is_looked_at_again(client, hr):
    address = checked(client)
    make.person(employee_number="2", username="2")

    page = client.post(f"{address}apply/")
    client.post(f"{address}check/")

    assert page.status_code == 422
    assert "人员情况又变了" in page.text
    assert ImportBatch.objects.get().counts["kinds"]["changed"] == 1


def test_large_file_is_checked_and_applied_in_the_background(client, hr, monkeypatch):
    monkeypatch.setattr(sizes, "MOST_AT_ONCE", 1)
    address = checked(client)
    seen = client.get(address).text

    client.post(f"{address}apply/")

    look, job = Job.objects.filter(kind=work.KIND).order_by("pk")
    assert (look.arguments["what"], look.state, look.total) == ("check", "done", 3)
    assert "让 2 项变更生效" in seen
    assert (job.state, ImportBatch.objects.get().state) == ("done", "applied")
    assert client.get(f"/jobs/{job.pk}/")["Location"] == address


def test_large_file_that_turns_out_to_be_none_says_so_on_its_page(
    client, hr, monkeypatch
):
    monkeypatch.setattr(sizes, "MOST_AT_ONCE", 1)
    address = checked(client, ROWS + b"\n3" + b"," * 200)

    page = client.get(address).text
    refused = client.post(f"{address}apply/")

    assert "表格一直延伸到5 × 201" in page
    assert "这份文件还没有核对" in page
    assert "people-kinds" not in page
    assert (refused.status_code, Person.objects.count()) == (422, 1)


@pytest.mark.parametrize("what", ["check/", "apply/", "columns/"])
def test_file_that_is_being_checked_is_left_alone(client, hr, what):
    address = checked(client)
    batch = ImportBatch.objects.get()
    Summary.of(batch).put_off(batch, batch.columns)
    arguments = {"batch": batch.pk, "what": "check"}
    Job.objects.create(kind=work.KIND, arguments=arguments, asked_at=batch.made_at)

    page = client.post(f"{address}{what}", COLUMNS)

    assert page.status_code == 422
    assert "这份文件正在处理中" in page.text
    assert Job.objects.count() == 1


def test_file_that_is_being_applied_shows_how_far_it_is(client, hr):
    address = checked(client)
    batch = ImportBatch.objects.get()
    arguments = {"batch": batch.pk, "what": "apply"}
    Job.objects.create(
        kind=work.KIND, key=work.KEY, arguments=arguments, asked_at=batch.made_at
    )

    part = client.get(address, headers={"HX-Target": "state"}).text
    other = checked(client, csv("9,王"))
    refused = client.post(f"{other}apply/")

    assert 'hx-trigger="every 2s"' in part
    assert "<main" not in part
    assert "另一份文件正在生效" in refused.text
    assert "正在处理" in client.get("/people/import/").text


def test_file_is_rolled_back_after_it_was_asked(client, hr):
    address = checked(client)
    client.post(f"{address}apply/")
    asked = client.get(f"{address}roll-back/").text
    Person.objects.filter(employee_number="2").update(is_active=False)

    page = client.post(f"{address}roll-back/", follow=True).text

    assert "撤回 2 人" in asked
    assert not Person.objects.get(employee_number="00482").is_active
    assert "已撤回" in page
    assert client.get(f"{address}roll-back/").status_code == 404


def test_large_file_is_rolled_back_in_the_background(client, hr, monkeypatch):
    address = checked(client)
    client.post(f"{address}apply/")
    monkeypatch.setattr(sizes, "MOST_AT_ONCE", 1)

    client.post(f"{address}roll-back/")

    assert Job.objects.get().arguments["what"] == "roll-back"
    assert ImportBatch.objects.get().state == "rolled-back"


def test_wrong_rows_come_as_a_file_and_the_sample_as_a_workbook(client, hr, tmp_path):
    address = checked(client)
    (tmp_path / "sample.xlsx").write_bytes(
        client.get("/people/import/sample.xlsx").content
    )

    wrong = b"".join(client.get(f"{address}wrong.csv")).decode("utf-8-sig")

    head, row = wrong.splitlines()
    assert head.endswith("任职日期,行,问题")
    assert row == ",无名,,,,,,,,,,,3,工号：是空的。"
    cell = load_workbook(tmp_path / "sample.xlsx").worksheets[0]["A2"]
    assert cell.value == "00482"


def test_file_that_is_gone_is_said(client, hr):
    address = checked(client)
    default_storage.delete(ImportBatch.objects.get().file)

    pages = [
        client.post(f"{address}check/"),
        client.post(f"{address}apply/"),
        client.post(f"{address}columns/", COLUMNS),
        client.get(f"{address}wrong.csv"),
    ]

    assert [page.status_code for page in pages] == [422] * 4
    assert all("文件已不在了" in page.text for page in pages)


def test_list_needs_as_many_queries_however_long_it_is(
    client, hr, django_assert_num_queries
):
    upload(client)
    with django_assert_num_queries(6):
        client.get("/people/import/")
    upload(client)
    upload(client)

    with django_assert_num_queries(6):
        page = client.get("/people/import/")

    assert page.text.count("people.csv") == 3


@pytest.mark.parametrize("role", ["trainer", None])
def test_nobody_else_finds_the_pages(client, role):
    client.force_login(make.person(role) if role else make.person())

    assert client.get("/people/import/").status_code == 404
    assert upload(client).status_code == 404
