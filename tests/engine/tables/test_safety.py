"""Cells and archives that would do harm."""

import io
import zipfile

import pytest

from engine.tables.safety import ArchiveRefused, Limits, check_archive, guarded


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ""),
        ("林晓岚", "林晓岚"),
        ("00123", "00123"),
        ("a=b", "a=b"),
        ("=1+1", "'=1+1"),
        ("+86 10", "'+86 10"),
        ("-5", "'-5"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t=1"),
        ("\r=1", "'\r=1"),
        ("\n=1", "'\n=1"),
        ("\uff1d1", "'\uff1d1"),
    ],
)
def test_text_that_begins_like_a_formula_gets_an_apostrophe(text, expected):
    assert guarded(text) == expected


def archive(*contents: bytes) -> io.BytesIO:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as members:
        for number, content in enumerate(contents):
            members.writestr(f"{number}.xml", content)
    return file


@pytest.mark.parametrize(
    ("contents", "limits", "reason"),
    [
        ((b"a", b"b", b"c"), Limits(members=2), "too many members"),
        ((b"abcdef", b"ghijkl"), Limits(size=11), "too large"),
        ((b"0" * 100_000,), Limits(ratio=50), "packed too tightly"),
    ],
)
def test_archive_over_a_limit_is_refused(contents, limits, reason):
    with pytest.raises(ArchiveRefused, match=reason):
        check_archive(archive(*contents), limits)


def test_archive_within_its_limits_passes():
    check_archive(archive(b"abc", b"def"), Limits(members=2, size=6))


def test_archive_without_members_passes():
    check_archive(archive(), Limits())


def test_file_that_is_no_archive_is_refused():
    with pytest.raises(ArchiveRefused, match="broken"):
        check_archive(io.BytesIO(b"PK no"), Limits())
