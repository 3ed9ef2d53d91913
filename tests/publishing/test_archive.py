"""Reading a course from a ZIP, whoever made it."""

import stat
import zipfile
from io import BytesIO

import pytest

from publishing import archive

GOOD = {"small/course.md": "words", "small/first/one.md": "one"}


def packed(files, change=None):
    """Pack files; `change` may alter the entry of each."""
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as made:
        for name, text in files.items():
            entry = zipfile.ZipInfo(name)
            entry.compress_type = zipfile.ZIP_DEFLATED
            if change:
                change(entry)
            made.writestr(entry, text)
    file.seek(0)
    return file


def problems_in(file):
    found, problems = archive.read(file)
    assert found is None
    return [str(one) for one in problems]


def test_folder_in_the_zip_is_the_course():
    found, problems = archive.read(packed(GOOD | {"small/first/": ""}))

    assert problems == []
    assert found
    assert found.slug == "small"
    assert found.files == {"course.md": b"words", "first/one.md": b"one"}


def test_what_an_operating_system_adds_is_left():
    found, problems = archive.read(
        packed(GOOD | {"__MACOSX/small/._one.md": "", "small/.DS_Store": ""})
    )

    assert problems == []
    assert found
    assert sorted(found.files) == ["course.md", "first/one.md"]


@pytest.mark.parametrize("content", [b"", b"no ZIP at all", b"PK\x03\x04 and no more"])
def test_what_is_no_zip_is_refused(content):
    assert problems_in(BytesIO(content)) == [
        ".:1: This is no ZIP file, or a damaged one; make it anew."
    ]


def test_damaged_content_is_refused():
    content = packed(GOOD).getvalue()
    place = content.index(b"small/course.md") + len("small/course.md")
    damaged = content[:place] + b"\xff\xff\xff" + content[place + 3 :]

    assert problems_in(BytesIO(damaged)) == [
        ".:1: This is no ZIP file, or a damaged one; make it anew."
    ]


@pytest.mark.parametrize(
    "name",
    [
        "../small/one.md",
        "small/../../one.md",
        "/small/one.md",
        "C:/small/one.md",
        "small\\one.md",
    ],
)
def test_name_that_leads_outside_is_refused(name):
    assert problems_in(packed(GOOD | {name: "x"})) == [
        (
            f"{name}:1: The name of this file leads out of the folder; use"
            " plain relative names."
        )
    ]


def test_symbolic_link_is_refused():
    def link(entry):
        if entry.filename.endswith("one.md"):
            entry.external_attr = (stat.S_IFLNK | 0o777) << 16

    assert problems_in(packed(GOOD, link)) == [
        "small/first/one.md:1: This is a symbolic link; put the file itself in the ZIP."
    ]


def test_encrypted_file_is_refused():
    content = bytearray(packed(GOOD).getvalue())
    place = content.index(b"PK\x01\x02")
    content[place + 8] |= 1

    assert problems_in(BytesIO(bytes(content))) == [
        "small/course.md:1: This file is encrypted; make the ZIP without a password."
    ]


def test_unusual_packing_is_refused():
    def squeeze(entry):
        entry.compress_type = zipfile.ZIP_LZMA

    assert problems_in(packed({"small/course.md": "words"}, squeeze)) == [
        "small/course.md:1: This file is packed in an unusual way; make a plain ZIP."
    ]


def test_file_packed_too_tightly_is_refused_unopened():
    bomb = "0" * 900_000

    found = problems_in(packed(GOOD | {"small/two.md": bomb}))

    assert len(found) == 1
    assert found[0].endswith("it is refused as a possible bomb.")


def test_zip_that_would_unpack_to_too_much_is_refused_unopened():
    content = bytearray(packed(GOOD).getvalue())
    place = content.index(b"PK\x01\x02")
    content[place + 24 : place + 28] = (300_000_000).to_bytes(4, "little")

    assert problems_in(BytesIO(bytes(content))) == [
        (
            ".:1: The ZIP would unpack to more than 200000000 bytes; make the pictures"
            " smaller."
        )
    ]


def test_too_many_entries_are_refused():
    many = {f"small/{number}.md": "" for number in range(archive.MOST_MEMBERS + 1)}

    assert problems_in(packed(many)) == [
        ".:1: The ZIP has more than 6000 entries; part the course."
    ]


def test_name_not_marked_as_utf8_is_refused():
    content = packed({"small/course.md": "", "small/课.md": ""}).getvalue()
    content = content.replace("课".encode(), b"\xbf\xce\xff")
    unmarked = bytearray(content)
    for sign, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = unmarked.rindex(sign)
        unmarked[place + offset + 1] &= ~0x08 & 0xFF

    found = problems_in(BytesIO(bytes(unmarked)))

    assert len(found) == 1
    assert "is not marked as UTF-8" in found[0]


def test_name_wrongly_marked_as_utf8_is_refused():
    content = packed({"small/course.md": "", "small/课.md": ""}).getvalue()

    found = problems_in(BytesIO(content.replace("课".encode(), b"\xbf\xce\xff")))

    assert len(found) == 1
    assert "is not marked as UTF-8" in found[0]


@pytest.mark.parametrize(
    "files",
    [{"course.md": ""}, {"a/course.md": "", "b/one.md": ""}, {"small/": ""}, {}],
)
def test_zip_must_hold_one_folder(files):
    assert problems_in(packed(files)) == [
        (
            ".:1: The ZIP must hold one folder, named as the course's address;"
            " pack that folder."
        )
    ]


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_file_that_is_there_twice_is_refused():
    file = BytesIO()
    with zipfile.ZipFile(file, "w") as made:
        for text in ("one", "two"):
            made.writestr("small/course.md", text)

    _, problems = archive.read(file)

    assert [str(one) for one in problems] == [
        "course.md:1: The ZIP holds this file twice; make it anew."
    ]


def test_file_of_another_kind_is_named():
    _, problems = archive.read(packed(GOOD | {"small/run.exe": "x"}))

    assert [one.path for one in problems] == ["run.exe"]
