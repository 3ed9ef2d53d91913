"""A pack knows the digest of each file in it, and how large it may become."""

import hashlib
from datetime import UTC, datetime
from io import BytesIO
from zipfile import ZipFile

import pytest

from reports.pack import archive
from reports.pack.archive import Archive, TooLarge

NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)


def packed(*files: tuple[str, bytes]) -> bytes:
    target = BytesIO()
    made = Archive(ZipFile(target, "w"), NOON)
    for name, content in files:
        made.add(name, content)
    made.seal()
    made.zip.close()
    return target.getvalue()


def test_sums_name_every_file_with_its_digest():
    content = packed(("b.txt", b"two"), ("a/é.txt", b"one"))

    with ZipFile(BytesIO(content)) as opened:
        names, sums = opened.namelist(), opened.read(archive.SUMS).decode()

    assert names == ["b.txt", "a/é.txt", archive.SUMS]
    assert sums == "".join(
        f"{hashlib.sha256(text).hexdigest()}  {name}\n"
        for name, text in (("b.txt", b"two"), ("a/é.txt", b"one"))
    )


def test_same_files_give_the_same_bytes():
    assert packed(("a", b"one")) == packed(("a", b"one"))


def test_more_than_it_may_hold_is_refused():
    made = Archive(ZipFile(BytesIO(), "w"), NOON, largest=5)
    made.add("a", b"1234")

    with pytest.raises(TooLarge, match="b"):
        made.add("b", b"12")
