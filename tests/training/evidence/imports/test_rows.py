"""What a row of a file of past completions says, and what is wrong with it."""

from datetime import date

import pytest

from people.imports import entries
from training.evidence.imports import rows
from training.evidence.imports.fields import COLUMNS, Field

TODAY = date(2026, 11, 20)
GIVEN = {"number": "007", "what": "Fire", "completed_on": "2025-01-31"}


def read(**cells):
    return rows.read(2, GIVEN | cells, today=TODAY)


def test_row_is_read_with_its_zeros_and_without_needless_blanks():
    wide = "\N{FULLWIDTH DIGIT ZERO}" * 2
    made = read(number=f" {wide}7 ", what="Fire  drill", provider=" It ", note="a\nb")

    assert (made.number, made.what, made.provider, made.note) == (
        "007",
        "Fire drill",
        "It",
        "a b",
    )
    assert (made.completed_on, made.minutes, made.faults) == (date(2025, 1, 31), 0, [])


@pytest.mark.parametrize(
    ("text", "each", "minutes"),
    [
        ("90", 1, 90),
        ("90.0", 1, 90),
        ("90 分钟", 60, 90),
        ("1.5", 60, 90),
        ("２小时", 1, 120),
        ("1:30", 60, 90),
        ("1:30:59", 60, 90),
        ("0.01", 60, 1),
        ("soon", 1, None),
        ("-5", 1, None),
        ("1,5", 60, None),
    ],
)
def test_time_is_read_in_minutes(text, each, minutes):
    assert rows.minutes(text, each=each) == minutes


@pytest.mark.parametrize(
    ("cells", "minutes"),
    [
        ({"minutes": "30", "hours": "2"}, 30),
        ({"minutes": "", "hours": "2"}, 120),
        ({"minutes": "—", "hours": ""}, 0),
    ],
)
def test_minutes_go_before_hours(cells, minutes):
    assert read(**cells).minutes == minutes


@pytest.mark.parametrize(
    ("cells", "where", "message"),
    [
        ({"number": " "}, Field.NUMBER, entries.EMPTY),
        ({"what": ""}, Field.WHAT, entries.EMPTY),
        ({"completed_on": ""}, Field.COMPLETED_ON, entries.EMPTY),
        ({"number": "1.2E+11"}, Field.NUMBER, entries.SHORTENED),
        ({"number": "=A1"}, Field.NUMBER, entries.FORMULA),
        ({"note": "x" * 501}, Field.NOTE, entries.TOO_LONG),
        ({"completed_on": "2025-02-30"}, Field.COMPLETED_ON, entries.NO_DAY),
        ({"completed_on": "2026-11-21"}, Field.COMPLETED_ON, rows.TO_COME),
        ({"minutes": "long"}, Field.MINUTES, rows.NO_MINUTES),
        ({"hours": "long"}, Field.HOURS, rows.NO_HOURS),
        ({"hours": "9999"}, Field.HOURS, rows.TOO_MANY),
    ],
)
def test_what_is_wrong_is_said_at_its_column(cells, where, message):
    assert [(one.where, one.message) for one in read(**cells).faults] == [
        (where, message)
    ]


def test_heads_of_other_systems_are_recognised():
    heads = ["员工编号", "课程名称", "完成时间", "Duration", "证书编号"]

    assert COLUMNS.guess(heads) == {
        "number": "员工编号",
        "what": "课程名称",
        "completed_on": "完成时间",
        "minutes": "Duration",
    }
