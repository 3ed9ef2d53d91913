from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from openpyxl import load_workbook

from ledger.models import Event
from people.models import Position
from reports import paper
from reports.models import Exported
from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture
def person():
    root = make.department(name="全中心")
    where = make.department(name="一科", parent=root)
    person = make.person(name="何静")
    make.posting(person=person, department=where)
    make.period(person=person, module=make.module(course=make.course(slug="care")))
    make.period()
    return person


def export(out, *arguments):
    said = StringIO()
    call_command("export_completions", "--out", out, *arguments, stdout=said)
    return said.getvalue()


def test_the_command_writes_csv_with_the_same_filters(person, tmp_path):
    out = tmp_path / "report.csv"

    said = export(out, "--format=csv", "--department=全中心/一科", "--module=care")

    assert said == f"{out}: 1\n"
    assert "何静" in out.read_text("utf-8-sig")
    assert Event.objects.get(verb="exported").actor == ""


def test_the_command_writes_xlsx(person, tmp_path):
    out = tmp_path / "report.xlsx"

    export(out, "--format=xlsx")

    assert load_workbook(out).worksheets[0].max_row == 3
    assert Exported.objects.get().format == "xlsx"


@pytest.mark.parametrize(
    "wrong",
    [
        "--department=none",
        "--position=none",
        "--module=none",
        "--as-of=soon",
        "--status=lazy",
    ],
)
def test_the_command_says_what_is_wrong(person, tmp_path, wrong):
    with pytest.raises(CommandError):
        export(tmp_path / "report.csv", "--format=csv", wrong)


def test_the_command_takes_every_filter_and_the_other_reports(person, tmp_path):
    out = tmp_path / "report.csv"
    Position.objects.create(name="柜员")
    common = [f"--person={person.name}", "--due-from=2026-01-01"]

    first = export(out, "--format=csv", *common)
    second = export(
        out,
        "--format=csv",
        "--report=overdue",
        "--department=全中心",
        "--only-department",
        "--position=柜员",
    )
    third = export(out, "--format=csv", "--status=overdue", "--status=not-started")

    assert [said.split(": ")[1] for said in (first, second, third)] == [
        "0\n",
        "0\n",
        "2\n",
    ]


def test_the_command_says_when_a_pdf_would_be_too_long(person, tmp_path, monkeypatch):
    monkeypatch.setattr(paper, "MOST_ROWS", 1)

    with pytest.raises(CommandError, match="PDF 最多放 1 行"):
        export(tmp_path / "report.pdf", "--format=pdf")


def test_a_file_that_cannot_be_written_is_named_and_nothing_is_exported(tmp_path):
    with pytest.raises(CommandError, match="nowhere"):
        export(tmp_path / "nowhere" / "report.csv", "--format=csv")

    assert not Event.objects.filter(verb="exported").exists()
