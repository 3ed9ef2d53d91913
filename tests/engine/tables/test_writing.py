"""The same rows as CSV and as a workbook, read back by a foreign reader."""

import csv
import io
from datetime import UTC, date, datetime
from decimal import Decimal
from itertools import islice, repeat
from zoneinfo import ZoneInfo

import openpyxl
import pytest

from engine.tables.table import CellOfAnotherKind, Column, Kind, Table
from engine.tables.writing import (
    LINES_AT_A_TIME,
    MoreRowsThanSaid,
    csv_stream,
    write_xlsx,
)

LATE = datetime(2026, 3, 31, 16, 30, tzinfo=UTC)  # after midnight in Shanghai
PEOPLE = Table(
    "完成情况",
    (
        Column("工号"),
        Column("姓名", width=20),
        Column("得分", Kind.NUMBER),
        Column("到期", Kind.DAY),
        Column("完成", Kind.MOMENT),
    ),
    ZoneInfo("Asia/Shanghai"),
)
LIN = ("00123", "林晓岚", Decimal("87.50"), date(2026, 4, 1), LATE)
NOBODY = (None, None, None, None, None)
CODES = Table("Codes", (Column("code"),), UTC)
NOTES = Table("Notes", (Column("note"),), UTC)
NUMBERS = Table("Numbers", (Column("number", Kind.NUMBER),), UTC)


def as_csv(table, *rows):
    content = b"".join(csv_stream(table, rows))
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))


def workbook(table, *rows, **options):
    file = io.BytesIO()
    write_xlsx(table, iter(rows), file, **options)
    return openpyxl.load_workbook(file)


def values(sheet):
    return [tuple(row) for row in sheet.iter_rows(values_only=True)]


def test_csv_begins_with_the_byte_order_mark_and_the_head():
    first = next(csv_stream(PEOPLE, []))

    assert first == "\ufeff工号,姓名,得分,到期,完成\r\n".encode()


def test_csv_writes_each_kind_of_cell():
    assert as_csv(PEOPLE, LIN, NOBODY)[1:] == [
        ["00123", "林晓岚", "87.50", "2026-04-01", "2026-04-01 00:30:00"],
        ["", "", "", "", ""],
    ]


def test_csv_guards_text_and_leaves_numbers_alone():
    table = Table("=", (Column("=name"), Column("points", Kind.NUMBER)), UTC)

    assert as_csv(table, ("=1+1", -5), ("-5", Decimal("-0.5"))) == [
        ["'=name", "points"],
        ["'=1+1", "-5"],
        ["'-5", "-0.5"],
    ]


def test_a_column_of_values_holds_numbers_and_text_as_they_come():
    table = Table("Answers", (Column("answer", Kind.VALUE),), UTC)
    rows = [(4,), ("=1+1",), (Decimal("2.5"),), (None,)]

    assert as_csv(table, *rows)[1:] == [["4"], ["'=1+1"], ["2.5"], [""]]
    assert values(workbook(table, *rows).active)[1:4] == [(4,), ("=1+1",), (2.5,)]


def test_csv_writes_small_decimals_without_an_exponent():
    assert as_csv(NUMBERS, (Decimal("0.00000001"),))[1] == ["0.00000001"]


def test_csv_asks_only_for_the_rows_it_sends():
    rows = islice(repeat(("1",)), 2 * LINES_AT_A_TIME)

    list(islice(csv_stream(CODES, rows), 2))

    assert len(list(rows)) == LINES_AT_A_TIME


def test_csv_refuses_a_row_of_another_length():
    with pytest.raises(ValueError, match="shorter"):
        as_csv(PEOPLE, ("00123",))


