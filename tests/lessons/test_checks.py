import pytest

from ledger.models import Event
from lessons.models import CheckAnswer
from tests import make
from tests.lessons.written import address, read

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true"}
AUTOSAVE = {"X-Autosave": "1"}


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
