import re

import pytest

from courses import search, standing
from courses.models import Course
from courses.standing import Standing
from engine.markup.page import Passage
from tests import make
from tests.lessons import written

pytestmark = pytest.mark.django_db


@pytest.fixture
def trainee(client):
    person = make.person()
    client.force_login(person)
    return person


def page(client, address):
    """Return the page without the white space around its tags."""
    text = client.get(address).content.decode()
    return re.sub(r"\s*([<>])\s*", r"\1", text)


def search_replace(unit, *texts):
    search.replace(unit, [Passage("她听出了什么", "heard", text) for text in texts])


def begun(course, person):
    """Make a first unit of the course that the person has completed."""
    unit = make.unit(course=course)
    registration = make.registration(module=unit.module, person=person)
    make.completion(unit=unit, registration=registration)
    return unit


def test_open_courses_are_shown_and_assigned_ones_only_to_their_people(client, trainee):
    shown = make.course(title="开放的课")
    hidden = make.course(title="别人的课", enrolment=Course.Enrolment.ASSIGNED)
    own = make.course(title="指派的课", enrolment=Course.Enrolment.ASSIGNED)
    make.enrolment(course=own, person=trainee)

    text = page(client, "/courses/")

    assert shown.title in text
    assert own.title in text
    assert hidden.title not in text


def test_own_courses_stand_first_and_say_how_far_one_is(client, trainee):
    make.course(title="A 别的课")
    own = make.course(title="Z 自己的课")
    make.enrolment(course=own, person=trainee)
    begun(own, trainee)
    make.unit(course=own)

    text = page(client, "/courses/")

    assert text.index("Z 自己的课") < text.index("A 别的课")
    assert "2 个单元，完成了 1 个" in text


def test_empty_catalogue_says_what_comes(client, trainee):
    assert "这里还没有你能学的课程" in page(client, "/courses/")


def test_visitor_is_sent_to_the_door(client):
    assert client.get("/courses/")["Location"].startswith("/accounts/login/")


@pytest.mark.parametrize("count", [1, 3])
def test_catalogue_costs_the_same_however_long(
    client, trainee, count, django_assert_num_queries
):
    for _ in range(count):
        course = make.enrolment(person=trainee).course
        begun(course, trainee)

    with django_assert_num_queries(7):
        client.get("/courses/")


def test_map_lists_the_chapters_with_state_and_measure(client, trainee):
    course = make.enrolment(person=trainee).course
    module = make.module(course=course, title="第一章　破冰与案例")
    first = make.unit(module=module, minutes=12, title="分组")
    make.unit(module=module, minutes=15, title="案例")
    registration = make.registration(module=module, person=trainee)
    make.completion(unit=first, registration=registration)

    text = page(client, course.get_absolute_url())

    assert "<span>第一章</span>破冰与案例" in text
    assert '<li class="contents-unit" data-state="done">' in text
    assert '<li class="contents-unit" data-state="now">' in text
    assert "2 个单元，完成了 1 个" in text


def test_one_button_leads_to_the_exact_place(client, trainee):
    unit = written.lesson()
    make.enrolment(person=trainee, course=unit.course)
    client.get(unit.get_absolute_url())
    client.post(
        f"{unit.get_absolute_url()}lesson/place/",
        {"version": unit.version_id, "place": "p3"},
    )

    text = page(client, unit.course.get_absolute_url())

    assert f'href="{unit.get_absolute_url()}#p3"' in text
    assert "接着读" in text


def test_open_course_can_be_begun_and_is_not_yet_to_be_read(client, trainee):
    unit = make.unit()

    text = page(client, unit.course.get_absolute_url())

    assert "开始学这门课" in text
    assert unit.get_absolute_url() not in text


def test_assigned_course_of_others_does_not_exist(client, trainee):
    course = make.course(enrolment=Course.Enrolment.ASSIGNED)

    assert client.get(course.get_absolute_url()).status_code == 404
    assert client.post(f"{course.get_absolute_url()}begin/").status_code == 404


def test_unpublished_course_does_not_exist(client, trainee):
    course = make.course(release=None)

    assert client.get(course.get_absolute_url()).status_code == 404


def test_trainer_is_named_and_sees_a_preview(client):
    teaching = make.teaching(person=make.person("trainer", name="陈立新"))
    make.unit(course=teaching.course)
    client.force_login(teaching.person)

    text = page(client, teaching.course.get_absolute_url())

    assert "陈立新" in text
    assert "预览，不留记录" in text
    assert f"{teaching.course.get_absolute_url()}handouts/" in text


def test_who_has_done_everything_is_told(client, trainee):
    course = make.enrolment(person=trainee).course
    begun(course, trainee)

    assert "这门课已全部完成" in page(client, course.get_absolute_url())


def test_floors_above_say_something_of_a_chapter(client, trainee):
    course = make.enrolment(person=trainee).course
    quiet, loud = make.unit(course=course).module, make.unit(course=course).module
    words = {
        quiet.pk: Standing("12 月 4 日到期"),
        loud.pk: Standing("迟", "overdue"),
    }
    forget = standing.register(lambda *_: words)

    text = page(client, course.get_absolute_url())
    forget()

    assert '<p class="contents-note">12 月 4 日到期</p>' in text
    assert '<p class="status" data-state="overdue">迟</p>' in text


@pytest.mark.parametrize("count", [1, 3])
def test_map_costs_the_same_however_long(
    client, trainee, count, django_assert_num_queries
):
    course = make.enrolment(person=trainee).course
    for _ in range(count):
        begun(course, trainee)

    with django_assert_num_queries(9):  # the course is finished: one for what it earned
        client.get(course.get_absolute_url())