def test_workbook_keeps_the_type_of_each_cell():
    sheet = workbook(PEOPLE, LIN, NOBODY).active

    assert sheet.title == "完成情况"
    assert values(sheet)[:2] == [
        PEOPLE.names,
        (
            "00123",
            "林晓岚",
            87.5,
            datetime(2026, 4, 1),  # noqa: DTZ001 (Excel knows no zones)
            datetime(2026, 4, 1, 0, 30),  # noqa: DTZ001
        ),
    ]
    assert [cell.data_type for cell in sheet[2]] == ["s", "s", "n", "d", "d"]


def test_workbook_shows_days_as_days_also_under_a_blank_first_row():
    sheet = workbook(PEOPLE, NOBODY, LIN).active

    assert [cell.number_format for cell in sheet[3]][3:] == [
        "yyyy-mm-dd",
        "yyyy-mm-dd hh:mm:ss",
    ]


def test_workbook_has_a_fixed_bold_head_and_wide_columns():
    sheet = workbook(PEOPLE, LIN).active

    assert sheet.freeze_panes == "A2"
    assert sheet["A1"].font.b is True
    assert int(sheet.column_dimensions["B"].width) == 20


def test_workbook_never_makes_a_formula_of_text():
    cell = workbook(CODES, ("=1+1",)).active["A2"]

    assert (cell.value, cell.data_type) == ("=1+1", "s")


def test_workbook_without_rows_keeps_its_head():
    assert values(workbook(PEOPLE).active)[0] == PEOPLE.names


def test_workbook_goes_on_upon_the_next_sheet():
    rows = [("1",), ("2",), ("3",)]

    book = workbook(CODES, *rows, at_most=3, sheet_rows=2)

    assert {sheet.title: values(sheet) for sheet in book} == {
        "Codes 1": [("code",), ("1",), ("2",)],
        "Codes 2": [("code",), ("3",)],
    }


def test_workbook_with_more_rows_than_said_is_refused():
    with pytest.raises(MoreRowsThanSaid):
        workbook(CODES, ("1",), ("2",), ("3",), at_most=2, sheet_rows=2)


def test_workbook_goes_to_a_file(tmp_path):
    target = tmp_path / "codes.xlsx"

    write_xlsx(CODES, [("007",)], target)

    assert values(openpyxl.load_workbook(target).active)[1] == ("007",)


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("[A]/B: C?", "A  B  C"),
        ("完" * 40, "完" * 31),
    ],
)
def test_workbook_names_its_sheet_as_excel_allows(title, name):
    book = workbook(Table(title, CODES.columns, UTC), ("1",))

    assert book.sheetnames == [name]


def test_workbook_cuts_text_that_no_cell_can_hold():
    value = workbook(CODES, ("长" * 40_000,)).active["A2"].value

    assert value == "长" * 32_766 + "…"


@pytest.mark.parametrize("number", [10**15, -(10**18)])
def test_workbook_keeps_all_digits_of_a_long_number_as_text(number):
    assert workbook(NUMBERS, (number,)).active["A2"].value == str(number)


def test_workbook_writes_days_before_excels_calendar_as_text():
    table = Table("Founders", (Column("born", Kind.DAY),), UTC)

    assert workbook(table, (date(1893, 12, 26),)).active["A2"].value == "1893-12-26"


def test_fault_in_the_rows_comes_through():
    with pytest.raises(CellOfAnotherKind):
        workbook(CODES, (5,))


def test_workbook_asks_for_its_rows_one_by_one(tmp_path):
    rows = islice(repeat(("1",)), 20_000)

    write_xlsx(CODES, rows, tmp_path / "codes.xlsx")

    assert next(rows, None) is None


def test_workbook_ends_with_further_tables_asked_when_the_rows_are_through():
    passed = []

    def rows():
        passed.append("rows")
        yield ("1",)

    def further():
        yield (",".join(passed),)

    file = io.BytesIO()
    write_xlsx(CODES, rows(), file, further=[(NOTES, further())])

    book = openpyxl.load_workbook(file)
    assert [values(sheet) for sheet in book] == [
        [("code",), ("1",)],
        [("note",), ("rows",)],
    ]
