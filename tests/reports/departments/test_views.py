import csv
import io

import pytest

from reports.departments import over_time
from tests import make
from tests.costs import queries
from tests.reports import rights, world
from tests.reports.reading import rows_of

pytestmark = pytest.mark.django_db
PAGE = "/reports/departments/"
# How many of those that somebody reads of work under the root.
REQUIRED = {
    "hr": (4, 4),
    "ma": (3, 4),
    "lin": (2, 3),
    "wu": (2, 2),
    "zheng": (2, 2),
}


@pytest.fixture(autouse=True)
def quarter(monkeypatch):
    """Let a year have three months: each is asked like the others."""
    monkeypatch.setattr(over_time, "MONTHS", 3)


@pytest.fixture
def hr(client, company):
    client.force_login(company.people["hr"])


def as_csv(client, given):
    answer = client.get("/reports/departments.csv", given)
    content = b"".join(answer.streaming_content).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(content)))


def text(answer):
    return answer.content.decode()


@pytest.mark.parametrize("reader", rights.SEES)
def test_each_counts_whom_she_may_read_of(client, company, reader):
    client.force_login(company.people[reader])

    for place, given in enumerate(({}, {"as-of": world.BEFORE})):
        answer = client.get(PAGE, given)
        if reader not in REQUIRED:
            assert answer.status_code == 404
            continue
        rows = [rows_of(text(answer)), as_csv(client, given)]

        assert [int(one[0]["应完成"]) for one in rows] == [REQUIRED[reader][place]] * 2


@pytest.mark.parametrize(
    "given", [{}, {"module": "care"}, {"as-of": world.BEFORE}, {"cohort": "autumn"}]
)
def test_the_file_holds_the_rows_of_the_page(client, company, hr, given):
    page = rows_of(text(client.get(PAGE, given)))
    filed = as_csv(client, given)

    names = ("部门", "应完成", "已完成", "即将到期")
    assert [[row[one] for one in names] for row in page] == [
        [row[one] for one in names] for row in filed
    ]
    assert [row["完成率"].removesuffix("%") for row in page] == [
        f"{float(row['完成率（%）']):.1f}" for row in filed
    ]


@pytest.mark.parametrize("address", [PAGE, f"{PAGE}chart/", "/reports/departments.csv"])
def test_a_wrong_day_is_said_at_its_field(client, company, hr, address):
    answer = client.get(address, {"as-of": "bad"})

    assert answer.status_code == 422
    assert 'data-state="wrong"' in text(answer)


def test_the_chart_tells_each_month_as_it_was_known_then(client, company, hr):
    before = client.get(f"{PAGE}chart/", {"as-of": world.BEFORE}).context["chart"]
    page = client.get(PAGE, {"chart": "yes", "as-of": "2026-11-20"})
    chart = page.context["chart"]

    whole, below = chart.lines
    assert [month.on.isoformat() for month in chart.months][-3:][:2] == [
        "2026-09-30",
        "2026-10-31",
    ]
    assert [one.required for one in below.tallies][-2:] == [2, 1]
    assert [one.required for one in before.lines[0].tallies][-1] == 5
    assert (whole.letter, below.department.name) == ("Σ", "一科")
    assert "最近十二个月" in text(page)


def test_the_chart_costs_the_same_however_many_departments(client, company, hr):
    one = queries(client, f"{PAGE}chart/")
    root = company.department
    for name in ("二科", "三科"):
        person = make.posting(department=make.department(name=name, parent=root)).person
        make.period(person=person)

    assert queries(client, f"{PAGE}chart/") == one


def test_a_year_without_duties_has_no_chart(client, company, hr):
    make.cohort(slug="empty")

    answer = client.get(f"{PAGE}chart/", {"cohort": "empty"})

    assert "没有要求任何人" in text(answer)
