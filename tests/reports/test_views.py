import csv
import hashlib
import io
from datetime import timedelta
from urllib.parse import urlencode

import pytest
from django.utils import timezone
from openpyxl import load_workbook

from jobs.models import Job
from ledger.models import Event
from reports import export, paper, views
from reports.models import Exported
from tests import make
from tests.costs import queries
from tests.make import LONG_AGO
from training import assignments
from training.assignments import Order

pytestmark = pytest.mark.django_db
PAGE = "/reports/completions/"


@pytest.fixture
def hr(client):
    person = make.person("hr")
    client.force_login(person)
    return person


def assign(*people, **order):
    module = make.module(title="第一章")
    made = Order(module, make.cohort(*people), **order)
    return assignments.assign(made, by=None, at=timezone.now())


def text(response):
    return response.content.decode()


def lines(response):
    body = b"".join(response.streaming_content).decode("utf-8-sig")
    return list(csv.reader(io.StringIO(body)))


def test_the_page_shows_who_is_how_far(client, hr):
    assign(make.person(name="何静", employee_number="00311"))

    page = text(client.get(PAGE))

    assert "何静" in page
    assert "00311" in page
    assert "未开始" in page


@pytest.mark.parametrize(
    "address",
    [
        "completions/",
        "completions/tally/",
        "completions.csv",
        "completions.xlsx",
        "completions.pdf",
        "overdue/",
        "overdue.csv",
        "expiring/",
        "departments/",
        "",
    ],
)
def test_a_trainee_finds_no_report(client, address):
    client.force_login(make.person())

    assert client.get(f"/reports/{address}").status_code == 404


@pytest.mark.parametrize(
    "address",
    [
        "completions/",
        "completions/tally/",
        "completions.csv",
        "completions.xlsx",
        "completions.pdf",
        "overdue/",
        "expiring/",
    ],
)
def test_a_wrong_filter_is_said_at_its_field(client, hr, address):
    answer = client.get(f"/reports/{address}", {"as-of": "2999-01-01"})

    assert answer.status_code == 422
    assert "这一天还没到" in text(answer)


def test_a_trainer_sees_her_course_only(client):
    mine = assign(make.person(name="何静"))
    assign(make.person(name="马国强"))
    client.force_login(make.teaching(course=mine.course).person)

    page = text(client.get(PAGE))

    assert "何静" in page
    assert "马国强" not in page


def test_the_page_costs_the_same_with_one_row_and_with_three(client, hr):
    assign(make.person())
    one = queries(client, PAGE)
    assign(make.person(), make.person())

    assert queries(client, PAGE) == one
    assert text(client.get(PAGE)).count("<tr>") == 4


def test_long_reports_are_paged(client, hr):
    assign(*(make.person() for _ in range(51)))

    first = client.get(PAGE)
    last = first.context["page"].last
    second = text(client.get(PAGE, {"after": last}))

    assert f"after={last}" in text(first)
    assert second.count("<tr>") == 2
    assert "回到第一页" in second


def test_a_page_after_a_lost_row_is_not_found(client, hr):
    assert client.get(PAGE, {"after": "99"}).status_code == 404


def test_the_numbers_come_after_the_page_or_with_it(client, hr):
    assign(make.person())

    later = text(client.get(f"{PAGE}tally/"))
    page = text(client.get(PAGE, {"tally": "yes"}))

    assert "<dd>1</dd>" in later
    assert "<!" not in later
    assert "完成率 0 ÷ 1 = 0.0%" in " ".join(page.split())


def test_an_empty_report_says_so(client, hr):
    assert "没有符合条件的人" in text(client.get(PAGE))


def test_the_departments_are_a_page_and_a_part_of_one(client, hr):
    person = make.posting(department=make.department(name="一科")).person
    assign(person)
    address = "/reports/departments/"

    page = text(client.get(address))
    part = text(client.get(address, headers={"HX-Target": "departments"}))

    assert "一科" in page
    assert "一科" in part
    assert "<main" not in part


def test_departments_without_duties_say_so(client, hr):
    assert "还没有给部门里的人指派过" in text(client.get("/reports/departments/"))


def test_the_csv_has_the_rows_of_the_page(client, hr):
    assign(make.person(name="=何静", employee_number="007"), due=3, why="新员工")

    table = lines(client.get("/reports/completions.csv"))

    assert table[0][:3] == ["姓名", "工号", "部门"]
    assert table[1][:2] == ["'=何静", "007"]
    assert table[1][4] == "未开始"


