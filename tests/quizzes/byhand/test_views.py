"""The pages of marking by hand (quizzes/byhand/views.py)."""

from fractions import Fraction

import pytest

from people.models import Role
from quizzes import endings
from quizzes.byhand import marks
from quizzes.byhand.marks import Given
from quizzes.models import Answer, Attempt, Mark
from tests import costs, make
from tests.quizzes import quiz

pytestmark = pytest.mark.django_db

FULL = {"criterion-1": "2", "criterion-2": "2.5", "comment": "说得好"}


@pytest.fixture
def unit():
    return quiz.unit(source=quiz.WRITTEN)


@pytest.fixture
def trainer(client, unit):
    person = make.teaching(course=unit.course).person
    client.force_login(person)
    return person


def handed_in(unit, text="先听，再去看她。", **fields):
    mine = quiz.registration(unit, **fields)
    attempt = quiz.attempt(unit=unit, registration=mine)
    attempt.answers.filter(question="heard").update(response="1")
    attempt.answers.filter(question="you").update(response=text)
    endings.submit(Attempt.objects.all(), key=attempt.pk, at=make.LATER)
    return attempt.answers.get(question="you")


def pile(unit):
    return f"/marking/{unit.course.slug}/{unit.slug}/you/"


def sheets(client, unit):
    """Return the addresses of the answers in a pile, as its page lists them."""
    page = client.get(pile(unit))
    return [
        f"{pile(unit)}{sheet.token}/" for sheet in page.context["listed"].object_list
    ]


def text(response):
    return response.content.decode()


def test_queue_says_what_waits_and_since_when(client, trainer, unit):
    for _ in range(2):
        handed_in(unit)

    page = text(client.get("/marking/"))

    assert "换作你，会怎么做？" in page
    assert "2 份待批" in page
    assert "最早 11月20日" in page
    assert pile(unit) in page


def test_an_empty_queue_says_so(client, trainer):
    assert "没有等待批阅的答卷" in text(client.get("/marking/"))


def test_masthead_has_a_door_for_who_teaches(client, trainer):
    assert 'href="/marking/"' in text(client.get("/courses/"))


def test_masthead_has_no_such_door_for_others(client):
    client.force_login(make.person(Role.Code.HR))

    assert 'href="/marking/"' not in text(client.get("/courses/"))


def test_answers_are_marked_one_after_the_other(client, trainer, unit):
    for number in range(3):
        handed_in(unit, f"答卷 {number}")
    first, *_ = sheets(client, unit)

    seen, address = set(), first
    for _ in range(3):
        page = client.get(address)
        seen.add(page.context["page"].text)
        address = client.post(address, FULL)["Location"]

    assert seen == {"答卷 0", "答卷 1", "答卷 2"}
    assert address == pile(unit)
    assert [mark.exact for mark in Mark.objects.all()] == ["9/2"] * 3
    assert not Attempt.objects.waiting().exists()


def test_page_shows_the_rubric_and_the_answer_but_not_whose(client, trainer, unit):
    person = make.person(
        name="王小明", username="wangxm", email="wang@example.com", employee_number="88"
    )
    handed_in(unit, person=person)
    (address,) = sheets(client, unit)

    for one in ("/marking/", pile(unit), address):
        page = text(client.get(one))
        assert [secret for secret in ("王小明", "wangxm", "@") if secret in page] == []
    page = text(client.get(address))
    assert "先听，再去看她。" in page
    assert "看得出他在为客人想" in page
    assert "第 1 份，共 1 份，已批 0 份" in page


def test_name_stands_there_where_the_quiz_is_not_anonymous(client, trainer):
    unit = quiz.unit(source=quiz.WRITTEN, rules={"is_anonymous": False})
    make.teaching(course=unit.course, person=trainer)
    handed_in(unit, person=make.person(name="王小明"))
    (address,) = sheets(client, unit)

    assert "王小明" in text(client.get(address))


@pytest.mark.parametrize("points", ["", "-1", "2.5", "0.3", "nan"])
def test_wrong_points_come_back_with_the_form(client, trainer, unit, points):
    handed_in(unit)
    (address,) = sheets(client, unit)

    page = client.post(address, FULL | {"criterion-1": points})

    assert page.status_code == 422
    assert "说得好" in text(page)
    assert not Mark.objects.exists()


def test_second_marker_at_the_same_time_loses_nothing(client, trainer, unit):
    answer = handed_in(unit)
    (address,) = sheets(client, unit)
    other = make.person(name="李讲师")
    give = Given(Fraction(1), {"1": Fraction(1), "2": Fraction(0)}, "太短")
    marks.give(Answer.objects.all(), key=answer.pk, by=other, given=give, at=make.LATER)

    refused = client.post(address, FULL | {"place": "first", "seen": "0"})
    page = text(refused)
    again = client.post(address, FULL | {"place": "first", "seen": "1"})

    assert refused.status_code == 409
    assert "李讲师刚刚给这份答卷打了 1 分" in page
    assert "太短" in page
    assert 'value="2.5"' in page
    assert 'name="seen" value="1"' in page
    assert again.status_code == 302
    assert [mark.exact for mark in Mark.objects.order_by("number")] == ["1", "9/2"]


