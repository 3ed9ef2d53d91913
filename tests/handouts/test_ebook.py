"""The same editions as a book for phones."""

import io
import re
from zipfile import ZipFile

import pytest

from handouts import ebook, printing
from handouts.choice import Edition
from tests.handouts import test_editions, written
from tests.handouts.written import printed

pytestmark = pytest.mark.django_db


@pytest.fixture
def course():
    return written.publish(three_c=test_editions.TERMS, opening_quiz=test_editions.QUIZ)


def titles(course, *parts, **fields):
    made = ebook.of(printed(course, *parts, **fields))
    return [(one.level, one.title) for one in made.chapters]


def test_whole_course_has_its_units_below_its_chapters(course):
    assert titles(course)[1:] == [
        (1, "第一章　破冰与案例"),
        (2, "1.1　管理小品：梅瑞特饭店"),
        (2, "1.2　心得分享"),
        (2, "1.3　本章测验"),
        (1, "第二章　拥抱变革"),
        (2, "2.1　术语表"),
    ]


def test_part_of_a_course_has_its_units_alone(course):
    assert titles(course, "opening", edition=Edition.TRAINER) == [
        (1, "顾客满意，经营顾客的心 · 第一章 破冰与案例 · 讲师版"),
        (1, "1.1　管理小品：梅瑞特饭店"),
        (1, "1.2　心得分享"),
        (1, "1.3　本章测验"),
    ]


def test_page_numbers_and_covers_are_for_paper(course):
    [chapter] = ebook.of(printed(course, edition=Edition.GLOSSARY)).chapters

    assert "三股力量" in chapter.html
    assert "cover" not in chapter.html
    assert "英文索引" not in chapter.html


def test_exam_is_one_chapter(course):
    [(_level, title)] = titles(course, "opening-quiz", edition=Edition.EXAM, draw=7)

    assert title.endswith("考卷 · 卷号 1-7")


def test_file_holds_the_text_the_style_and_the_pictures(course):
    made = printing.epub(printed(course, "opening"))

    with ZipFile(io.BytesIO(made)) as archive:
        names = archive.namelist()
        page = archive.read("EPUB/chapter-002.xhtml").decode()
    assert names[0] == "mimetype"
    assert any(name.endswith(".png") for name in names)
    assert "那一晚的两通电话" in page
    assert re.search(r'href="chapter-003\.xhtml#sharing"', page)


def test_other_parts_and_another_text_have_another_name(course):
    names = {
        ebook.identifier(printed(course)),
        ebook.identifier(printed(course, "opening")),
        ebook.identifier(printed(course, edition=Edition.TRAINER)),
    }
    same = ebook.identifier(printed(course))

    assert len(names) == 3
    assert same in names
    assert same.startswith("urn:uuid:")