def test_an_export_is_recorded_with_filter_and_rows(client, hr):
    assign(make.person())

    lines(client.get("/reports/completions.csv", {"status": "not-started"}))

    event = Event.objects.get(verb="exported")
    assert event.new["filter"] == {"status": ["not-started"]}
    assert event.new["rows"] == 1
    assert event.actor == f"people.person:{hr.pk}"


def test_the_xlsx_is_typed(client, hr):
    assign(make.person(name="何静", employee_number="007"), due=3)

    answer = client.get("/reports/completions.xlsx")

    sheet = load_workbook(io.BytesIO(b"".join(answer.streaming_content))).worksheets[0]
    assert sheet["B2"].value == "007"
    assert sheet["F2"].is_date
    assert Event.objects.get(verb="exported").thing == "reports.completions:xlsx"


def test_a_large_xlsx_is_written_by_a_job(client, hr, monkeypatch):
    monkeypatch.setitem(export.AT_ONCE, "xlsx", 1)
    monkeypatch.setattr(export, "STEP", 1)
    assign(make.person(name="何静"), make.person())

    answer = client.get("/reports/completions.xlsx", {"status": "not-started"})

    job = Job.objects.get()
    assert answer.url == f"/jobs/{job.pk}/"
    assert (job.state, job.done, job.total) == ("done", 2, 2)
    stored = client.get(f"/jobs/{job.pk}/file/")
    sheet = load_workbook(io.BytesIO(b"".join(stored.streaming_content))).worksheets[0]
    assert sheet["A2"].value == "何静"


def test_the_workbook_says_on_its_last_sheet_what_it_holds(client, hr):
    assign(make.person(name="何静"))

    answer = client.get("/reports/completions.xlsx", {"person": "何静"})

    book = load_workbook(io.BytesIO(b"".join(answer.streaming_content)))
    told = {
        row[0]: row[1] for row in book["说明"].iter_rows(min_row=2, values_only=True)
    }
    assert told["姓名或工号"] == "何静"
    assert told["行数"] == "1"
    assert str(told["统计口径"]).startswith("应完成 =")


def test_what_was_taken_is_kept_note_of_with_the_digest_of_its_bytes(client, hr):
    assign(make.person(name="何静"))

    answer = client.get("/reports/completions.csv", {"person": "何静"})
    digest = hashlib.sha256(b"".join(answer.streaming_content)).hexdigest()

    kept = Exported.objects.get()
    event = Event.objects.get(verb="exported")
    assert (kept.digest, kept.rows, kept.by) == (digest, 1, hr)
    assert kept.filters == event.new["filter"] == {"person": "*"}
    assert event.detail.values == {"person": "何静"}
    assert event.new["sha256"] == digest


def test_more_rows_than_a_pdf_holds_are_said_before_any_is_set(client, hr, monkeypatch):
    monkeypatch.setattr(paper, "MOST_ROWS", 1)
    assign(make.person(), make.person())

    answer = client.get("/reports/completions.pdf")

    assert answer.status_code == 422
    assert "PDF 最多放 1 行" in text(answer)
    assert not Exported.objects.exists()


def test_nothing_to_print_leads_back_to_the_page(client, hr):
    answer = client.get("/reports/overdue.pdf", {"person": "何静"})

    assert answer.url == f"/reports/overdue/?{urlencode({'person': '何静'})}"


@pytest.mark.parametrize("report", ["overdue", "expiring"])
def test_a_report_by_moments_is_paged_and_costs_the_same(
    client, hr, report, monkeypatch
):
    monkeypatch.setattr(views, "PAGE", 2)
    soon = timezone.now() + timedelta(days=9)
    late = {"due_at": LONG_AGO, "satisfied_at": None}
    ends = {"satisfied_at": LONG_AGO, "valid_until": soon}
    fields = late if report == "overdue" else ends
    made = [make.period(**fields) for _ in range(2)]
    one = queries(client, f"/reports/{report}/")
    made += [make.period(**fields) for _ in range(3)]

    names, address = [], f"/reports/{report}/"
    while address:
        page = client.get(address).context["page"]
        names += [row.name for row in page.rows]
        address = page.last and f"/reports/{report}/?after={page.last}"

    assert names == [period.person.name for period in made]
    assert queries(client, f"/reports/{report}/") == one


def test_the_door_of_the_reports_leads_to_the_first_of_them(client, hr):
    assert client.get("/reports/").url == PAGE
