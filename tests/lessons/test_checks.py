import pytest

from ledger.models import Event
from lessons.models import CheckAnswer
from tests import make
from tests.lessons.written import address, lesson, read

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true"}
AUTOSAVE = {"X-Autosave": "1"}

SEVERAL = """---
title: 几种题
---

/// check
## 先后怎样？ {#order}

1. 听出语气
2. 上楼拜访
3. 安排行程
///

/// check
## 什么是授权？ {#words}

/// trainer
看有没有说到信任。
///

> 解析：让她自己决定。
///

/// check
## 读起来顺吗？ {#opinion scale=agreement}
///
"""


def test_trainer_who_tries_a_question_sees_the_verdict_and_leaves_nothing(client, unit):
    client.force_login(make.teaching(course=unit.course).person)

    answer = client.post(address(unit, "answer", "first"), {"answer": "1"})

    assert "这时她还不知道" in answer.content.decode()
    assert not CheckAnswer.objects.exists()


def test_answer_is_marked_at_once_with_a_word_under_the_chosen_one(
    client, unit, trainee
):
    answer = client.post(
        address(unit, "answer", "first"), {"answer": "1"}, headers=HTMX
    )

    part = answer.content.decode()
    assert "这时她还不知道" in part
    assert "顺序很重要" in part
    assert 'hx-swap-oob="outerHTML:#finish"' in part
    assert CheckAnswer.objects.get().is_right is False
    assert Event.objects.filter(verb="check-answered", about__endswith=trainee.pk)


def test_answer_without_javascript_leads_back_to_the_question(client, unit, trainee):
    answer = client.post(address(unit, "answer", "first"), {"answer": "2"})

    assert answer["Location"] == f"{address(unit)}#first"
    assert CheckAnswer.objects.get().is_right is True
    assert "你选对了" in read(client, unit) or "对，先托付岗位" in read(client, unit)


def test_question_can_be_answered_once_more_and_the_latest_counts(
    client, unit, trainee
):
    client.post(address(unit, "answer", "first"), {"answer": "1"})
    again = client.get(address(unit), {"again": "first"}).content.decode()
    client.post(address(unit, "answer", "first"), {"answer": "2"})

    assert "先托付岗位" not in again
    assert CheckAnswer.objects.get().is_right is True
    assert Event.objects.filter(verb="check-answered").count() == 2


@pytest.mark.parametrize("sent", [{}, {"answer": "9"}, {"answer": ["1", "2"]}])
@pytest.mark.parametrize("headers", [{}, HTMX])
def test_empty_or_impossible_answer_comes_back_with_a_wish(
    client, unit, trainee, sent, headers
):
    answer = client.post(address(unit, "answer", "first"), sent, headers=headers)

    assert answer.status_code == 422
    assert "还没有选" in answer.content.decode()
    assert not CheckAnswer.objects.exists()


def test_lesson_of_another_kind_takes_no_answers(client, unit):
    quiz = make.unit(module=unit.module, kind="quiz")
    client.force_login(make.teaching(course=unit.course).person)

    answer = client.post(address(quiz, "answer", "first"), {"answer": "2"})

    assert answer.status_code == 404


@pytest.fixture
def several(client):
    """A lesson with several kinds of question, read by a trainee."""
    unit = lesson(SEVERAL, module=make.module(title="第一章　破冰"))
    client.force_login(make.enrolment(course=unit.course).person)
    return unit


def places(unit, *numbers):
    """Return what a form sends when the items as shown get these places."""
    order = next(
        one
        for one in unit.version.data["slots"]
        if one["check"]["stem"]["id"] == "order"
    )
    keys = [item["key"] for item in order["check"]["body"]["items"]]
    return [f"{key}={number}" for key, number in zip(keys, numbers, strict=False)]


def test_half_an_order_is_asked_to_be_filled_in_and_stands_as_it_was(client, several):
    sent = {"answer": [*places(several, 2), "", ""]}

    answer = client.post(address(several, "answer", "order"), sent, headers=HTMX)

    part = answer.content.decode()
    assert answer.status_code == 422
    assert "还有没填的" in part
    assert part.count("selected") == 1
    assert "正确的次序" not in part
    assert not CheckAnswer.objects.exists()


def test_whole_order_is_shown_beside_the_right_one(client, several):
    sent = {"answer": places(several, 1, 2, 3)}

    answer = client.post(address(several, "answer", "order"), sent, headers=HTMX)

    part = answer.content.decode()
    assert part.count("位置不对") == 3
    key = part[part.index("正确的次序") :]
    assert key.index("听出语气") < key.index("上楼拜访") < key.index("安排行程")


def test_words_are_kept_and_a_model_answer_shown_but_never_the_rubric(client, several):
    before = read(client, several)
    sent = {"answer": "相信她。"}

    answer = client.post(address(several, "answer", "words"), sent, headers=HTMX)

    part = answer.content.decode()
    assert "相信她。" in part
    assert "让她自己决定" in part
    assert "让她自己决定" not in before
    assert "看有没有说到信任" not in before + part + read(client, several)


def test_opinion_is_kept_with_thanks(client, several):
    answer = client.post(
        address(several, "answer", "opinion"), {"answer": "4"}, headers=HTMX
    )

    assert "谢谢，你的看法已经记下" in answer.content.decode()
    assert CheckAnswer.objects.get().response == "4"
