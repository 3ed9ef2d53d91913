"""Files of rows as people save them: encodings, delimiters, workbooks, and bad ones."""

import io
import zipfile
from datetime import date, datetime, time

import pytest
from openpyxl import Workbook

from engine.tables import reading, workbooks
from engine.tables.refusals import Reason, Unreadable

HEADS = "工号,姓名\r\n"


def rows(content, **options):
    sheet = reading.read(content, **options)
    return sheet.heads, list(sheet.rows)


def workbook(*lines):
    book = Workbook()
    for line in lines:
        book.worksheets[0].append(line)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def archive(**parts):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in parts.items():
            packed.writestr(name.replace("__", "/") + ".xml", content)
        packed.writestr("picture.png", b"")
    return file.getvalue()


@pytest.mark.parametrize(
    "content",
    [
        f"{HEADS}00482,林晓岚\r\n".encode(),
        f"\ufeff{HEADS}00482,林晓岚\r\n".encode(),
        f"{HEADS}00482,林晓岚\r\n".encode("gb18030"),
        f"\ufeff{HEADS}00482,林晓岚\r\n".encode("utf-16-le"),
        f"\ufeff{HEADS}00482,林晓岚\r\n".encode("utf-16-be"),
        "工号;姓名\n00482;林晓岚\n".encode(),
        "工号\t姓名\n00482\t林晓岚\n".encode(),
        '工号,姓名\n="00482","林晓岚"\n'.encode(),
        "工号,姓名,\n\u300000482 ,\u200b林晓岚,,".encode(),
        workbook(["工号", "姓名"], ["00482", "林晓岚"]),
    ],
)
def test_same_rows_are_read_however_they_were_saved(content):
    assert rows(content) == (("工号", "姓名"), [(2, ["00482", "林晓岚"])])


def test_named_encoding_is_taken():
    big5 = "工號,姓名\n1,王\n".encode("big5")

    assert rows(big5, encoding="big5") == (("工號", "姓名"), [(2, ["1", "王"])])


def test_title_and_empty_rows_above_and_between_are_passed_over():
    content = "员工名单\n\n工号,姓名\n1,王\n,\n2\n".encode()

    assert rows(content)[1] == [(4, ["1", "王"]), (6, ["2", ""])]


def test_heads_are_told_apart():
    content = "日期,日期,,备注\n1,2,3,4,5\n".encode()

    assert rows(content) == (("日期", "日期 (2)", "(3)", "备注"), [(2, list("1234"))])


@pytest.mark.parametrize(
    ("cell", "plain"),
    [
        ("'=1+1", "=1+1"),
        ("'Tis", "'Tis"),
        ("'", "'"),
        ("x" * 9_999, "x" * reading.LONGEST_CELL),
    ],
)
def test_cells_lose_what_nobody_means(cell, plain):
    assert reading.clean(cell) == plain


@pytest.mark.parametrize(
    ("cell", "shown"),
    [
        ("00482", "00482"),
        (1234.0, "1234"),
        (1234.5, "1234.5"),
        (date(2026, 1, 31), "2026-01-31"),
        (datetime.combine(date(2026, 1, 31), time()), "2026-01-31"),
        (datetime.combine(date(2026, 1, 31), time(8)), "2026-01-31T08:00:00"),
        (time(8), "08:00:00"),
        (True, "True"),
    ],
)
def test_workbook_cell_shows_what_it_holds(cell, shown):
    assert workbooks.text(cell) == shown


def test_workbook_keeps_the_numbers_of_its_rows():
    content = workbook([], [], ["工号", "姓名"], [1234, "王"])

    assert rows(content)[1] == [(4, ["1234", "王"])]


WIDE = b'<c r="CZ1"/>'
LONG = b'<row r="1"/><c r="A300001"/>'


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"x" * (reading.MOST_BYTES + 1), Reason.TOO_LARGE),
        (reading.COMPOUND + b"rest", Reason.OLD_WORKBOOK),
        (reading.ZIP + b"rest", Reason.BROKEN),
        (archive(xl__workbook="<x/>"), Reason.BROKEN),
        (archive(xl__workbook="<!DOCTYPE x>"), Reason.BROKEN),
        (archive(xl__worksheets__sheet1="0" * 9_000_000), Reason.BURSTS),
        (archive(xl__worksheets__sheet1=WIDE), Reason.TOO_WIDE),
        (archive(xl__worksheets__sheet1=LONG), Reason.TOO_WIDE),
        (b"", Reason.NO_ROWS),
        (b"a\n" * 30, Reason.NO_ROWS),
        (b"a,b\n\x00,1", Reason.NO_TEXT),
        (b"a,b\n\xff\xff,1", Reason.NO_TEXT),
        (HEADS.encode() + '林,"'.encode() + b"x" * 140_000, Reason.ODD_QUOTES),
        (b"a,b\n" * (reading.MOST_ROWS + 1), Reason.TOO_WIDE),
        (b"," * 200, Reason.TOO_WIDE),
    ],
    ids=range(15),
)
def test_what_is_no_file_of_rows_is_refused_with_its_reason(content, reason):
    with pytest.raises(Unreadable) as caught:
        rows(content)

    assert caught.value.reason is reason


def test_unknown_encoding_is_refused():
    with pytest.raises(Unreadable) as caught:
        rows(b"a,b", encoding="klingon")

    assert caught.value.values == {"encoding": "KLINGON"}
