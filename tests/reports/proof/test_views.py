"""Files that left are listed, stated, and known again by their bytes."""

import hashlib
from datetime import timedelta
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.utils import timezone

from ledger import sealing
from reports.models import Exported
from reports.proof import forms, keeping
from reports.proof.keeping import Leaving
from tests import make

pytestmark = pytest.mark.django_db
FILE = "姓名,状态\r\n".encode()
DIGEST = hashlib.sha256(FILE).hexdigest()
HOUR = timedelta(hours=1)


@pytest.fixture
def hr(client):
    person = make.person("hr", name="人事")
    client.force_login(person)
    return person


def manager():
    """Make a manager of one person."""
    boss = make.person(name="赵经理")
    make.posting(manager=boss)
    return boss


def export(by, **filters) -> Exported:
    now = timezone.now()
    digest = filters.pop("digest", DIGEST)
    left = Leaving("completions", "csv", "completions.csv", now, 1, digest, filters)
    return keeping.keep(left, by=by, at=now)


def text(response: Any) -> str:
    return str(response.content.decode())


def test_the_same_bytes_taken_out_often_are_told_once(client, hr):
    for number in range(5):
        export(make.person(name=f"第{number}人"))

    page = text(client.get(f"/reports/verify/?digest={DIGEST}"))

    assert "另有 4 次导出了完全相同的文件" in page
    named = [number for number in range(5) if f"第{number}人" in page]
    assert named == [0, 2, 3, 4]
    assert page.count(DIGEST) == 1


def test_hr_sees_every_file_with_its_filters_in_words(client, hr):
    department = make.department(name="客服部")
    given = {"department": str(department.pk), "status": ["overdue"], "person": "*"}
    export(manager(), **given)

    page = text(client.get("/reports/exports/"))

    assert "赵经理" in page
    assert "客服部" in page
    assert "逾期" in page
    assert DIGEST[:16] in page


def test_manager_sees_what_she_took_and_no_statement_of_others(client):
    boss, other = manager(), export(make.person("hr", name="人事"))
    mine = export(boss, digest="1" * 64)
    client.force_login(boss)

    page = text(client.get("/reports/exports/"))

    assert "1" * 16 in page
    assert DIGEST[:16] not in page
    assert client.get(f"/reports/exports/{mine.pk}/").status_code == 200
    assert client.get(f"/reports/exports/{other.pk}/").status_code == 404
    assert client.get(f"/reports/exports/{other.pk}.txt").status_code == 404


@pytest.mark.parametrize("address", ["exports/", "verify/"])
def test_who_reads_no_reports_finds_nothing(client, address):
    client.force_login(make.person())

    assert client.get(f"/reports/{address}").status_code == 404


def test_statement_names_the_seal_of_the_export(client, hr):
    sealing.seal(at=timezone.now() + HOUR)
    made = export(hr)
    sealing.seal(at=timezone.now() + HOUR)

    page = text(client.get(f"/reports/exports/{made.pk}/"))
    told = text(client.get(f"/reports/exports/{made.pk}.txt"))

    assert sealing.head() in page
    assert sealing.head() in told
    assert f"SHA-256: {DIGEST}\r\n" in told


def test_head_that_left_the_chain_is_pointed_at(client, hr):
    made = export(hr)
    lost = Exported.objects.create(
        **{
            one: getattr(made, one)
            for one in ("digest", "report", "format", "name", "as_of", "rows", "by")
        },
        made_at=made.made_at,
        head="0" * 64,
    )

    page = text(client.get(f"/reports/exports/{lost.pk}/"))

    assert "封印链" in page


@pytest.mark.parametrize(
    ("sent", "told"),
    [
        ({"file": ContentFile(FILE, "any name.csv")}, "真本"),
        ({"digest": f"{DIGEST.upper()}  completions.csv"}, "真本"),
        ({"file": ContentFile(FILE + b" ", "completions.csv")}, "查无此件"),
    ],
)
def test_file_is_known_by_its_bytes_alone(client, hr, sent, told):
    export(hr)

    page = text(client.post("/reports/verify/", sent))

    assert told in page


def test_digest_in_the_address_is_looked_up(client, hr):
    export(hr)

    assert "人事" in text(client.get(f"/reports/verify/?digest={DIGEST}"))


@pytest.mark.parametrize(
    ("sent", "told"), [({}, "请选择"), ({"digest": "report.csv"}, "不是 SHA-256")]
)
def test_neither_file_nor_digest_is_asked_for_again(client, hr, sent, told):
    answer = client.post("/reports/verify/", sent)

    assert (answer.status_code, told in text(answer)) == (422, True)


def test_file_over_the_limit_is_refused(client, hr, monkeypatch):
    monkeypatch.setattr(forms, "LARGEST", 3)

    answer = client.post("/reports/verify/", {"file": ContentFile(FILE, "a.csv")})

    assert (answer.status_code, "500 MB" in text(answer)) == (422, True)


def test_list_goes_on_where_the_page_ended(client, hr, monkeypatch):
    monkeypatch.setattr("reports.proof.views.PAGE", 1)
    first = export(hr)
    second = export(hr, digest="1" * 64)

    page = text(client.get("/reports/exports/"))
    rest = text(client.get(f"/reports/exports/?after={second.pk}"))

    assert f"?after={second.pk}" in page
    assert first.digest[:16] in rest
