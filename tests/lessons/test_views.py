import pytest

from courses.models import Course
from engine.markup.page import Audience
from lessons import printed
from lessons.models import Reading
from tests import make
from tests.lessons import written
from tests.lessons.written import address, read

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true"}
AUTOSAVE = {"X-Autosave": "1"}


def test_key_and_words_for_trainers_are_not_in_the_page(client, unit, trainee):
    page = read(client, unit)

    assert "请领班来代班" in page
    assert "先托付岗位" not in page
    assert "顺序很重要" not in page
    assert "讲师才看得到" not in page


def test_first_look_opens_a_reading_on_the_version_and_the_rendering(
    client, unit, trainee
):
    read(client, unit)
    read(client, unit)

    reading = Reading.objects.get()
    assert (reading.registration.person, reading.unit) == (trainee, unit)
    assert reading.version == unit.version
    assert reading.rendering.renderer == 2
    assert reading.registration.started_at is not None


def test_stranger_does_not_learn_that_the_lesson_exists(client, unit):
    client.force_login(make.person())

    answers = [
        client.get(address(unit)),
        client.post(address(unit, "place")),
        client.post(address(unit, "finish")),
        client.post(address(unit, "answer", "first")),
        client.post(address(unit, "note", "my-signal")),
    ]

    assert {answer.status_code for answer in answers} == {404}


def test_trainer_previews_without_a_trace_and_reads_her_own_part(client, unit):
    client.force_login(make.teaching(course=unit.course).person)

    page = read(client, unit)

    assert "讲师才看得到" in page
    assert "预览，不留记录" in page
    assert not Reading.objects.exists()


def test_trainer_who_is_enrolled_as_well_reads_her_own_part(client, unit, trainee):
    make.teaching(person=trainee, course=unit.course)

    page = read(client, unit)

    assert "讲师才看得到" in page
    assert Reading.objects.get().rendering.audience == Audience.TRAINEE


@pytest.mark.parametrize("others", [1, 30])
def test_lesson_costs_nine_queries_however_large_the_course(
    client, unit, trainee, others, django_assert_num_queries
):
    for _ in range(others):
        make.unit(module=make.module(course=unit.course))
    read(client, unit)

    with django_assert_num_queries(9):
        read(client, unit)


def test_locked_lesson_takes_nothing(client):
    course = make.course(sequence=Course.Sequence.IN_ORDER)
    module = make.module(course=course)
    make.unit(module=module)
    second = written.lesson(module=module)
    client.force_login(make.enrolment(course=course).person)

    answers = [
        client.post(address(second, "finish")),
        client.post(address(second, "answer", "first"), {"answer": "2"}),
    ]

    assert {answer.status_code for answer in answers} == {404}


def test_sources_stand_at_the_end_of_the_page_and_of_the_print(client, unit, trainee):
    sourced = written.TEXT.replace("summary:", "sources:\n  - 教材，第一页\nsummary:")
    written.publish(unit, sourced)

    page = read(client, unit)

    unit.refresh_from_db()
    paper = printed.html(unit.version, Audience.TRAINEE)
    assert (
        page.index("结尾的一段") < page.index("资料来源") < page.index("教材，第一页")
    )
    assert paper.index("结尾的一段") < paper.index("教材，第一页")
