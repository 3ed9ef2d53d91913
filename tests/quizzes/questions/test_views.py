"""The pages of a running attempt: several questions, two tabs, who may."""

import json
from datetime import timedelta

import pytest
from django.utils import timezone

from quizzes.models import Answer, Attempt
from tests import make
from tests.quizzes.questions.pages import (
    address,
    question,
    response_to,
    saving,
    started,
    text,
)

pytestmark = pytest.mark.django_db


def test_a_page_of_several_questions_saves_all_of_them(client, trainee):
    attempt = started(trainee, page_size=0)
    sent = {
        "asked": ["best", "ordered", "did"],
        "best-answer": "2",
        "did-answer": ["1", "2"],
        "did-is_flagged": "on",
        "to": "/",
    }

    response = client.post(question(attempt, "best"), sent)

    assert response.url == address(attempt, "hand-in/")
    assert [response_to(name) for name in sent["asked"]] == ["2", None, ["1", "2"]]
    assert Answer.objects.get(question="did").is_flagged


def test_one_page_holds_them_all_and_asks_as_often_however_many(
    client, trainee, django_assert_num_queries
):
    attempt = started(trainee, page_size=0, behaviour="tries")

    with django_assert_num_queries(9):
        page = text(client.get(question(attempt, "did")))

    assert page.count('name="check"') == 3
    assert page.count('<h2 class="question-text"') == 3


def test_what_one_field_refuses_does_not_hinder_the_others(client, trainee):
    attempt = started(trainee, page_size=0)
    sent = {"asked": ["best", "ordered"], "best-answer": "9", "ordered-answer": "1"}

    response = client.post(question(attempt, "best"), sent)

    assert response.status_code == 422
    assert "答案没有保存" in text(response)
    assert (response_to("best"), response_to("ordered")) == (None, "1")


def test_a_page_cannot_send_what_is_not_asked(client, trainee):
    attempt = started(trainee)
    sent = {"asked": ["best", "other"], "best-answer": "2"}

    assert client.post(question(attempt, "best"), sent).status_code == 404
    assert response_to("best") is None


def test_a_form_without_answers_only_leads_on(client, trainee):
    attempt = started(trainee)

    response = client.post(question(attempt, "best"), {"to": "did"})

    assert response.url == question(attempt, "did")
    assert Answer.objects.get(question="best").sequence == 0


@pytest.mark.parametrize("sent", [{}, {"to": "/"}, {"to": "did"}, {"check": "did"}])
def test_a_form_without_answers_finds_no_attempt_of_another(client, trainee, sent):
    attempt = started(make.person())
    make.enrolment(person=trainee, course=attempt.unit.course)

    assert client.post(question(attempt, "best"), sent).status_code == 404
    assert client.post(saving(attempt, "best"), sent).status_code == 404
    assert client.post(address(attempt, "hand-in/")).status_code == 404
    assert Attempt.objects.get().is_open


@pytest.mark.parametrize("name", ["../best", "other", "没有"])
def test_a_check_of_what_is_not_asked_leads_back_to_the_question(client, trainee, name):
    attempt = started(trainee, behaviour="practice")

    response = client.post(question(attempt, "best"), {"check": name})

    assert response.url == question(attempt, "best")


def test_a_button_leads_to_a_question_in_the_middle_of_a_page(client, trainee):
    attempt = started(trainee, page_size=0)

    response = client.post(question(attempt, "best"), {"to": "did"})

    assert response.url == f"{question(attempt, 'did')}#question-did"


def test_an_older_page_changes_nothing_and_shows_the_newer_answer(client, trainee):
    attempt = started(trainee)
    client.post(saving(attempt, "best"), {"answer": "2", "sequence": "50"})
    stale = {"asked": "best", "best-base": "0", "best-answer": "3", "to": "/"}

    form = client.post(question(attempt, "best"), stale)
    script = client.post(saving(attempt, "best"), {"answer": "3", "sequence": "40"})

    assert (form.status_code, script.status_code) == (409, 409)
    assert "另一个页面已经存了更新的答案" in text(form)
    told = json.loads(script.content)
    assert told["next"] == f"{question(attempt, 'best')}?newer"
    assert "下面显示的就是" in text(client.get(told["next"]))
    assert response_to("best") == "2"


def test_an_older_page_that_says_the_same_leads_on(client, trainee):
    attempt = started(trainee)
    client.post(saving(attempt, "best"), {"answer": "2", "sequence": "50"})
    same = {"asked": "best", "best-base": "0", "best-answer": "2", "to": "/"}

    assert client.post(question(attempt, "best"), same).status_code == 302


def test_what_was_saved_is_confirmed_again_after_handing_in(client, trainee):
    attempt = started(trainee)
    sent = {"answer": "2", "sequence": "50"}
    client.post(saving(attempt, "best"), sent)
    client.post(address(attempt, "hand-in/"))

    again = client.post(saving(attempt, "best"), sent)

    assert (again.status_code, json.loads(again.content)["sequence"]) == (200, 50)


def test_strangers_and_former_trainees_save_nothing(client, trainee):
    attempt = started(trainee)
    enrolment = trainee.enrolments.get()
    enrolment.until = timezone.now() - timedelta(seconds=1)
    enrolment.save(update_fields=["until"])
    former = client.post(saving(attempt, "best"), {"answer": "2"})

    client.force_login(make.enrolment(course=attempt.unit.course).person)
    other = client.post(saving(attempt, "best"), {"answer": "2"})

    assert (former.status_code, other.status_code) == (404, 404)
    assert response_to("best") is None