def test_two_marks_stand_side_by_side_to_agree_on(client, trainer):
    unit = quiz.unit(source=quiz.WRITTEN, rules={"has_second_marker": True})
    make.teaching(course=unit.course, person=trainer)
    answer = handed_in(unit)
    for name, points in (("李讲师", 1), ("赵讲师", 4)):
        marks.give(
            Answer.objects.all(),
            key=answer.pk,
            by=make.person(name=name),
            given=Given(Fraction(points)),
            at=make.LATER,
        )
    (address,) = sheets(client, unit)

    page = text(client.get(address))
    client.post(address, FULL | {"place": "agreed", "seen": "0"})

    assert [name in page for name in ("李讲师", "赵讲师", "两人商定的分数")] == [
        True
    ] * 3
    assert Mark.objects.get(place="agreed").exact == "9/2"


def test_second_marker_does_not_see_the_first_mark(client, trainer):
    unit = quiz.unit(source=quiz.WRITTEN, rules={"has_second_marker": True})
    make.teaching(course=unit.course, person=trainer)
    answer = handed_in(unit)
    marks.give(
        Answer.objects.all(),
        key=answer.pk,
        by=make.person(name="李讲师"),
        given=Given(Fraction(1), comment="太短"),
        at=make.LATER,
    )
    (address,) = sheets(client, unit)

    page = text(client.get(address))

    assert "第二次批阅" in page
    assert "李讲师" not in page
    assert "太短" not in page


def test_marked_answer_shows_its_mark_to_be_changed(client, trainer, unit):
    handed_in(unit)
    (address,) = sheets(client, unit)
    client.post(address, FULL)

    page = text(client.get(address))

    assert 'value="2.5"' in page
    assert "说得好" in page
    assert f"{trainer.name}已批阅" in page


def test_trainer_of_a_cohort_marks_its_members_only(client, unit):
    mine, theirs = make.person(), make.person()
    teaching = make.teaching(course=unit.course, cohort=make.cohort(mine))
    make.teaching(course=unit.course, cohort=make.cohort(theirs))
    handed_in(unit, "我班的答卷", person=mine)
    handed_in(unit, "别班的答卷", person=theirs)
    client.force_login(teaching.person)

    (address,) = sheets(client, unit)

    assert "我班的答卷" in text(client.get(address))


def test_nobody_marks_her_own_answer(client, trainer, unit):
    handed_in(unit, person=trainer)

    assert client.get(pile(unit)).status_code == 404


@pytest.mark.parametrize("role", ["none", Role.Code.HR])
def test_who_does_not_teach_finds_nothing(client, unit, role):
    handed_in(unit)
    client.force_login(make.person(*([] if role == "none" else [role])))

    for address in ("/marking/", pile(unit), f"{pile(unit)}0123/"):
        assert client.get(address).status_code == 404


def test_trainer_of_another_course_finds_no_such_pile(client, unit):
    handed_in(unit)
    client.force_login(make.teaching().person)

    assert client.get(pile(unit)).status_code == 404
    assert "没有等待批阅的答卷" in text(client.get("/marking/"))


def test_administrator_marks_everywhere(client, unit):
    handed_in(unit)
    client.force_login(make.person(Role.Code.ADMINISTRATOR))

    assert "1 份待批" in text(client.get("/marking/"))


def test_unknown_answer_is_not_found(client, trainer, unit):
    handed_in(unit)

    assert client.get(f"{pile(unit)}0123456789/").status_code == 404


def test_pages_ask_as_often_however_many_wait(client, trainer, unit):
    handed_in(unit)
    one = [costs.queries(client, page) for page in ("/marking/", pile(unit))]

    for _ in range(2):
        handed_in(unit)
    three = [costs.queries(client, page) for page in ("/marking/", pile(unit))]

    assert three == one


def test_trainee_reads_points_and_comment_in_her_review(client, trainer, unit):
    person = make.person()
    answer = handed_in(unit, person=person)
    (address,) = sheets(client, unit)
    client.post(address, FULL)
    client.force_login(person)

    start = text(client.get(unit.get_absolute_url()))
    review = text(client.get(f"{unit.get_absolute_url()}attempts/{answer.attempt_id}/"))

    assert "已批阅，可看评语" in start
    assert "说得好" in review
    assert "4.5 分" in review
    assert "看得出他在为客人想" not in review
