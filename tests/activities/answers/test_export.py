import csv
import io
from dataclasses import dataclass
from typing import Any

import openpyxl
import pytest

from activities.answers import export, overview
from ledger.models import Event
from tests import make
from tests.activities import small
from tests.activities.answers import given

pytestmark = pytest.mark.django_db


@dataclass
class Desk:
    """A trainer of a unit's course, who takes its answers home."""

    unit: Any

    def __post_init__(self):
        self.trainer = make.teaching(course=self.unit.course).person

    def export(self, cohort=""):
        found = overview.of(
            self.trainer, version=self.unit.version, cohort=cohort, at=make.LATER
        )
        return export.of(found, by=self.trainer)

    def csv(self, **fields):
        content = b"".join(export.csv(self.export(**fields)))
        return list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))

    def xlsx(self):
        file = io.BytesIO()
        export.xlsx(self.export(), file)
        (sheet,) = openpyxl.load_workbook(file).worksheets
        return [tuple(row) for row in sheet.iter_rows(values_only=True)]


@pytest.fixture
def named():
    """Return a desk with two trainees' words, one of them of a department."""
    unit = small.unit("insight", "own")
    posted = make.posting(department=make.department(name="Front desk")).person
    given.give(unit, small.body(insight="=1+1", own="b"), person=posted)
    given.give(unit, small.body(insight="a"), person=make.person(name="Ann"))
    return Desk(unit)


def test_named_answers_stand_beside_their_person(named):
    head, first, second = named.csv()

    assert head == [
        "工号",
        "姓名",
        "部门",
        "课文版本",
        "分享时间",
        "Question insight?",
        "Question own?",
    ]
    assert first[2:] == ["Front desk", "1", "2026-11-20 12:00:00", "'=1+1", "b"]
    assert second[1:3] == ["Ann", ""]
    assert second[5:] == ["a", ""]


def test_a_workbook_holds_the_same_and_never_a_formula(named):
    rows = named.xlsx()

    assert rows[1][5:] == ("=1+1", "b")
    assert [row[1] for row in rows[2:]] == ["Ann"]


def test_columns_of_one_name_are_told_apart_as_workbooks_need_it():
    unit = small.unit("insight")
    unit.version.data["task"]["questions"] *= 2

    made = export.table(Desk(unit).export().task)

    assert made.names[-2:] == ("Question insight?", "Question insight? (2)")


def test_answers_without_names_hold_neither_names_nor_when(named):
    unit = given.unit()
    given.group(unit, 6)

    head, *rows = Desk(unit).csv()

    assert len(head) == 4
    assert rows == [["5", "3", "", ""]] * 6


def test_their_order_says_nothing_of_who_gave_them_when():
    bodies = [given.rated(lobby=(step, 1), queue=(1, step)) for step in range(1, 6)]
    first, second = given.unit(), given.unit()
    for body in bodies:
        given.give(first, body)
    for body in reversed(bodies):
        given.give(second, body)

    assert Desk(first).csv()[1:] == Desk(second).csv()[1:]


def test_there_is_no_file_of_fewer_than_five_without_names():
    unit = given.unit()
    given.group(unit, 4)

    with pytest.raises(export.TooFewPeople):
        Desk(unit).export()


def test_there_is_no_file_of_a_cohort_if_another_could_be_guessed_from_it():
    unit = given.unit()
    cohort, _few = given.group(unit), given.group(unit, 2)

    with pytest.raises(export.TooFewPeople):
        Desk(unit).export(cohort=cohort.slug)


def test_a_file_of_one_cohort_holds_its_members_only():
    unit = given.unit()
    cohort = given.group(unit, 5, lobby=(2, 2))
    given.group(unit, 5, lobby=(4, 4))

    _head, *rows = Desk(unit).csv(cohort=cohort.slug)

    assert rows == [["2", "2", "", ""]] * 5


@pytest.mark.parametrize("format_", ["csv", "xlsx"])
def test_the_ledger_knows_who_took_what(named, format_):
    rows = getattr(named, format_)()

    event = Event.objects.get(verb="exported")
    assert event.actor == f"people.person:{named.trainer.pk}"
    assert event.thing == f"courses.unit:{named.unit.pk}"
    assert event.new["file"] == f"responses.{format_}"
    assert event.new["rows"] == len(rows) - 1 == 2
    assert len(event.new["sha256"]) == 64
