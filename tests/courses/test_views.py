import re

import pytest

from courses import search
from courses.models import Course, Enrolment
from engine.markup.page import Passage
from ledger.models import Event
from tests import make

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
    assert f"先去：{first.title}" in answer.content.decode()


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

    with django_assert_num_queries(6):
        client.get("/search/?q=订餐")


def test_stored_picture_is_sent_and_another_is_not_found(client, trainee, settings):
    folder = settings.MEDIA_ROOT / "pictures"
    folder.mkdir(parents=True)
    (folder / "abc.png").write_bytes(b"png")

    answer = client.get("/pictures/abc.png")

    assert b"".join(answer.streaming_content) == b"png"
    assert client.get("/pictures/abd.png").status_code == 404
