import pytest

from engine.questions.exchange.cards import Refused
from tests.engine.questions.exchange import shared

CELL = b'<worksheet><sheetData><row r="9"><c r="%s"/></row></sheetData></worksheet>'


@pytest.mark.parametrize("form", ["xlsx", "word"])
@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"PK\x03\x04 cut off", "or a damaged one"),
        (shared.packed(a_xml=b" " * 1_000_000), "unpack to far more"),
        (shared.packed(a_xml=b'<!DOCTYPE a [<!ENTITY b "c">]><a/>'), "declares"),
        (shared.packed(a_xml="<!ENTITY b 'c'>".encode("utf-16")), "declares"),
    ],
)
def test_hostile_archive_is_refused(form, content, words):
    with pytest.raises(Refused, match=words):
        shared.taken(content, form)


@pytest.mark.parametrize("cell", [b"XFD1", b"A1048576", b"CW1"])
def test_sheet_with_a_far_off_cell_is_refused(cell):
    content = shared.packed(xl__worksheets__sheet1_xml=CELL % cell)

    with pytest.raises(Refused, match=f"reaches to {cell.decode()} "):
        shared.taken(content, "xlsx")


@pytest.mark.parametrize("form", ["xlsx", "word"])
def test_archive_that_holds_something_else_is_refused(form):
    with pytest.raises(Refused, match="file:1: "):
        shared.taken(shared.packed(a_xml=b"<a/>"), form)


def test_member_that_does_not_unpack_is_refused():
    content = bytearray(shared.packed(a_xml=b"<a>" + bytes(range(99)) + b"</a>"))
    content[40] ^= 0xFF

    with pytest.raises(Refused, match="or a damaged one"):
        shared.taken(bytes(content), "xlsx")


def test_old_excel_file_is_refused():
    with pytest.raises(Refused, match="or a damaged one"):
        shared.taken(b"\xd0\xcf\x11\xe0" + b"\0" * 600, "xlsx")
