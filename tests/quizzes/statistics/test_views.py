from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from ledger.models import Event
from quizzes.models import Attempt
from tests import make
from tests.quizzes.statistics import sat

pytestmark = pytest.mark.django_db

RIGHT = {"best": "2", "ordered": "1"}


@pytest.fixture
def unit():
    return sat.unit(slug="opening-quiz", title="本章测验")


@pytest.fixture
def trainer(client, unit):
    teaching = make.teaching(course=unit.course)
    client.force_login(teaching.person)
    return teaching.person


def address(unit, rest="statistics/"):
    return f"/courses/{unit.course.slug}/{unit.slug}/{rest}"


def test_a_trainer_sees_the_figures_with_words(client, unit, trainer):
    sat.class_of(unit, 12)

    page = client.get(address(unit)).text

    assert "12 次作答" in page
    assert "没人选 C" in page
    assert "仅供参考" in page
    assert "2. 客人订了餐。" in page
    assert "前三分之一" in page


@pytest.fixture
def misspelt(unit):
    sat.reworded(unit, "## 您怎么看？ {#name}\n\n= 非常满意\n")
    for said in ("非常满义", "非常满义", "非常不满意"):
        sat.attempt(unit, {"name": said})
    return "?accept=%E9%9D%9E%E5%B8%B8%E6%BB%A1%E4%B9%89#"


def test_slips_of_the_pen_lead_to_the_correction(client, unit, trainer, misspelt):
    page = client.get(address(unit)).text

    assert "也许是笔误" in page
    assert "2 人次这样写" in page
    assert f"{address(unit, 'regrade/')}" in page
    assert page.count("?accept=") == page.count(misspelt) == 1


def test_who_teaches_a_cohort_sees_the_slips_but_corrects_nothing(
    client, unit, misspelt
):
    members = [one.person for one in Attempt.objects.all()]
    cohort = make.cohort(*members)
    client.force_login(make.teaching(course=unit.course, cohort=cohort).person)

    page = client.get(address(unit)).text

    assert "也许是笔误" in page
    assert misspelt not in page


def test_without_attempts_the_page_says_what_to_wait_for(client, unit, trainer):
    page = client.get(address(unit)).text

    assert "还没有可以统计的作答" in page
    assert "statistics.csv" not in page


def test_below_ten_attempts_only_the_facility_is_shown(client, unit, trainer):
    sat.class_of(unit, 3)

    page = client.get(address(unit)).text

    assert "不足 10 次作答：只看难度" in page
    assert "中位数" not in page


def test_a_survey_question_shows_its_distribution(client, unit, trainer):
    sat.reworded(unit, "## 您满意吗？ {#pleased scale=own}\n\n- 不满意\n- 满意\n")
    sat.attempt(unit, {"pleased": "2"})

    page = client.get(address(unit)).text

    assert "意见题，不计分" in page
    assert "100.0%" in page


def test_an_earlier_wording_keeps_its_row(client, unit, trainer):
    sat.attempt(unit, RIGHT)
    sat.reworded(unit, sat.TWO.replace("照章办事", "照规章办事"))
    sat.attempt(unit, RIGHT)

    page = client.get(address(unit)).text

    assert page.count("做得最对的是什么？") == 4
    assert "以前的说法" in page
    assert "有题目改过说法" in page


def test_one_version_can_be_chosen(client, unit, trainer):
    sat.attempt(unit, RIGHT)
    sat.reworded(unit, sat.TWO.replace("照章办事", "照规章办事"))
    sat.attempt(unit, RIGHT)

    page = client.get(address(unit), {"version": "1", "which": "all"}).text

    assert "1 次作答" in page
    assert page.count("做得最对的是什么？") == 2


def test_unequal_papers_leave_open_what_needs_one_paper(client, unit, trainer):
    sat.attempt(unit, RIGHT)
    sat.attempt(unit, {"best": "2"})

    assert "各人做的题目不尽相同" in client.get(address(unit)).text


@pytest.mark.parametrize("query", [{"which": "middle"}, {"version": "99"}])
def test_a_choice_that_was_not_offered_is_refused(client, unit, trainer, query):
    page = client.get(address(unit), query)
    file = client.get(address(unit, "statistics.csv"), query)

    assert (page.status_code, file.status_code) == (422, 404)
    assert "field-help" in page.text


def test_the_file_holds_the_same_figures_and_is_recorded(client, unit, trainer):
    sat.class_of(unit, 12)

    answer = client.get(address(unit, "statistics.csv"))

    lines = answer.content.decode("utf-8-sig").splitlines()
    assert "opening-quiz-statistics.csv" in answer["Content-Disposition"]
    assert lines[1].startswith(",整份测验,,平均分,12,")
    event = Event.objects.get(verb="exported")
    assert event.actor == f"people.person:{trainer.pk}"
    assert event.new == {"file": "quiz statistics", "rows": len(lines) - 1}


@pytest.mark.parametrize("rest", ["statistics/", "statistics.csv"])
def test_a_trainee_is_not_told_that_there_are_statistics(client, unit, rest):
    client.force_login(make.enrolment(course=unit.course).person)

    assert client.get(address(unit, rest)).status_code == 404


@pytest.mark.parametrize("rest", ["statistics/", "statistics.csv"])
def test_a_stranger_finds_nothing(client, unit, rest):
    client.force_login(make.teaching().person)

    assert client.get(address(unit, rest)).status_code == 404


def test_a_lesson_has_no_statistics(client, unit, trainer):
    lesson = make.unit(course=unit.course)

    assert client.get(address(lesson)).status_code == 404


def test_the_quiz_leads_trainers_to_its_statistics(client, unit, trainer):
    assert address(unit) in client.get(f"/courses/{unit.course.slug}/{unit.slug}/").text

    client.force_login(make.enrolment(course=unit.course).person)
    assert address(unit) not in client.get(address(unit, "")).text


def test_the_page_needs_as_many_queries_however_many_attempts(client, unit, trainer):
    counts = set()
    for number in range(3):
        sat.attempt(unit, RIGHT, at=make.NOON + timedelta(minutes=number))
        with CaptureQueriesContext(connection) as queries:
            page = client.get(address(unit)).text
        counts.add(len(queries))
        assert f"{number + 1} 次作答" in page

    assert len(counts) == 1
    assert counts.pop() <= 15
