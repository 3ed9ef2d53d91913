"""Real PDFs, set once for all tests here."""

import io

import page
import pypdf
import pytest
from django.conf import settings
from django.db import transaction
from django.test import override_settings

from handouts import matter, printing
from handouts.choice import Choice, Edition
from tests.handouts import written

KINDS = {
    "course": Choice(),
    "key": Choice(Edition.TRAINER),
    "unit": Choice(parts=("three-c",)),
    "again": Choice(parts=("three-c",)),
    "exam": Choice(Edition.EXAM, ("opening-quiz",), draw=7),
}


@pytest.fixture(scope="module")
def books(django_db_setup, django_db_blocker, tmp_path_factory):
    files = tmp_path_factory.mktemp("files")
    with (
        django_db_blocker.unblock(),
        override_settings(MEDIA_ROOT=files),
        transaction.atomic(),
    ):
        course = written.publish()
        made = {
            name: printing.pdf(matter.of(course, kind)) for name, kind in KINDS.items()
        }
        transaction.set_rollback(True)
    return made


@pytest.fixture(scope="module")
def course(books):
    return pypdf.PdfReader(io.BytesIO(books["course"]))


def text_of(content):
    pages = pypdf.PdfReader(io.BytesIO(content)).pages
    return "".join(leaf.extract_text() for leaf in pages)


def titles(outline):
    return [titles(one) if isinstance(one, list) else one.title for one in outline]


@pytest.mark.parametrize("name", ["course", "key", "unit", "exam"])
def test_handout_keeps_every_rule_of_pdf_ua_1(books, name):
    report = page.validate_pdf_bytes(books[name])

    assert report.profile == page.ValidationProfile.PDF_UA_1
    assert [failure.rule_id for failure in report.failures] == []


def test_handout_says_its_title_language_and_day(course):
    assert course.metadata.title == "顾客满意，经营顾客的心 · 学员版"
    assert course.metadata.creation_date == written.RELEASED
    assert course.trailer["/Root"]["/Lang"] == "zh-Hans"
    assert course.trailer["/Root"]["/MarkInfo"]["/Marked"]


def test_fonts_are_embedded_and_ours(course):
    fonts = [
        font.get_object()["/DescendantFonts"][0].get_object()
        for leaf in course.pages
        for font in leaf["/Resources"].get("/Font", {}).values()
    ]

    assert all("/FontFile2" in font["/FontDescriptor"] for font in fonts)
    names = {font["/BaseFont"].partition("+")[2] for font in fonts}
    assert names
    assert all(name.startswith("Jiangyi-") for name in names)


def test_words_are_found_as_they_were_written(books):
    text = text_of(books["course"])

    assert "满意度" in text
    assert "管理小品：梅瑞特饭店" in text


def test_bookmarks_follow_the_chapters(course):
    assert titles(course.outline) == [
        "目录",
        "第一章　破冰与案例",
        [
            "管理小品：梅瑞特饭店",
            ["那一晚的两通电话", "她做了什么"],
            "心得分享",
            "本章测验",
        ],
        "第二章　拥抱变革",
        ["3C 时代", ["三股力量"]],
    ]


def test_page_numbers_in_the_contents_are_right(course):
    texts = [leaf.extract_text() for leaf in course.pages]
    openings = {
        "1.1": "1.1　第一章　课文",
        "1.3": "1.3　第一章　测验",
        "2.1": "2.1　第二章",
    }
    found = {
        number: next(at for at, text in enumerate(texts, 1) if words in text)
        for number, words in openings.items()
    }

    lines = texts[1].splitlines()
    told = {
        number: int(next(line for line in lines if line.startswith(number)).split()[-1])
        for number in openings
    }

    assert told == found


def test_every_page_but_the_cover_has_its_number_and_imprint(course):
    texts = [leaf.extract_text() for leaf in course.pages]

    assert "发布" in texts[0]
    assert all("学员版　第" in text for text in texts[1:])
    assert all(str(number) in text for number, text in enumerate(texts[1:], 2))


def test_links_lead_inside_the_book_and_out_of_it(course):
    links = [
        note.get_object()
        for leaf in course.pages
        for note in leaf.get("/Annots", [])
        if note.get_object()["/Subtype"] == "/Link"
    ]

    assert any(link.get("/Dest") == "three-c.forces" for link in links)
    addresses = {link["/A"]["/URI"] for link in links if "/A" in link}
    page = "/courses/customer-satisfaction/{}/"
    units = ("marriott", "sharing", "opening-quiz", "three-c")
    own = {f"{settings.SITE_ADDRESS}{page.format(unit)}" for unit in units}
    assert addresses == {"https://example.org/"} | own


def test_trainee_reads_neither_notes_nor_keys(books):
    text = text_of(books["course"])

    for secret in ("先托付岗位", "顺序很重要", "线索不在话里", "讲师才看得到"):
        assert secret not in text


def test_trainer_reads_both(books):
    text = text_of(books["key"])

    for words in ("先托付岗位", "顺序很重要", "线索不在话里", "讲师才看得到", "讲师版"):
        assert words in text


def test_exam_ends_with_its_sheet_on_a_page_of_its_own(books):
    pages = pypdf.PdfReader(io.BytesIO(books["exam"])).pages
    first, last = pages[0].extract_text(), pages[-1].extract_text()

    assert len(pages) == 2
    assert "她听出了什么？" in first
    assert "答题卡" in last
    assert all("卷号 1-7" in text for text in (first, last))


def test_same_matter_gives_the_same_bytes(books):
    assert books["unit"] == books["again"]
