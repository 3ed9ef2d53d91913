import pytest
from django.utils import timezone

from activities.models import Response
from courses import progress
from courses.models import Completion, Registration
from lessons.models import CheckAnswer, Note
from quizzes.models import Attempt
from tests import make
from tests.activities import small
from tests.lessons import written
from tests.quizzes import quiz
from tests.training.prerequisites.laid import aim_at, before, done
from training.prerequisites import changes, gate

pytestmark = pytest.mark.django_db


@pytest.fixture
def course():
    return make.course(slug="service", title="服务入门")


@pytest.fixture
def first(course):
    module = make.module(course=course, slug="ice", title="第一章　破冰与案例")
    make.unit(module=module, slug="marriott")
    make.unit(module=module, slug="trap")
    make.unit(module=module, slug="more", is_optional=True)
    return module


@pytest.fixture
def second(course):
    return make.module(course=course, slug="next", title="第二章　深入")


@pytest.fixture
def trainee(client, course):
    person = make.enrolment(course=course).person
    client.force_login(person)
    return person


def get(client, unit):
    return client.get(unit.get_absolute_url())


def post(client, unit, rest, **sent):
    return client.post(f"{unit.get_absolute_url()}{rest}", sent)


def test_the_locked_page_names_what_is_missing_with_the_way_there(
    client, first, second, trainee
):
    lesson = written.lesson(module=second)
    before(second, first)

    answer = get(client, lesson)

    assert answer.status_code == 403
    assert "先完成：" in answer.text
    assert 'href="/courses/service/#ice"\n' in answer.text
    assert ">第一章　破冰与案例</a>" in answer.text
    assert "（还差 2 个单元）" in answer.text
    assert "她总觉得有什么不太对劲" not in answer.text


def test_the_map_names_it_at_the_chapter_and_counts_what_is_done(
    client, first, second, trainee
):
    written.lesson(module=second)
    before(second, first)
    unit = first.units.get(slug="trap")
    make.completion(
        unit=unit, registration=make.registration(person=trainee, module=first)
    )

    page = client.get("/courses/service/").text

    assert "第一章　破冰与案例</a>" in page
    assert "（还差 1 个单元）" in page
    assert page.count('data-state="locked"') == 1


def test_nothing_of_a_locked_lesson_can_be_worked_on(client, first, second, trainee):
    lesson = written.lesson(module=second, slug="deep")
    before(second, first)

    answers = [
        post(client, lesson, "lesson/finish/", version=lesson.version_id),
        post(client, lesson, "lesson/place/", version=lesson.version_id, place="p2"),
        post(client, lesson, "lesson/checks/first/", answer="1"),
        post(client, lesson, "lesson/notes/my-signal/", text="An idea."),
    ]

    assert {answer.status_code for answer in answers} == {404}
    assert not CheckAnswer.objects.exists()
    assert not Note.objects.exists()
    assert not Registration.objects.filter(module=second).exists()


def test_a_locked_quiz_can_be_neither_opened_nor_started(
    client, first, second, trainee
):
    unit = quiz.unit(module=second, slug="test")
    before(second, first)

    assert get(client, unit).status_code == 403
    assert post(client, unit, "attempts/").status_code == 404
    assert not Attempt.objects.exists()


def test_a_locked_activity_can_be_neither_opened_nor_filled_in(
    client, first, second, trainee
):
    unit = small.unit("insight", module=second, slug="sharing")
    before(second, first)
    sent = {"version": unit.version_id, "answer-insight": "An idea."}

    assert get(client, unit).status_code == 403
    for verb in ("save", "share"):
        assert post(client, unit, f"activity/{verb}/", **sent).status_code == 404
    assert not Response.objects.exists()


def test_it_opens_once_what_comes_first_is_complete(client, first, second, trainee):
    lesson = written.lesson(module=second)
    before(second, first)
    done(first, trainee)

    assert "她总觉得有什么不太对劲" in get(client, lesson).text


def test_it_opens_once_it_is_lifted(client, first, second, trainee):
    lesson = written.lesson(module=second)
    rule = before(second, first)

    changes.remove(rule, by=None, at=timezone.now())

    assert get(client, lesson).status_code == 200


def test_whoever_has_begun_a_module_stays_in_it(client, first, second, trainee):
    lesson = written.lesson(module=second)
    make.registration(person=trainee, module=second, started_at=make.NOON)
    before(second, first)

    assert "她总觉得有什么不太对劲" in get(client, lesson).text


