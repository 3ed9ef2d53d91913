"""A lesson on paper with a person's own notes, answers and confirmation."""

import pytest

from courses import kinds
from lessons import checks, filled, notes, reading, text
from lessons.attestations import Means
from lessons.notes import Writing
from tests import make
from tests.lessons import written

pytestmark = pytest.mark.django_db
KINDS = """---
title: 各种题
---

/// check
## 第二步叫什么？ {#typed}

= 推动
///

/// check
## 你怎么想？ {#open}

/// trainer
看有没有理由。
///
///

/// check
## 先后次序？ {#order}

1. 解冻
2. 推动
3. 再结冻
///
"""
ASKING = written.TEXT.replace("summary:", "attest: yes\nsummary:")


def opened(source=ASKING):
    unit = written.lesson(source)
    person = make.person(name="林晓岚")
    make.enrolment(course=unit.course, person=person)
    return reading.open_(unit, person=person, at=make.NOON)


def answer(mine, name, response=None):
    """Answer a question, rightly if nothing else is said."""
    question = text.from_json(mine.version.data).checks[name].question
    given = response or question.right_answer()
    checks.answer(mine, question, response=given, at=make.NOON)


def made_of(mine):
    fill = kinds.named("lesson").filled
    assert fill is not None
    made = fill(mine.version, mine.registration)
    assert made is not None
    return made


def paper(mine):
    return made_of(mine).html


def test_who_did_nothing_has_no_such_paper():
    mine = opened()

    assert filled.html(mine.version, mine.registration) is None


def test_her_notes_stand_on_the_lines():
    mine = opened()
    person = mine.registration.person
    words = Writing("我也<有过>", 1)
    notes.write(
        mine.version, name="my-signal", person=person, writing=words, at=make.NOON
    )

    made = made_of(mine)

    assert "我也&lt;有过&gt;" in made.html
    assert "write-line" not in made.html
    assert made.at == make.NOON


def test_an_answer_stands_with_its_verdict_beside_the_right_one():
    mine = opened()
    answer(mine, "first", "1")

    html = paper(mine)

    assert "<b>你的回答</b>　A　没有答对" in html
    assert '<div class="choice" data-right>' in html
    assert "顺序很重要" in html
    assert "write-line" in html


def test_a_question_left_open_tells_nothing():
    mine = opened()
    reading.attest(mine, means=Means.PASSWORD, at=make.NOON)

    html = paper(mine)

    assert "data-right" not in html
    assert "你的回答" not in html


def test_what_she_confirmed_stands_with_number_and_hash():
    mine = opened()
    reading.attest(mine, means=Means.PASSWORD, at=make.LATER)

    made = made_of(mine)

    assert "林晓岚 在" in made.html
    assert f"本文第 {mine.version.number} 版" in made.html
    assert f"SHA-256 {mine.version.digest}" in made.html
    assert made.at == make.LATER


def test_every_kind_of_answer_finds_its_line():
    mine = opened(KINDS)
    answer(mine, "typed", "推动")
    answer(mine, "open", "因为早")
    answer(mine, "order")

    html = paper(mine)

    assert "推动　答对了" in html
    assert "<b>你的回答</b>　因为早" in html
    assert html.count("答对了") == 2


def test_trainers_words_are_in_nobodys_own_paper():
    mine = opened()
    answer(mine, "first", "2")

    assert "讲师才看得到" not in paper(mine)
