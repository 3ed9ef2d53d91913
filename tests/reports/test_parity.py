"""The page is the workbook is the CSV is the paper: row by row, for every filter."""

import csv
import io
from typing import Any

import pytest
from openpyxl import load_workbook

from reports.models import Exported
from tests.engine.paper.reading import lines
from tests.reports import world
from tests.reports.reading import rows_of

pytestmark = pytest.mark.django_db

# What each filter must leave of the five periods, by name in the order of the page.
EVERYBODY = ["高远", "何静", "林晓岚", "孙丽", "周婷"]
CASES: dict[str, list[tuple[dict[str, Any], list[str]]]] = {
    "completions": [
        ({}, EVERYBODY),
        ({"department": "{department}"}, ["何静", "林晓岚", "孙丽", "周婷"]),
        (
            {"department": "{department}", "below": "only"},
            ["林晓岚", "孙丽", "周婷"],
        ),
        ({"module": "care/opening"}, ["何静", "林晓岚"]),
        ({"module": "path:new"}, ["孙丽"]),
        ({"cohort": "autumn"}, ["孙丽"]),
        ({"position": "{position}"}, ["何静"]),
        ({"status": ["valid", "not-started"]}, ["何静", "孙丽"]),
        ({"manager": "000"}, ["何静", "林晓岚", "孙丽"]),
        ({"manager": "001", "as-of": world.BEFORE}, ["何静", "孙丽", "周婷"]),
        ({"person": "静"}, ["何静"]),
        (
            {"due-from": "2026-10-31", "due-until": "2026-10-31"},
            ["何静", "林晓岚", "周婷"],
        ),
        ({"due-from": "2026-11-01"}, []),
        ({"expiring": "60"}, ["何静"]),
    ],
    "overdue": [
        ({}, ["林晓岚", "周婷"]),
    ],
    "expiring": [({}, []), ({"expiring": "60"}, ["何静"])],
}
# Where the page's cells stand in a file.
SHARED = ("姓名", "工号", "部门", "模块", "到期", "完成", "有效期至", "上级")


@pytest.fixture(autouse=True)
def hr(client, company):
    client.force_login(company.people["hr"])


def asked(company, given):
    keys = {"department": company.department.pk, "position": company.position.pk}
    return {
        name: value.format(**keys) if isinstance(value, str) else value
        for name, value in given.items()
    }


def as_page(client, report, given):
    answer = client.get(f"/reports/{report}/", given)
    return rows_of(answer.content.decode())


def taken(client, report, format_, given):
    answer = client.get(f"/reports/{report}.{format_}", given)
    return b"".join(answer.streaming_content)


def as_csv(content):
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))


def as_xlsx(content):
    sheet = load_workbook(io.BytesIO(content)).worksheets[0]
    found = [[said(cell) for cell in row] for row in sheet.iter_rows(values_only=True)]
    return [row for row in found if any(row)]


def said(cell):
    is_day = hasattr(cell, "date")
    return str(cell.date() if is_day else "" if cell is None else cell)


def numbers(row):
    """Let 9, 9.0 and 9.0000 be the same."""
    return [f"{float(cell):g}" if is_number(cell) else cell for cell in row]


def is_number(cell):
    return cell.replace(".", "", 1).isdigit() and not cell.startswith("00")


@pytest.mark.parametrize("report", CASES)
def test_page_csv_and_workbook_hold_the_same_rows_whatever_is_asked(
    client, company, report
):
    for case, names in CASES[report]:
        given = asked(company, case)
        page = as_page(client, report, given)
        first = as_csv(taken(client, report, "csv", given))
        second = as_xlsx(taken(client, report, "xlsx", given))

        files = [dict(zip(first[0], row, strict=True)) for row in first[1:]]
        seen = [[row[name] for name in SHARED] for row in page]
        assert [row["姓名"] for row in page] == names, given
        assert seen == [[row[name] for name in SHARED] for row in files], given
        assert list(map(numbers, first)) == list(map(numbers, second)), given


def test_the_paper_holds_the_rows_and_says_what_it_is(client, company):
    content = taken(client, "completions", "pdf", {"status": ["valid", "overdue"]})

    printed = "".join(lines(content)).replace(" ", "")
    page = as_page(client, "completions", {"status": ["valid", "overdue"]})
    cells = [row[name] for row in page for name in SHARED[:-1] if row[name]]
    kept = Exported.objects.get()
    assert [cell for cell in cells if cell.replace(" ", "") not in printed] == []
    assert "应完成=当日在职人员" in printed
    assert (kept.report, kept.format, kept.rows) == ("completions", "pdf", 3)
