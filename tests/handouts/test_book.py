"""What stands in a handout, before it is set."""

import re

import pytest
from django.utils import translation

from handouts import book
from handouts.choice import Edition
from tests.handouts import written
from tests.handouts.written import printed

pytestmark = pytest.mark.django_db
ID = re.compile(r'\sid="([^"]+)"')


@pytest.fixture
def course(settings):
    settings.SITE_ADDRESS = "https://training.example.org"
    return written.publish()


def html(course, part="", edition=Edition.TRAINEE):
    return book.of(printed(course, part, edition=edition)).html


def test_every_name_stands_once_in_the_book(course):
    names = ID.findall(html(course, edition=Edition.TRAINER))

    assert len(names) > 20
    assert len(names) == len(set(names))


def test_links_inside_the_book_lead_to_their_places(course):
    made = html(course)

    assert '<a href="#marriott.did">她做了什么</a>' in made
    assert '<a href="#three-c.forces">3C时代</a>' in made
    assert '<a href="#sharing">心得分享</a>' in made
    assert '<a href="#opening">课程</a>' in made
    names = {f"#{name}" for name in ID.findall(made)}
    assert set(re.findall(r'href="(#[^"]+)"', made)) - names == set()


def test_links_to_other_pages_are_whole_addresses(course):
    made = html(course, "marriott")

    assert '<a href="https://example.org/">网页</a>' in made
    address = "https://training.example.org/courses/customer-satisfaction/"
    assert f'<a href="{address}three-c/#forces">3C时代</a>' in made
    assert f'<a href="{address}#opening">课程</a>' in made


def test_place_that_only_trainers_see_leads_trainees_to_its_unit(course):
    changed = written.SECOND.replace("客户", "[客户](../opening/marriott.md#trainer-1)")
    written.publish(three_c=changed)
    course.refresh_from_db()

    assert '<a href="#marriott">客户</a>' in html(course)
    trainers = html(course, edition=Edition.TRAINER)
    assert '<a href="#marriott.trainer-1">客户</a>' in trainers


def test_pictures_are_handed_in_as_files(course):
    made = book.of(printed(course, "marriott"))

    [name] = made.pictures
    assert made.pictures[name] == written.red()
    assert f'src="{name}"' in made.html


def test_trainee_gets_boxes_and_ruled_lines_and_no_answers(course):
    made = html(course)

    assert made.count("write-line") >= 4 + 1
    assert made.count('class="choice-box"') == 2 + 3
    for secret in ("先托付岗位", "顺序很重要", "在语气里", "线索不在", "讲师才看得到"):
        assert secret not in made
    assert "data-right" not in made


def test_trainer_gets_notes_and_keys(course):
    made = html(course, edition=Edition.TRAINER)

    assert made.count("data-right") == 1 + 2
    for words in ("先托付岗位", "顺序很重要", "线索不在话里", "讲师才看得到的话"):
        assert words in made


def test_whole_course_has_cover_chapters_and_a_short_contents(course):
    made = html(course)

    assert made.count('class="cover"') == 1
    assert made.count('class="chapter"') == 2
    assert '<p class="chapter-summary">3 个单元' in made
    assert 'data-level="2"' not in made
    assert "图表" not in made


def test_module_names_sections_figures_and_tables(course):
    made = html(course, "opening")

    assert 'href="#marriott.calls"' in made
    assert re.search(r'href="#marriott\.p\d+"\s*>1\.1　图 1　七个时刻</a>', made)
    assert re.search(r'href="#marriott\.p\d+"\s*>1\.1　两种接法</a>', made)
    assert '<p class="cover-part">破冰与案例</p>' in made
    assert 'class="chapter"' not in made


def test_single_unit_has_no_cover_but_room_for_a_name(course):
    made = html(course, "marriott")

    assert 'class="cover"' not in made
    assert 'class="running-book"' in made
    assert "opening-names" in made
    assert "opening-names" not in html(course, "marriott", Edition.TRAINER)


def test_opening_says_where_it_stands_how_long_and_what_for(course):
    made = html(course, "marriott")

    assert "1.1　第一章　课文　12 分钟" in made
    assert "<li>复述这个案例；</li>" in re.sub(r"\s*\n\s*", "", made)
    assert "指出线索。" in made


def test_imprint_names_edition_version_and_day(course):
    hash_ = course.release.digest[:8]
    expected = f"学员版　第 1 版（{hash_}）　2026 年 11 月 18 日发布"
    assert f'data-imprint="{expected}"' in html(course)


def test_book_of_another_language_is_in_that_language(course):
    with translation.override("en"):
        made = book.of(printed(course))

    assert "Table of contents" in made.html
    assert "released on Nov. 18, 2026" in made.html
    assert made.title == "顾客满意，经营顾客的心 · Trainee edition"


def test_unit_without_a_version_is_an_empty_leaf(course):
    course.units.filter(slug="three-c").update(version=None)

    assert "三股力量" not in html(course)
