"""The pages of a running attempt: checks, certainty, the order of pages, the grace."""

import json
from datetime import timedelta

import pytest
from django.utils import timezone

from quizzes.models import Answer, Attempt, Try
from tests.quizzes.questions.pages import (
    address,
    question,
    response_to,
    saving,
    started,
    text,
)

pytestmark = pytest.mark.django_db


def test_a_check_tells_the_verdict_and_closes_the_question(client, trainee):
    attempt = started(trainee, behaviour="immediate")
    sent = {"asked": "best", "best-answer": "1", "check": "best"}

    response = client.post(question(attempt, "best"), sent)
    page = text(client.get(question(attempt, "best")))

    assert response.url == f"{question(attempt, 'best')}#verdict-best"
    assert 'id="verdict-best"' in page
    assert "你的选择，不对" in page
    assert "best-answer" in page
    assert 'name="asked"' not in page


@pytest.mark.parametrize("answer", [[], ["1"]])
def test_a_checked_question_takes_no_other_answer(client, trainee, answer):
    attempt = started(trainee, behaviour="immediate")
    sent = {"asked": "best", "best-answer": "2", "check": "best"}
    client.post(question(attempt, "best"), sent)

    form = client.post(question(attempt, "best"), {**sent, "best-answer": answer})

    assert form.status_code == 409
    assert "这一题已经做完" in text(form)
    assert (response_to("best"), Try.objects.count()) == ("2", 1)


def test_a_check_without_an_answer_asks_for_one(client, trainee):
    attempt = started(trainee, behaviour="tries")

    form = client.post(question(attempt, "best"), {"asked": "best", "check": "best"})

    assert form.status_code == 422
    assert "先把这一题答完整" in text(form)


def test_during_the_attempt_nothing_is_told_that_the_rules_keep_back(client, trainee):
    hidden = {"during": ["attempt"], "after": [], "later": [], "closed": []}
    attempt = started(trainee, behaviour="immediate", review=hidden)
    sent = {"asked": "best", "best-answer": "1", "check": "best"}

    page = text(client.post(question(attempt, "best"), sent, follow=True))

    assert "已检查" in page
    for secret in ("不对", "没有这条规定", "秘密钥匙", "听出苦恼"):
        assert secret not in page


def test_certainty_is_asked_and_kept(client, trainee):
    attempt = started(trainee, is_certain=True)

    page = text(client.get(question(attempt, "best")))
    client.post(saving(attempt, "best"), {"answer": "2", "certainty": "3"})

    assert "有多确定" in page
    assert Answer.objects.get(question="best").certainty == 3


@pytest.mark.parametrize("certainty", ["0", "4", "very"])
def test_certainty_that_is_none_of_the_three_is_left_out(client, trainee, certainty):
    attempt = started(trainee, is_certain=True)

    client.post(saving(attempt, "best"), {"answer": "2", "certainty": certainty})

    assert Answer.objects.get(question="best").certainty is None


def test_in_order_there_is_no_way_back(client, trainee):
    attempt = started(trainee, navigation="in-order")
    first, second = question(attempt, "best"), question(attempt, "ordered")
    start = text(client.get(first))
    client.post(first, {"asked": "best", "best-answer": "2", "to": "ordered"})

    page = text(client.get(second))

    assert "翻过去的页不能再回来" in start
    assert 'value="best"' not in page
    assert client.get(first).url == address(attempt)
    assert client.get(address(attempt)).url == second
    late = client.post(first, {"asked": "best", "best-answer": "1"})
    script = client.post(saving(attempt, "best"), {"answer": "1"})
    skipped = client.post(second, {"to": "best"})
    assert late.url == skipped.url == address(attempt)
    assert script.status_code == 409
    assert response_to("best") == "2"
    assert first not in text(client.get(address(attempt, "hand-in/")))


def in_grace(attempt):
    now = timezone.now()
    attempt.deadline_at = now - timedelta(seconds=1)
    attempt.grace_until_at = now + timedelta(minutes=5)
    attempt.save(update_fields=["deadline_at", "grace_until_at"])


def test_in_the_grace_pages_are_read_only_and_may_be_handed_in(client, trainee):
    attempt = started(trainee, seconds=1200, expiry="grace", grace=300)
    client.post(saving(attempt, "best"), {"answer": "2"})
    in_grace(attempt)

    page = text(client.get(question(attempt, "best")))
    script = client.post(saving(attempt, "best"), {"answer": "1"})
    form = client.post(question(attempt, "best"), {"answer": "1"})

    assert "时间到了，不能再作答" in page
    assert "disabled" in page
    assert "你还可以交卷" in json.loads(script.content)["refused"]
    assert form.url == f"{question(attempt, 'best')}?late"
    client.post(address(attempt, "hand-in/"))
    handed_in = Attempt.objects.get()
    assert (handed_in.ended_by, response_to("best")) == ("person", "2")


def test_who_answers_too_late_is_not_told_that_a_lost_attempt_was_handed_in(
    client, trainee
):
    attempt = started(trainee, seconds=600, expiry="abandon")
    attempt.deadline_at = timezone.now() - timedelta(seconds=1)
    attempt.save(update_fields=["deadline_at"])

    script = client.post(saving(attempt, "best"), {"answer": "2", "sequence": "5"})
    page = text(client.get(json.loads(script.content)["next"]))

    told = "时间到了：这个答案来晚了，没有保存。"
    assert json.loads(script.content)["refused"] == told
    assert told in page
    assert "没有按时交卷" in page
    assert "之前保存的都已交卷" not in page


def test_handing_in_tells_nothing_of_pages_that_were_not_reached(client, trainee):
    attempt = started(trainee, navigation="in-order")

    page = text(client.get(address(attempt, "hand-in/")))

    prompts = [one["stem"]["prompt"] for one in attempt.questions]
    assert [one[3:9] in page for one in prompts] == [True, False, False]
    assert "第 3 题" in page
