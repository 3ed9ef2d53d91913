"""Whole-course checks: every mistake, at its line."""

import pytest

from tests.publishing import small
from tests.publishing.small import problems_in

pytestmark = pytest.mark.django_db

QUIZ = "---\ntitle: Quiz\n---\n\n## What? {#what}\n\n- [x] One\n- [ ] Two\n- [ ] Six\n"
WITH_QUIZ = small.contents(
    "## First {#first}", "1. [One](one.md)", "2. [Quiz](end.quiz.md)"
)


def test_course_without_mistakes_has_no_problems():
    assert problems_in(small.usual()) == []


def test_listed_file_that_is_missing_is_told_at_its_line():
    files = small.usual()
    files = small.changed(files, "two.md", None)

    assert problems_in(files) == [
        (
            "course.md:14: The file “two.md” is not there; write it, or mend its name"
            " in the list."
        )
    ]


def test_file_that_no_list_names_is_told():
    (found,) = problems_in(small.usual(three_md=small.lesson()))

    assert found.startswith("three.md:1: No list in course.md names this file")


def test_unknown_ending_is_told():
    listed = small.contents("## First {#first}", "1. [A](a.plan.md)")

    files = small.usual(course_md=listed)
    files = small.changed(files, "a.plan.md", b"")

    found = problems_in(files)

    assert found[0].startswith(
        "course.md:12: No kind of unit has the ending “.plan.md”"
    )


def test_text_that_is_not_utf8_is_told():
    files = small.usual()
    files = small.changed(files, "two.md", "二".encode("gbk"))

    assert problems_in(files) == ["two.md:1: The text is not UTF-8; save it as UTF-8."]


def test_contents_that_are_not_utf8_are_told():
    files = small.usual()
    files = small.changed(files, "course.md", "二".encode("gbk"))

    assert problems_in(files) == [
        "course.md:1: The text is not UTF-8; save it as UTF-8."
    ]


def test_folder_whose_name_is_no_address_is_told():
    files = small.usual()

    (found,) = problems_in(small.Folder("my course", files.files))

    assert found.startswith("course.md:1: “my course” cannot be a course's address")


def test_dead_link_is_told_at_its_line():
    (found,) = problems_in(small.usual(one_md=small.lesson("See [it](three.md).")))

    assert found.startswith("one.md:5: Nothing is found at “three.md”")


def test_link_to_a_heading_of_another_lesson_is_followed():
    files = small.usual(
        one_md=small.lesson("See [it](two.md#here) and [all](course.md#first)."),
        two_md=small.lesson("## Here {#here}\n\nText.", title="Two"),
    )

    html = small.manuscript(files).sheets[0].draft.html

    assert problems_in(files) == []
    assert any('href="/courses/small/two/#here"' in text for text in html.values())


@pytest.mark.parametrize("target", ["two.md#gone", "course.md#gone"])
def test_link_to_a_place_that_is_not_there_is_told(target):
    files = small.usual(one_md=small.lesson(f"Words.\n\nSee [it]({target})."))

    (found,) = problems_in(files)

    assert found.startswith("one.md:7: Nothing in “")


def test_missing_picture_is_told():
    (found,) = problems_in(small.usual(one_md=small.lesson("![A box](box.svg)")))

    assert found.startswith("one.md:5: The picture “box.svg” is not there")


def test_two_units_cannot_both_be_the_renamed_one():
    found = problems_in(
        small.usual(one_md=small.lesson(was="x"), two_md=small.lesson(was="x"))
    )

    assert found == [
        (
            "two.md:3: “was: x” stands in one.md as well; only one unit can keep its"
            " records."
        )
    ]


def test_unit_cannot_become_another_kind():
    small.released(
        small.folder(course_md=WITH_QUIZ, end_quiz_md=QUIZ, one_md=small.lesson())
    )
    listed = WITH_QUIZ.replace("end.quiz.md", "end.md")

    (found,) = problems_in(
        small.folder(course_md=listed, one_md=small.lesson(), end_md=small.lesson())
    )

    assert found.startswith("end.md:1: “end” was published as another kind of unit")


def test_question_cannot_become_another_kind():
    files = {"course_md": WITH_QUIZ, "one_md": small.lesson()}
    small.released(small.folder(**files, end_quiz_md=QUIZ))
    multiple = QUIZ.replace("[ ] Two", "[x] Two")

    (found,) = problems_in(small.folder(**files, end_quiz_md=multiple))

    assert found.startswith(
        "end.quiz.md:5: The question “what” was published as another kind"
    )


def test_lines_to_write_on_do_not_stand_in_the_introduction():
    text = small.contents("## First {#first}", "1. [One](one.md)", "2. [Two](two.md)")
    text = text.replace("Words before.", "/// write\nWhy?\n///")

    (found,) = problems_in(small.usual(course_md=text))

    assert found.endswith("Questions and lines to write on stand in lessons only.")


def test_drawing_and_photograph_are_known_by_their_names():
    files = small.usual(one_md=small.lesson("![A box](box.png)"))
    files = small.changed(files, "box.png", b"picture")

    manuscript = small.manuscript(files)

    (name,) = manuscript.pictures
    assert name.startswith("pictures/")
    assert name.endswith(".png")
    assert manuscript.sheets[0].pictures == {"box.png": name[9:-4]}
