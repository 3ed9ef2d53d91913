"""The pages at and after the end of an attempt (quizzes/views.py)."""

import json
from datetime import timedelta

import pytest
from django.utils import timezone

from courses.models import Completion
from quizzes import attempts
from quizzes.models import Answer, Attempt
from tests import make
from tests.quizzes import quiz

pytestmark = pytest.mark.django_db

SECRETS = ("秘密钥匙", "听出苦恼", "正确答案", "is_right", "data-verdict")


@pytest.fixture
def trainee(client):
    """A signed-in trainee, enrolled nowhere yet."""
    person = make.person()
    client.force_login(person)
    return person


def started(trainee, **rules):
    unit = quiz.unit(rules=rules)
    mine = quiz.registration(unit, person=trainee)
    return attempts.start(unit, registration=mine, at=timezone.now(), seed=7)


def address(attempt, *rest):
    parts = [attempt.unit.get_absolute_url(), "attempts/", f"{attempt.pk}/", *rest]
    return "".join(parts)


def question(attempt, name):
    return address(attempt, f"questions/{name}/")


def saving(attempt, name):
    """Return where a script saves the answer."""
    return address(attempt, f"questions/{name}/answer/")


def text(response):
    return response.content.decode()


def over(attempt):
    """Let the attempt's time be up."""
    attempt.deadline_at = timezone.now() - timedelta(seconds=1)
    attempt.save(update_fields=["deadline_at"])


def test_no_page_before_handing_in_tells_the_key(client, trainee):
    attempt = started(trainee)
    pages = [attempt.unit.get_absolute_url(), address(attempt, "hand-in/")]

    for page in pages:
        found = text(client.get(page))

        assert [secret for secret in SECRETS if secret in found] == []


def test_an_answer_after_handing_in_is_refused_in_other_words(client, trainee):
    attempt = started(trainee)
    client.post(address(attempt, "hand-in/"))

    script = client.post(saving(attempt, "best"), {"answer": "2"})
    form = client.post(question(attempt, "best"), {"answer": "2"}, follow=True)

    told = json.loads(script.content)
    assert told["refused"] == "这份答卷已经交了：这个答案没有保存。"
    assert "这份答卷已经交了" in text(form)


def test_hand_in_page_lists_what_is_open_and_flagged(client, trainee):
    attempt = started(trainee, seconds=1200)
    client.post(question(attempt, "best"), {"answer": "2", "is_flagged": "on"})
    client.post(question(attempt, "did"), {"answer": ["1"]})

    page = text(client.get(address(attempt, "hand-in/")))

    assert "还有 1 题没有作答" in page
    assert page.count("已标记") == 1
    assert question(attempt, "ordered") in page
    assert question(attempt, "did") not in page


def test_hand_in_page_of_a_full_paper(client, trainee):
    attempt = started(trainee)
    for name, values in {"best": "2", "ordered": "1", "did": ["1"]}.items():
        client.post(question(attempt, name), {"answer": values})

    assert "每一题都答了" in text(client.get(address(attempt, "hand-in/")))
    assert client.get(address(attempt)).url == question(attempt, "did")


def test_review_tells_the_verdicts_and_the_explanation(client, trainee):
    attempt = started(trainee)
    client.post(question(attempt, "best"), {"answer": "1"})
    client.post(question(attempt, "ordered"), {"answer": "1"})
    client.post(question(attempt, "did"), {"answer": ["1", "2"]})

    page = text(client.post(address(attempt, "hand-in/"), follow=True))

    for words in (
        "还没通过，两题没有全对",
        "及格线 3.6 分。",
        "题目取自测验第 1 版",
        "你的选择，不对",
        "没有这条规定。",
        "登门就是秘密钥匙。",
        "听出苦恼，才有后来。",
        "也应选，没有选",
        "部分答对，2 分",
        "答对一题，两题没有全对",
    ):
        assert words in page


def test_a_full_score_passes_and_leads_on(client, trainee):
    attempt = started(trainee)
    after = make.unit(module=attempt.unit.module, position=10**6, title="下一单元")
    for name, values in {"best": "2", "ordered": "1", "did": ["1", "2", "3"]}.items():
        client.post(question(attempt, name), {"answer": values})

    page = text(client.post(address(attempt, "hand-in/"), follow=True))

    assert "通过了，全部答对" in page
    assert "三题全部答对" in page
    assert after.get_absolute_url() in page
    assert Completion.objects.get().unit == attempt.unit
    start = text(client.get(attempt.unit.get_absolute_url()))
    assert "再做一次（取最高分）" in start


def test_handing_in_twice_is_once(client, trainee):
    attempt = started(trainee)

    client.post(address(attempt, "hand-in/"))
    submitted_at = Attempt.objects.get().submitted_at
    client.post(address(attempt, "hand-in/"))

    assert Attempt.objects.get().submitted_at == submitted_at
    assert client.get(address(attempt, "hand-in/")).url == address(attempt)
    assert client.get(question(attempt, "best")).url == address(attempt)


def test_time_being_up_shows_on_the_review(client, trainee):
    attempt = started(trainee, seconds=1200)
    over(attempt)

    page = text(client.get(question(attempt, "best"), follow=True))

    assert "时间到，已保存的答案自动交卷。" in page


@pytest.mark.parametrize("review", ["never", "after-pass"])
def test_review_keeps_the_key_while_the_rules_say_so(client, trainee, review):
    attempt = started(trainee, review=review)
    client.post(question(attempt, "best"), {"answer": "2"})

    page = text(client.post(address(attempt, "hand-in/"), follow=True))

    assert [secret for secret in SECRETS if secret in page] == []
    assert "2<small>" in page.replace("\n", "").replace(" ", "")


def test_after_passing_the_key_may_be_seen(client, trainee):
    attempt = started(trainee, review="after-pass", pass_mark=10)
    client.post(question(attempt, "best"), {"answer": "2"})

    page = text(client.post(address(attempt, "hand-in/"), follow=True))

    assert "登门就是秘密钥匙。" in page


def test_nobody_opens_the_attempt_of_another(client, trainee):
    attempt = started(make.person())
    make.enrolment(person=trainee, course=attempt.unit.course)

    pages = [address(attempt), address(attempt, "hand-in/"), question(attempt, "best")]

    assert [client.get(page).status_code for page in pages] == [404] * 3
    assert client.post(question(attempt, "best"), {"answer": "2"}).status_code == 404
    assert Answer.objects.get(question="best").sequence == 0


def test_a_question_that_is_not_asked_is_not_found(client, trainee):
    attempt = started(trainee)

    assert client.get(question(attempt, "other")).status_code == 404
    assert client.post(question(attempt, "other"), {"answer": "1"}).status_code == 404


def test_trainer_previews_rules_and_key_and_starts_nothing(client):
    unit = quiz.unit(rules={"pass_mark": 0, "review": "never"})
    teaching = make.teaching(course=unit.course)
    client.force_login(teaching.person)

    page = text(client.get(unit.get_absolute_url()))

    assert "题目与答案（只有讲师看得到）" in page
    assert "登门就是秘密钥匙。" in page
    assert "你选对了" not in page
    start = client.post(f"{unit.get_absolute_url()}attempts/")
    assert start.status_code == 404
    foreign = quiz.attempt(unit=unit)
    assert client.get(address(foreign)).status_code == 404
