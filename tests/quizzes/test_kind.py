import pytest

from courses import kinds
from courses.kinds import Condition
from courses.models import Unit
from engine.markup.page import Audience
from quizzes import endings
from quizzes.models import Attempt
from tests import make
from tests.make import LATER
from tests.quizzes import quiz

pytestmark = pytest.mark.django_db
KIND = kinds.named("quiz")


def test_measure_is_the_number_of_questions():
    assert KIND.measure(quiz.unit()) == "3 题"
    assert KIND.measure(Unit()) == ""


def test_condition_names_the_pass_mark_and_is_met_by_passing():
    attempt = quiz.attempt(rules={"pass_mark": 0})
    words = "做完题目并交卷"

    before = KIND.conditions(attempt.unit, attempt.registration)
    endings.submit(Attempt.objects.all(), key=attempt.pk, at=LATER)
    after = KIND.conditions(attempt.unit, attempt.registration)

    assert before == [Condition(words, is_met=False)]
    assert after == [Condition(words, is_met=True)]


def test_condition_in_a_preview():
    words = "达到及格线：6 分中得 3.6 分"

    assert KIND.conditions(quiz.unit(), None) == [Condition(words, is_met=False)]


def test_trainees_paper_has_the_questions_and_not_the_key():
    unit = quiz.unit()

    html = KIND.printed(unit.versions.get(), Audience.TRAINEE)

    assert "她做了哪几件事？" in html
    assert "登门就是秘密钥匙" not in html
    assert "data-right" not in html


def test_trainers_paper_has_the_key():
    unit = quiz.unit()

    html = KIND.printed(unit.versions.get(), Audience.TRAINER)

    assert html.count("data-right") == 5
    assert "听出苦恼，才有后来。" in html


def test_a_quiz_is_gone_on_with_at_its_start_page():
    unit = quiz.unit()

    assert KIND.place(unit, make.registration(module=unit.module)) == ""
