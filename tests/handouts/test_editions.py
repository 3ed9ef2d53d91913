"""What each edition holds, and what it must not tell."""

import re

import pytest

from engine.questions import examples
from handouts import book, exam, glossary, pack
from handouts.choice import Edition
from handouts.matter import NothingToPrint
from tests import make
from tests.handouts import written
from tests.handouts.written import printed

pytestmark = pytest.mark.django_db

TERMS = """\
---
title: 术语表
---

/// term | 三股力量 | 三股力量 | the three forces {#forces}
客户、竞争、变化，见[管理小品](../opening/marriott.md)。
///

/// term | 满意度 | 滿意度 | satisfaction {#level}
由顾客说了算。
///
"""
QUIZ = f"""\
---
title: 本章测验
time-limit: 20 min
pass: 60
shuffle: both
---

{examples.SOURCE}
"""


@pytest.fixture
def course(settings):
    settings.SITE_ADDRESS = "https://training.example.org"
    return written.publish(three_c=TERMS, opening_quiz=QUIZ)


def paper(course, **fields):
    return exam.of(printed(course, "opening-quiz", **fields)).html


def flat(html):
    return re.sub(r"[ \n]+", " ", html)


def test_index_leads_to_where_a_term_is_linked_or_first_used(course):
    made = book.of(printed(course, "opening")).html

    places = re.findall(r'class="index-page"\s+href="#([^"]+)"', made)
    assert places == ["marriott.term-three-c-level", "marriott.term-three-c-forces"]
    assert all(made.count(f'id="{place}"') == 1 for place in places)
    assert re.findall(r'index-head">(\w)<', made) == ["M", "S"]
    assert "术语索引" in made


def test_index_of_a_whole_course_begins_with_the_entry_itself(course):
    made = flat(book.of(printed(course)).html)

    assert 'data-entry href="#three-c.forces"' in made


def test_course_without_terms_has_no_index(course):
    course = written.publish()

    assert 'class="index"' not in book.of(printed(course)).html


def test_each_unit_leads_back_to_its_page_and_its_text(course):
    made = book.of(printed(course, "marriott")).html
    version = course.units.get(slug="marriott").version

    address = "https://training.example.org/courses/customer-satisfaction/marriott/"
    assert f"<title>{address}</title>" in made
    assert f'<a href="{address}">{address}</a>' in made
    assert f"课文第 1 稿（{version.digest[:8]}）" in made


def test_chosen_parts_make_one_book_in_the_order_of_the_course(course):
    found = printed(course, "change", "sharing", "marriott")

    made = book.of(found)

    assert found.choice.parts == ("marriott", "sharing", "change")
    assert re.findall(r'class="lesson" id="([^"]+)"', made.html) == [
        "marriott",
        "sharing",
        "three-c",
    ]
    assert made.title == "顾客满意，经营顾客的心 · 选编 · 学员版"
    assert 'class="cover"' in made.html


def test_pack_is_cards_and_room_to_write_without_anything_to_read(course):
    made = pack.of(printed(course, edition=Edition.PACK)).html

    assert made.count("team-card") == 2
    assert re.findall(r'worksheet"\s+id="([^"]+)"', made) == ["marriott", "sharing"]
    assert made.count('class="write-line"') >= 4 + 1
    for words in ("那一晚的两通电话", "先托付岗位", "先写，再说", "线索"):
        assert words not in made


def test_pack_of_one_unit_is_its_worksheet_alone(course):
    made = pack.of(printed(course, "sharing", edition=Edition.PACK)).html

    assert "team-card" not in made
    assert "您有些什么体会？" in made


def test_exam_says_how_long_and_holds_no_answer(course):
    made = paper(course, edition=Edition.EXAM, draw=7)

    assert "10 题　共 19 分　限时 20 分钟　11.4 分及格" in flat(made)
    assert made.count("答题卡　本章测验") == 1
    assert "data-right" not in made
    for secret in ("语气才是线索", "解冻期", "45", "说清楚发生了什么", "想一想电话"):
        assert secret not in made


def test_key_has_the_answers_and_the_number_of_its_paper(course):
    made = paper(course, edition=Edition.KEY, draw=7)

    assert "卷号 1-7" in made
    assert "卷号 1-7" in paper(course, edition=Edition.EXAM, draw=7)
    for words in ("语气才是线索", "解冻期", "说清楚发生了什么"):
        assert words in made
    marked = re.findall(r'answer-box"\s+data-right\s*>(\w+)<', made)
    assert len(marked) == 1 + 2 + 1


def test_seed_decides_the_order_and_the_same_seed_gives_the_same(course):
    papers = [paper(course, edition=Edition.EXAM, draw=draw) for draw in (7, 7, 8)]

    assert papers[0] == papers[1]
    orders = [re.findall(r'id="q\.([\w-]+)"', one) for one in papers]
    assert orders[0] == orders[1]
    assert papers[0] != papers[2]


@pytest.mark.parametrize("parts", [(), ("marriott",), ("opening",)])
def test_exam_is_of_one_quiz(course, parts):
    with pytest.raises(NothingToPrint):
        printed(course, *parts, edition=Edition.EXAM)


def test_glossary_is_sorted_by_sound_and_by_english(course):
    made = glossary.of(printed(course, "opening", edition=Edition.GLOSSARY)).html

    assert re.findall(r'class="term" id="three-c\.(\w+)"', made) == ["level", "forces"]
    names = re.findall(r'<dt lang="([^"]+)">([^<]+)<', made)[:3]
    assert names == [
        ("zh-Hans", "满意度"),
        ("zh-Hant", "滿意度"),
        ("en", "satisfaction"),
    ]
    english = flat(made[made.index("英文索引") :])
    assert english.index("satisfaction") < english.index("the three forces")
    assert 'href="https://training.example.org/courses/customer' in made


def test_course_without_terms_has_no_glossary():
    with pytest.raises(NothingToPrint):
        printed(make.unit().course, edition=Edition.GLOSSARY)


def test_trainers_see_in_the_contents_how_long_a_unit_takes(course):
    made = flat(book.of(printed(course, "opening", edition=Edition.TRAINER)).html)

    assert ">1.1　管理小品：梅瑞特饭店　12 分钟</a>" in made
    assert "3 个单元" in made
    assert "梅瑞特饭店　12 分钟" not in flat(book.of(printed(course, "opening")).html)


def test_glossary_in_one_language_has_no_second_order(course):
    plain = TERMS.replace(" | 三股力量 | the three forces", "")
    plain = plain.replace(" | 滿意度 | satisfaction", "")
    course = written.publish(three_c=plain)

    made = glossary.of(printed(course, edition=Edition.GLOSSARY)).html

    assert "满意度" in made
    assert "英文索引" not in made
