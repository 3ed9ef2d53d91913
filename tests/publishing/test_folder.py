"""Reading a course folder from the disk."""

import os

import pytest

from publishing import folder


@pytest.fixture
def place(tmp_path):
    course = tmp_path / "small"
    (course / "first").mkdir(parents=True)
    (course / "course.md").write_text("words")
    (course / "first" / "one.md").write_text("one")
    return course


def messages(problems):
    return [str(one) for one in problems]


def test_folder_holds_its_files_by_their_path(place):
    found, problems = folder.read(place)

    assert problems == []
    assert found == folder.Folder(
        "small", {"course.md": b"words", "first/one.md": b"one"}
    )


def test_what_an_operating_system_puts_there_is_left(place):
    for name in (".DS_Store", "Thumbs.db"):
        (place / name).write_text("x")
    (place / ".git").mkdir()
    (place / ".git" / "one.md").write_text("x")

    found, problems = folder.read(place)

    assert problems == []
    assert found
    assert sorted(found.files) == ["course.md", "first/one.md"]


def test_missing_folder_is_a_problem(tmp_path):
    found, problems = folder.read(tmp_path / "nowhere")

    assert found is None
    assert messages(problems) == [".:1: There is no such folder; mend its name."]


def test_folder_without_contents_is_no_course(place):
    (place / "course.md").unlink()

    found, problems = folder.read(place)

    assert found is None
    assert messages(problems) == [
        "course.md:1: There is no course.md here; write one that lists the units."
    ]


def test_file_that_is_no_text_and_no_picture_is_a_problem(place):
    (place / "notes.docx").write_text("x")

    _, problems = folder.read(place)

    assert messages(problems) == [
        (
            "notes.docx:1: This is no text (.md) and no picture (.avif .gif"
            " .jpeg .jpg .png .svg .webp); take it out of the folder."
        )
    ]


@pytest.mark.parametrize(
    ("name", "most"),
    [("one.md", folder.LARGEST_TEXT), ("one.png", folder.LARGEST_PICTURE)],
)
def test_file_beyond_its_limit_is_a_problem(place, name, most):
    (place / name).write_bytes(b"x" * (most + 1))

    _, problems = folder.read(place)

    assert messages(problems) == [
        (
            f"{name}:1: The file has {most + 1} bytes (most: {most});"
            " make it smaller or part it."
        )
    ]


def test_symbolic_link_is_not_followed(place, tmp_path):
    (tmp_path / "secret.md").write_text("secret")
    (place / "two.md").symlink_to(tmp_path / "secret.md")
    (place / "elsewhere").symlink_to(tmp_path)

    found, problems = folder.read(place)

    assert found
    assert "two.md" not in found.files
    assert [one.path for one in problems] == ["elsewhere", "two.md"]


def test_name_that_is_not_utf8_is_a_problem(place):
    os.close(os.open(os.fsencode(place) + b"/\xb5\xda.md", os.O_CREAT))

    _, problems = folder.read(place)

    assert messages(problems) == [
        (
            "??.md:1: The name of this file is not in UTF-8; name it in"
            " letters, digits and hyphens."
        )
    ]


def test_what_is_no_plain_file_is_a_problem(place):
    os.mkfifo(place / "pipe.md")

    _, problems = folder.read(place)

    assert messages(problems) == [
        "pipe.md:1: This is no plain file; take it out of the folder."
    ]


def test_too_many_files_are_a_problem(place):
    for number in range(folder.MOST_FILES + 3):
        (place / f"a{number}.md").write_text("")

    found, problems = folder.read(place)

    assert found is None
    assert messages(problems) == [
        ".:1: There are more than 5000 files; part the course."
    ]


def test_too_many_bytes_together_are_a_problem():
    gathering = folder.Gathering(files={"course.md": b""}, size=folder.MOST_BYTES + 1)

    found, problems = gathering.folder("small")

    assert found is None
    assert messages(problems) == [
        (
            ".:1: The files hold more than 200000000 bytes together; make the pictures"
            " smaller."
        )
    ]


def test_digest_changes_with_a_name_or_a_text_only():
    one = folder.Folder("small", {"a.md": b"1", "b.md": b"2"})
    same = folder.Folder("other", {"b.md": b"2", "a.md": b"1"})
    renamed = folder.Folder("small", {"a.md": b"1", "c.md": b"2"})
    changed = folder.Folder("small", {"a.md": b"1", "b.md": b"3"})

    assert one.digest == same.digest
    assert len({one.digest, renamed.digest, changed.digest}) == 3