def test_trainers_preview_what_is_closed_to_others(client, course, first, second):
    lesson = written.lesson(module=second)
    before(second, first)
    client.force_login(make.teaching(course=course).person)

    assert "她总觉得有什么不太对劲" in get(client, lesson).text


def test_optional_units_of_a_closed_module_are_closed_too(
    client, first, second, trainee
):
    lesson = written.lesson(module=second, is_optional=True)
    before(second, first)

    assert get(client, lesson).status_code == 403


def test_a_whole_course_can_wait_for_another_course(client, course, first, trainee):
    other = make.course(slug="basics", title="基本功", enrolment="assigned")
    make.unit(course=other)
    before(course, other)

    answer = get(client, first.units.get(slug="trap"))

    assert answer.status_code == 403
    assert "《基本功》" in answer.text
    assert "（还差 1 个单元，请讲师为你指派）" in answer.text
    assert 'href="/courses/basics/"' not in answer.text


@pytest.mark.parametrize(
    ("least", "number", "words"),
    [
        (None, 1, "先完成："),
        (2, 0, "先完成其中 2 项："),
        (2, 1, "先完成其中 1 项："),
    ],
)
def test_of_several_needs_so_many_are_left(second, trainee, least, number, words):
    modules = [make.unit(course=second.course).module for _ in range(3)]
    before(second, *modules, least=least)
    for module in modules[:number]:
        done(module, trainee)

    (lock,) = gate.locks(trainee.pk, [second])[second.pk]

    assert lock.words == words
    assert len(lock.missing) == 3 - number


@pytest.mark.parametrize(("least", "number"), [(2, 2), (1, 1), (1, 3), (None, 3)])
def test_it_opens_once_enough_of_several_are_done(second, trainee, least, number):
    modules = [make.unit(course=second.course).module for _ in range(3)]
    before(second, *modules, least=least)
    for module in modules[:number]:
        done(module, trainee)

    assert gate.locks(trainee.pk, [second]) == {}


@pytest.mark.parametrize(
    ("points", "words"), [(6, ""), (5, ""), (4, "得了 66%，至少要 80%")]
)
def test_a_need_can_ask_for_a_score(client, second, trainee, points, words):
    test = quiz.unit(course=second.course, slug="test")
    lesson = written.lesson(module=second)
    before(second, aim_at(test.module, 80))
    mine = quiz.attempt(unit=test, registration=done(test.module, trainee))
    Attempt.objects.filter(pk=mine.pk).update(
        submitted_at=make.NOON, marked_at=make.NOON, points=points
    )

    answer = get(client, lesson)

    assert (words in answer.text) if words else answer.status_code == 200


def test_who_was_spared_a_module_needs_no_score_in_it(client, second, trainee):
    test = quiz.unit(course=second.course, slug="test")
    lesson = written.lesson(module=second)
    before(second, aim_at(test.module, 80))
    make.period(person=trainee, module=test.module, waived_at=make.NOON)

    assert get(client, lesson).status_code == 200


def test_what_was_revoked_no_longer_counts(client, first, second, trainee):
    lesson = written.lesson(module=second)
    before(second, first)
    make.period(registration=done(first, trainee), revoked_at=make.NOON)

    assert get(client, lesson).status_code == 403


def test_what_was_archived_keeps_nothing_closed(client, first, second, trainee):
    lesson = written.lesson(module=second)
    before(second, first)
    first.archived_at = make.NOON
    first.save(update_fields=["archived_at"])

    assert get(client, lesson).status_code == 200


def test_a_lesson_that_is_begun_costs_no_query_more(
    client, first, second, trainee, django_assert_num_queries
):
    lesson = written.lesson(module=second)
    before(second, first)
    done(first, trainee)
    get(client, lesson)

    with django_assert_num_queries(9):
        get(client, lesson)


def test_finishing_what_comes_first_opens_the_next(client, first, second, trainee):
    lesson = written.lesson(module=second)
    before(second, first)
    mine = make.registration(person=trainee, module=first)
    units = first.units.filter(is_optional=False)
    for unit in units:
        assert get(client, lesson).status_code == 403
        progress.complete(unit.version, registration=mine, at=make.NOON)

    assert get(client, lesson).status_code == 200
    assert Completion.objects.count() == 2
