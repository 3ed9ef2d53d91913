import pytest

from engine.markup import blocks
from engine.markup.style import lesson
from engine.markup.style.prose import Paragraph


def text(line, length, block=""):
    return Paragraph(line, "字" * length, block)


def test_lesson_that_is_too_long_is_named_once():
    read = [text(1, 2000), text(2, 500, "supplement"), text(3, 9000, "trainer")]

    found = [*lesson.length(read, path="one.md", line=1)]

    assert [(one.line, one.values["count"]) for one in found] == [(1, 2500)]
    assert [*lesson.length(read[:1], path="one.md", line=1)] == []


def test_long_way_without_a_question_is_named_where_it_ends():
    read = [text(1, 400), text(2, 300), text(3, 400)]

    found = [*lesson.rhythm(read, path="one.md")]

    assert [(one.line, one.values["count"]) for one in found] == [(2, 700)]


def test_question_on_the_spot_breaks_the_way():
    read = [text(1, 400), text(2, 9, "check"), text(3, 400), text(4, 900, "trainer")]

    assert [*lesson.rhythm(read, path="one.md")] == []


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("见图2。", []),
        ("见图3。", [lesson.NO_FIGURE]),
        ("See figure 3.", [lesson.NO_FIGURE]),
        ("看图5分钟。", []),
        ("见第十章和第二章。", []),
        ("见第十一章。", [lesson.NO_CHAPTER]),
        ("见第二十章。", [lesson.NO_CHAPTER]),
    ],
)
def test_number_of_what_does_not_exist_is_named(words, expected):
    read = [Paragraph(1, words, "")]

    found = lesson.references(read, path="one.md", figures=2, chapters=10)

    assert [one.message for one in found] == expected


def test_quotation_may_speak_of_its_own_chapters():
    read = [Paragraph(1, "见第九十九章图9。", "quote")]

    assert [*lesson.references(read, path="one.md", figures=0, chapters=1)] == []


@pytest.mark.parametrize(
    ("picture", "expected"),
    [
        ('![三块冰依次化开、流动、再冻上](a.svg "三块冰")', []),
        ('![冰](a.svg "三块冰")', [lesson.POOR_ALT]),
        (
            '![三块冰依次化开、流动、再冻上](a.svg "三块冰依次化开、流动、再冻上")',
            [lesson.SAME_ALT],
        ),
        ("![](a.svg)", []),
    ],
)
def test_words_for_a_picture_say_what_it_shows(picture, expected):
    found = lesson.pictures(blocks.numbered(picture, 4), path="one.md")

    assert [(one.line, one.message) for one in found] == [(4, one) for one in expected]
