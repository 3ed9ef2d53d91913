import json
from datetime import timedelta

import pytest
from django.utils import timezone

from quizzes import attempts, endings
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


def test_start_page_says_the_rules(client, trainee):
    unit = quiz.unit(rules={"seconds": 1200, "attempts": 2, "shuffle": "both"})
    quiz.registration(unit, person=trainee)

    page = text(client.get(unit.get_absolute_url()))

    assert "3 题，共 6 分，3.6 分及格。" in page
    assert "限时 20 分钟" in page
    assert "可以做两次，取最高分。" in page
    assert "题目和选项的次序都不同" in page
    assert "开始作答" in page


def test_starting_leads_to_the_first_question(client, trainee):
    unit = quiz.unit()
    quiz.registration(unit, person=trainee)

    response = client.post(f"{unit.get_absolute_url()}attempts/", follow=True)

    assert response.redirect_chain[-1][0] == question(Attempt.objects.get(), "best")
    assert "第 1 题，共 3 题" in text(response)


def test_starting_twice_is_once(client, trainee):
    attempt = started(trainee)

    client.post(f"{attempt.unit.get_absolute_url()}attempts/")

    assert Attempt.objects.count() == 1


def test_without_attempts_left_the_start_page_says_so(client, trainee):
    attempt = started(trainee, attempts=1)
    client.post(address(attempt, "hand-in/"))

    start = f"{attempt.unit.get_absolute_url()}attempts/"
    response = client.post(start, follow=True)

    assert Attempt.objects.count() == 1
    assert "作答次数已经用完" in text(response)


def test_start_page_lists_earlier_attempts_and_what_is_left(client, trainee):
    attempt = started(trainee, attempts=3)
    client.post(address(attempt, "hand-in/"))

    page = text(client.get(attempt.unit.get_absolute_url()))

    assert address(attempt) in page
    assert "第一次作答" in page
    assert "再做一次（还可以做两次，取最高分）" in page


def test_start_page_leads_back_into_an_open_attempt_with_its_time(client, trainee):
    attempt = started(trainee, seconds=1200)

    page = text(client.get(attempt.unit.get_absolute_url()))

    assert "接着作答" in page
    assert "还剩 19 分" in page or "还剩 20 分" in page


@pytest.mark.parametrize("done", [1, 3])
def test_start_page_needs_as_many_queries_however_many_attempts(
    client, trainee, django_assert_num_queries, done
):
    attempt = started(trainee)
    for _ in range(done):
        endings.submit(Attempt.objects.all(), key=attempt.pk, at=timezone.now())
        attempt = attempts.start(
            attempt.unit, registration=attempt.registration, at=timezone.now()
        )

    with django_assert_num_queries(10):
        client.get(attempt.unit.get_absolute_url())


def test_a_question_shows_itself_and_nothing_of_the_key(client, trainee):
    attempt = started(trainee, seconds=1200)

    names = ("best", "ordered", "did")
    pages = [text(client.get(question(attempt, name))) for name in names]

    assert [secret for secret in SECRETS for page in pages if secret in page] == []
    page = pages[-1]
    assert "她做了哪几件事" in page
    assert "三题答了零题" in page
    assert "data-clock" in page


def test_an_answer_is_saved_and_confirmed_with_the_time(client, trainee):
    attempt = started(trainee)
    sent = {"answer": "2", "sequence": "5", "is_flagged": "on"}

    response = client.post(saving(attempt, "best"), sent)

    told = json.loads(response.content)
    saved_at = timezone.localtime(Answer.objects.get(question="best").saved_at)
    assert told == {
        "saved": f"已保存，{saved_at:%H:%M:%S}",
        "sequence": 5,
        "answered": True,
        "flagged": True,
        "words": "，已答，已标记",
    }


def test_saving_an_answer_costs_eight_queries(
    client, trainee, django_assert_num_queries
):
    attempt = started(trainee)
    sent = {"answer": "2", "sequence": "5"}

    with django_assert_num_queries(8):
        client.post(saving(attempt, "best"), sent)


@pytest.mark.parametrize(
    ("to", "where"),
    [("did", "questions/did/"), ("/", "hand-in/"), ("", "questions/best/")],
)
def test_without_javascript_every_button_saves_and_leads_on(client, trainee, to, where):
    attempt = started(trainee)

    response = client.post(question(attempt, "best"), {"answer": "2", "to": to})

    assert response.url.partition("#")[0] == address(attempt, where)
    assert Answer.objects.get(question="best").response == "2"


def test_another_device_finds_the_answers_and_the_same_order(client, trainee):
    attempt = started(trainee, shuffle="both")
    client.post(question(attempt, "best"), {"answer": "3"})
    first = text(client.get(question(attempt, "best")))

    client.logout()
    client.force_login(trainee)
    again = client.get(address(attempt), follow=True)
    second = text(client.get(question(attempt, "best")))

    order = [part[:12] for part in first.split('name="answer"')[1:]]
    assert order == [part[:12] for part in second.split('name="answer"')[1:]]
    assert 'data-state="answered"' in text(again)
    assert "已保存" in second


def test_what_was_not_offered_is_refused_in_words(client, trainee):
    attempt = started(trainee)

    form = client.post(question(attempt, "best"), {"answer": "9"})
    script = client.post(saving(attempt, "best"), {"answer": "9"})

    assert (form.status_code, script.status_code) == (422, 422)
    assert "答案没有保存" in text(form)
    assert "答案没有保存" in json.loads(script.content)["refused"]


def test_a_sequence_that_is_none_is_left_out(client, trainee):
    attempt = started(trainee)

    client.post(saving(attempt, "best"), {"answer": "2", "sequence": "soon"})

    assert Answer.objects.get(question="best").response == "2"


def test_a_late_answer_closes_the_attempt_and_says_why(client, trainee):
    attempt = started(trainee, seconds=1200)
    over(attempt)

    script = client.post(saving(attempt, "best"), {"answer": "2"})
    form = client.post(question(attempt, "best"), {"answer": "2"}, follow=True)

    told = json.loads(script.content)
    assert (script.status_code, told["next"]) == (409, f"{address(attempt)}?late")
    assert told["refused"] == "时间到了：这个答案来晚了，没有保存。"
    assert "时间到了：最后那个答案来晚了" in text(form)
    assert Attempt.objects.get().ended_by == "clock"
    assert Answer.objects.get(question="best").response is None


def test_stranger_finds_no_quiz(client, trainee):
    unit = quiz.unit()

    response = client.post(f"{unit.get_absolute_url()}attempts/")

    assert response.status_code == 404


def test_a_lesson_has_no_attempts(client, trainee):
    unit = make.unit()
    make.enrolment(person=trainee, course=unit.course)

    start = f"{unit.get_absolute_url()}attempts/"

    assert client.post(start).status_code == 404
    assert client.post(start.replace(unit.slug, "nothing")).status_code == 404


def test_a_locked_quiz_cannot_be_started(client, trainee):
    course = make.course(sequence="in-order")
    module = make.module(course=course)
    make.unit(module=module, position=1)
    unit = quiz.unit(module=module, position=2)
    quiz.registration(unit, person=trainee)

    response = client.post(f"{unit.get_absolute_url()}attempts/")

    assert response.status_code == 404
