"""The matrix holds the same on the page, in CSV and in the workbook."""

import csv
import io
from datetime import timedelta

import pytest
from openpyxl import load_workbook

from reports.matrix import grid, kind, views
from tests import make
from tests.costs import queries
from tests.make import LONG_AGO, NOON
from tests.reports import world
from tests.reports.reading import rows_of

pytestmark = pytest.mark.django_db
PAGE = "/reports/matrix/"


@pytest.fixture
def hr(client, company):
    client.force_login(company.people["hr"])


def rows(client, given):
    return rows_of(client.get(PAGE, given).content.decode())


def taken(client, format_, given):
    answer = client.get(f"/reports/matrix.{format_}", given)
    return b"".join(answer.streaming_content)


def as_csv(client, given):
    content = taken(client, "csv", given).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(content)))


def as_xlsx(client, given):
    sheet = load_workbook(io.BytesIO(taken(client, "xlsx", given))).worksheets[0]
    head, *found = sheet.iter_rows(values_only=True)
    return [dict(zip(head, (cell or "" for cell in row), strict=True)) for row in found]


def test_each_cell_says_in_words_how_somebody_stands(client, company, hr):
    found = {row["姓名"]: row for row in rows(client, {})}

    assert list(found) == ["高远", "何静", "林晓岚", "孙丽", "周婷"]
    assert found["何静"] == {"姓名": "何静", "破冰": "有效2020-01-01", "沟通": ""}
    assert found["孙丽"]["沟通"] == "未开始"
    assert "逾期" in found["林晓岚"]["破冰"]


@pytest.mark.parametrize(
    ("given", "names"),
    [
        ({"module": "path:new"}, ["孙丽"]),
        ({"module": "care/opening", "person": "静"}, ["何静"]),
        ({"manager": "001", "as-of": world.BEFORE}, ["何静", "孙丽", "周婷"]),
    ],
)
def test_the_files_hold_the_rows_of_the_page(client, company, hr, given, names):
    page = rows(client, given)
    first, second = as_csv(client, given), as_xlsx(client, given)

    modules = list(page[0])[1:]
    seen = [[row["姓名"], *(row[one] for one in modules)] for row in page]
    filed = [
        [row["姓名"], *(row[one].replace(" ", "") for one in modules)] for row in first
    ]
    assert [row["姓名"] for row in page] == names
    assert [[cell.replace(" ", "") for cell in row] for row in seen] == filed
    assert first == second


def test_the_cell_leads_to_the_period_for_whoever_may_open_it(client, company):
    way = f"/training/periods/{company.periods['sun'].pk}/"
    found = {}
    for reader in ("hr", "zheng", "lin"):
        client.force_login(company.people[reader])
        found[reader] = way in client.get(PAGE).content.decode()

    assert found == {"hr": True, "zheng": True, "lin": True}


def test_of_two_duties_in_one_module_the_met_one_counts(client, company, hr):
    make.period(registration=company.periods["he"].registration, due_at=LONG_AGO)

    found = {row["姓名"]: row for row in rows(client, {})}

    assert found["何静"]["破冰"] == "有效2020-01-01"


def test_a_met_renewal_stands_for_the_period_before(client, company, hr):
    before = company.periods["lin"]
    make.period(
        registration=before.registration,
        previous=before,
        satisfied_at=NOON,
        opened_at=NOON - timedelta(days=1),
    )

    found = {row["姓名"]: row for row in rows(client, {"as-of": "2026-11-20"})}

    assert found["林晓岚"]["破冰"] == "已完成2026-11-20"


def test_too_many_modules_ask_for_a_course(client, company, hr, monkeypatch):
    monkeypatch.setattr(kind, "MOST", 1)

    first = client.get(PAGE)
    narrowed = client.get(PAGE, {"module": "care"})
    file = client.get("/reports/matrix.csv")

    assert (first.status_code, "?module=care" in first.content.decode()) == (200, True)
    assert "共有 2 个模块" in first.content.decode()
    assert len(rows_of(narrowed.content.decode())) == 2
    assert file.status_code == 422


def test_pages_follow_one_another_and_cost_the_same(client, company, hr, monkeypatch):
    whole = queries(client, PAGE)
    monkeypatch.setattr(views, "PAGE", 2)

    names, address = [], PAGE
    while address:
        shown = client.get(address).context["page"]
        names += [line.person.name for line in shown.lines]
        address = shown.following and f"{PAGE}?from={shown.following}"

    assert names == ["高远", "何静", "林晓岚", "孙丽", "周婷"]
    assert queries(client, PAGE) == whole
    assert client.get(PAGE, {"from": "999999"}).status_code == 404


def test_a_long_matrix_is_read_some_people_at_a_time(client, company, hr, monkeypatch):
    monkeypatch.setattr(grid, "CHUNK", 2)

    assert len(as_csv(client, {})) == 5


def test_a_wrong_day_is_said_at_its_field(client, company, hr):
    answer = client.get(PAGE, {"as-of": "bad"})

    assert answer.status_code == 422
    assert "page" not in answer.context


def test_nobody_matching_is_said(client, company, hr):
    page = client.get(PAGE, {"person": "无此人"}).content.decode()

    assert "没有符合条件的人" in page
