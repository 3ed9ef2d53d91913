import re

import pytest

from courses import search, standing
from courses.models import Course, Enrolment
from courses.standing import Standing
from engine.markup.page import Passage
from ledger.models import Event
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
    assert "?edition=trainer" in text


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

    with django_assert_num_queries(8):
        client.get(course.get_absolute_url())


def test_beginning_enrols_once_and_opens_the_first_unit(client, trainee):
    unit = make.unit()
    address = f"{unit.course.get_absolute_url()}begin/"

    client.post(address)
    answer = client.post(address)

    assert answer["Location"] == unit.get_absolute_url()
    assert Enrolment.objects.get().person == trainee
    assert Event.objects.filter(verb="enrolled").count() == 1


def test_empty_course_can_be_begun_as_well(client, trainee):
    course = make.course()

    answer = client.post(f"{course.get_absolute_url()}begin/")

    assert answer["Location"] == course.get_absolute_url()


def test_trainer_does_not_begin_a_course_by_assignment(client):
    course = make.course(enrolment=Course.Enrolment.ASSIGNED)
    client.force_login(make.teaching(course=course).person)

    assert client.post(f"{course.get_absolute_url()}begin/").status_code == 404


def test_locked_unit_says_what_comes_before(client, trainee):
    course = make.course(sequence=Course.Sequence.IN_ORDER)
    make.enrolment(course=course, person=trainee)
    module = make.module(course=course)
    first, second = make.unit(module=module), make.unit(module=module)

    answer = client.get(second.get_absolute_url())

    assert answer.status_code == 403
    assert "这门课要按顺序学" in answer.content.decode()
    assert f"先去读：{first.title}" in answer.content.decode()


def test_trainer_opens_what_is_locked_for_others(client):
    course = make.course(sequence=Course.Sequence.IN_ORDER)
    module = make.module(course=course)
    make.unit(module=module)
    second = make.unit(module=module)
    client.force_login(make.teaching(course=course).person)

    assert second.title in page(client, second.get_absolute_url())


@pytest.mark.parametrize("is_enrolled", [True, False])
def test_unit_that_is_not_there_is_not_found(client, trainee, is_enrolled):
    unit = make.unit()
    if is_enrolled:
        make.enrolment(course=unit.course, person=trainee)

    gone = unit.get_absolute_url().replace(unit.slug, "gone")

    assert client.get(gone).status_code == 404


def test_unit_of_a_course_not_begun_is_not_found(client, trainee):
    assert client.get(make.unit().get_absolute_url()).status_code == 404


def test_pages_lead_to_the_neighbours_also_for_the_keyboard(client, trainee):
    course = make.enrolment(person=trainee).course
    module = make.module(course=course)
    units = [make.unit(module=module) for _ in range(3)]

    text = page(client, units[1].get_absolute_url())

    assert f'href="{units[0].get_absolute_url()}"' in text
    assert f'href="{units[2].get_absolute_url()}"' in text
    assert 'rel="prev"' in text
    assert 'rel="next"' in text


def test_finds_are_shown_with_the_words_marked(client, trainee):
    unit = make.unit()
    make.enrolment(course=unit.course, person=trainee)
    from_text = '<img src=x onerror="alert(1)"> 她要取消订餐'
    search_replace(unit, from_text)

    text = page(client, "/search/?q=订餐")

    assert "<mark>订餐</mark>" in text
    assert "<img src=x" not in text
    assert f'href="{unit.get_absolute_url()}#heard"' in text


@pytest.mark.parametrize("query", ["", "?q=", "?q=%00", "?q=(((", "?q=%F0%9F"])
def test_any_query_gets_a_page(client, trainee, query):
    assert "搜索" in page(client, f"/search/{query}")


def test_search_costs_the_same_however_much_is_found(
    client, trainee, django_assert_num_queries
):
    unit = make.unit()
    make.enrolment(course=unit.course, person=trainee)
    search_replace(unit, *["她要取消订餐"] * 3)

    with django_assert_num_queries(5):
        client.get("/search/?q=订餐")


def test_stored_picture_is_sent_and_another_is_not_found(client, trainee, settings):
    folder = settings.MEDIA_ROOT / "pictures"
    folder.mkdir(parents=True)
    (folder / "abc.png").write_bytes(b"png")

    answer = client.get("/pictures/abc.png")

    assert b"".join(answer.streaming_content) == b"png"
    assert client.get("/pictures/abd.png").status_code == 404
