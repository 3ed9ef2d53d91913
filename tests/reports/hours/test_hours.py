import csv
import io

import pytest

from reports.hours import rows, views
from tests import make
from tests.costs import queries
from tests.make import LONG_AGO
from tests.reports.reading import rows_of
from training.record import gathering

pytestmark = pytest.mark.django_db
PAGE = "/reports/hours/"
SPAN = {"since": "2020-01-01", "as-of": "2026-11-20"}


@pytest.fixture
def hr(client, company):
    client.force_login(company.people["hr"])


def text(answer):
    return answer.content.decode()


def page_rows(client, given):
    return rows_of(text(client.get(PAGE, SPAN | given)))


def file_rows(client, given):
    answer = client.get("/reports/hours.csv", SPAN | given)
    content = b"".join(answer.streaming_content).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(content)))


def test_hours_are_those_of_the_personal_record(client, company, hr):
    found = {row["姓名"]: row["分钟合计"] for row in page_rows(client, {})}
    at = make.LATER
    told = {
        name: gathering.of(company.people[key], at=at).hours * 60
        for key, name in (("he", "何静"), ("gao", "高远"))
    }

    assert found == {"高远": "60", "何静": "45"}
    assert told == {"何静": 45, "高远": 60}


@pytest.mark.parametrize(
    ("given", "first"),
    [
        ({}, [["高远", "60"], ["何静", "45"]]),
        ({"department": "{root}"}, [["何静", "45"]]),
        ({"by": "department"}, [["全中心", "45"], ["一科", "45"]]),
        ({"by": "module"}, [["沟通", "60"], ["破冰", "45"]]),
        ({"by": "module", "module": "care"}, [["破冰", "45"]]),
        ({"by": "module", "module": "care/opening"}, [["破冰", "45"]]),
        ({"module": "path:new"}, [["高远", "60"]]),
        ({"since": "2026-10-01", "until": "2026-10-01"}, [["高远", "60"]]),
        ({"since": "2026-10-02"}, []),
        ({"as-of": "2019-12-31", "since": "2019-01-01"}, []),
    ],
)
def test_page_and_file_hold_the_same_sums(client, company, hr, given, first):
    asked = {
        name: value.format(root=company.department.pk) for name, value in given.items()
    }
    page, filed = page_rows(client, asked), file_rows(client, asked)

    told = [[next(iter(row.values())), row["分钟合计"]] for row in page]
    assert told == first
    assert page == filed


def test_what_was_learnt_elsewhere_in_no_module_has_a_row(client, company, hr):
    make.evidence(
        person=company.people["he"], minutes=30, recorded_at=LONG_AGO, module=None
    )

    names = [row["模块"] for row in page_rows(client, {"by": "module"})]

    assert "不属于本站模块" in names


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"as-of": "bad"}, "as-of"),
        ({"since": "bad"}, "since"),
        ({"by": "colour"}, "by"),
        ({"until": "2999-01-01"}, "until"),
        ({"since": "2026-02-01", "until": "2026-01-01"}, "since"),
    ],
)
def test_what_is_wrong_is_said_at_its_field(client, company, hr, given, field):
    answer = client.get(PAGE, given)

    assert answer.status_code == 422
    assert [
        answer.context["form"][name].html_name for name in answer.context["form"].errors
    ] == [field]


def test_people_are_paged_and_cost_the_same(client, company, hr, monkeypatch):
    whole = queries(client, PAGE, **SPAN)
    monkeypatch.setattr(views, "PAGE", 1)
    monkeypatch.setattr(rows, "CHUNK", 1)

    first = client.get(PAGE, SPAN)
    following = first.context["page"].following
    second = client.get(PAGE, SPAN | {"start": following})

    assert "高远" in text(first)
    assert [row["姓名"] for row in rows_of(text(second))] == ["何静"]
    assert [row["姓名"] for row in file_rows(client, {})] == ["高远", "何静"]
    assert queries(client, PAGE, **SPAN) == whole


def test_the_whole_stands_over_the_rows(client, company, hr):
    whole = client.get(PAGE, SPAN).context["whole"]

    assert (whole.hours, len(whole.people), whole.number) == (1.8, 2, 2)
