import pytest
from django.urls import reverse

from courses import progress
from courses.models import Completion, Course, Rendering
from engine.markup.page import Audience
from ledger.models import Event
from lessons.models import CheckAnswer, Note, Reading
from tests import make
from tests.lessons import written

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true"}
AUTOSAVE = {"X-Autosave": "1"}


@pytest.fixture
def unit():
    return written.lesson(module=make.module(title="第一章　破冰"))


@pytest.fixture
def trainee(client, unit):
    person = make.enrolment(course=unit.course).person
    client.force_login(person)
    return person


def address(unit, name="", *rest):
    if not name:
        return unit.get_absolute_url()
    return reverse(f"lessons:{name}", args=[unit.course.slug, unit.slug, *rest])


def read(client, unit):
    return client.get(address(unit)).content.decode()


def test_lesson_shows_its_text_its_aims_and_its_place_in_the_course(
    client, unit, trainee
):
    page = read(client, unit)

    assert "她总觉得有什么不太对劲" in page
    assert "复述案例；" in page
    assert "指出线索。" in page
    assert "第一章第一讲" in page
    assert 'href="#calls"' in page


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


def test_trainer_who_tries_a_question_sees_the_verdict_and_leaves_nothing(client, unit):
    client.force_login(make.teaching(course=unit.course).person)

    answer = client.post(address(unit, "answer", "first"), {"answer": "1"})

    assert "这时她还不知道" in answer.content.decode()
    assert not CheckAnswer.objects.exists()


@pytest.mark.parametrize("others", [1, 30])
def test_lesson_costs_nine_queries_however_large_the_course(
    client, unit, trainee, others, django_assert_num_queries
):
    for _ in range(others):
        make.unit(module=make.module(course=unit.course))
    read(client, unit)

    with django_assert_num_queries(9):
        read(client, unit)


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


@pytest.mark.parametrize("name", ["answer", "note"])
def test_place_that_the_lesson_does_not_have_is_not_found(client, unit, trainee, name):
    answer = client.post(address(unit, name, "nowhere"), {"answer": "1"})

    assert answer.status_code == 404


def test_note_is_kept_and_shown_again(client, unit, trainee):
    answer = client.post(address(unit, "note", "my-signal"), {"text": "有一位阿姨"})

    assert answer["Location"] == f"{address(unit)}#my-signal"
    assert Note.objects.get().text == "有一位阿姨"
    assert "有一位阿姨</textarea>" in read(client, unit)


def test_note_that_saves_itself_is_answered_with_the_time(client, unit, trainee):
    answer = client.post(
        address(unit, "note", "my-signal"),
        {"text": "一\r\n二", "sequence": "7"},
        headers=AUTOSAVE,
    )

    assert answer.json()["sequence"] == 7
    assert answer.json()["saved"].startswith("已保存，")
    assert Note.objects.get().text == "一\n二"


def test_note_that_comes_late_does_not_undo_a_later_one(client, unit, trainee):
    for sequence, text in ((7, "新"), (6, "旧")):
        client.post(
            address(unit, "note", "my-signal"),
            {"text": text, "sequence": sequence},
            headers=AUTOSAVE,
        )

    assert Note.objects.get().text == "新"


@pytest.mark.parametrize("headers", [{}, AUTOSAVE])
def test_note_that_is_too_long_is_refused_kindly(client, unit, trainee, headers):
    answer = client.post(
        address(unit, "note", "my-signal"), {"text": "长" * 20_001}, headers=headers
    )

    assert answer.status_code == 422
    assert not Note.objects.exists()


def test_note_is_nobody_elses_business(client, unit, trainee):
    client.post(address(unit, "note", "my-signal"), {"text": "悄悄话"})
    client.force_login(make.teaching(course=unit.course).person)

    assert "悄悄话" not in read(client, unit)


def test_place_is_kept_and_leads_back_on_another_device(client, unit, trainee):
    read(client, unit)
    sent = {"version": unit.version_id, "place": "p3", "section": "calls"}

    answer = client.post(address(unit, "place"), sent)

    reading = Reading.objects.get()
    assert answer.status_code == 204
    assert (reading.place, reading.section) == ("p3", "两通电话")
    assert 'href="#p3"' in read(client, unit)


@pytest.mark.parametrize("place", ["<script>", "3", "a b", "x" * 200])
def test_what_is_no_anchor_is_no_place(client, unit, trainee, place):
    read(client, unit)

    client.post(address(unit, "place"), {"version": unit.version_id, "place": place})

    assert Reading.objects.get().place == ""


@pytest.mark.parametrize("version", ["", "0", "x", "9" * 40])
def test_place_in_a_text_nobody_opened_is_not_found(client, unit, trainee, version):
    read(client, unit)

    answer = client.post(address(unit, "place"), {"version": version, "place": "p1"})

    assert answer.status_code == 404


def test_end_reached_is_noted_once_and_shown(client, unit, trainee):
    read(client, unit)
    sent = {"version": unit.version_id, "end": "1"}

    first = client.post(address(unit, "place"), sent)
    second = client.post(address(unit, "place"), sent)

    assert 'id="finish"' in first.content.decode()
    assert second.status_code == 204
    assert Reading.objects.get().reached_end_at is not None


@pytest.mark.parametrize("headers", [{}, HTMX])
def test_finishing_too_early_says_kindly_what_is_missing(
    client, unit, trainee, headers
):
    read(client, unit)

    answer = client.post(
        address(unit, "finish"), {"version": unit.version_id}, headers=headers
    )

    assert answer.status_code == 422
    assert "只差一步" in answer.content.decode()
    assert not Completion.objects.exists()
    assert Reading.objects.get().reached_end_at is not None


def test_finished_lesson_is_completed_on_what_was_read_and_leads_on(
    client, unit, trainee
):
    following = make.unit(module=unit.module)
    client.post(address(unit, "answer", "first"), {"answer": "1"})

    answer = client.post(address(unit, "finish"), {"version": unit.version_id})

    completion = Completion.objects.get()
    assert answer["Location"] == following.get_absolute_url()
    assert (completion.unit, completion.version) == (unit, unit.version)
    assert completion.rendering in unit.version.renderings.filter(audience="trainee")
    assert "这一讲已完成" in read(client, unit)


def test_finishing_the_last_lesson_leads_to_the_map(client, unit, trainee):
    client.post(address(unit, "answer", "first"), {"answer": "2"})

    answer = client.post(address(unit, "finish"), headers=HTMX)

    assert answer["HX-Redirect"] == unit.course.get_absolute_url()


def test_text_that_changed_a_little_is_read_on_in(client, unit, trainee):
    read(client, unit)
    sent = {"version": unit.version_id, "section": "did", "place": "p9"}
    client.post(address(unit, "place"), sent | {"end": "1"})
    old = unit.version.number
    written.publish(unit, written.TEXT.replace("开头", "新的开头"))

    page = read(client, unit)

    reading = Reading.objects.order_by("-pk")[0]
    assert "新的开头" in page
    assert f"先前读的是第 {old} 版" in page
    assert (reading.place, reading.section) == ("did", "她做了什么")
    assert reading.reached_end_at is not None


def test_raised_edition_is_to_be_read_again(client, unit, trainee):
    client.post(address(unit, "answer", "first"), {"answer": "2"})
    client.post(address(unit, "finish"), {"version": unit.version_id})
    make.unit(module=unit.module)
    registration = Completion.objects.get().registration
    registration.units = {str(unit.pk): 2}
    registration.completed_at = None
    registration.save(update_fields=["units", "completed_at"])
    written.publish(unit, written.TEXT.replace("---\ntitle", "---\nedition: 2\ntitle"))

    page = read(client, unit)

    assert "课文改过，请再读一遍" in page
    assert "先托付岗位" not in page
    assert progress.missing(registration) == {unit.pk}


def test_old_text_that_was_finished_is_recorded_and_the_new_one_follows(
    client, unit, trainee
):
    read(client, unit)
    client.post(address(unit, "answer", "first"), {"answer": "2"})
    old = unit.version
    written.publish(unit, written.TEXT.replace("---\ntitle", "---\nedition: 2\ntitle"))

    answer = client.post(address(unit, "finish"), {"version": old.pk})

    assert answer["Location"] == address(unit)
    assert Completion.objects.get().version == old


def test_who_has_completed_it_is_only_told_of_a_new_edition(client, unit, trainee):
    client.post(address(unit, "answer", "first"), {"answer": "2"})
    client.post(address(unit, "finish"), {"version": unit.version_id})
    written.publish(unit, written.TEXT.replace("---\ntitle", "---\nedition: 2\ntitle"))

    page = read(client, unit)

    assert "完成记录不变" in page
    assert "请再读一遍" not in page


def test_who_has_completed_it_hears_nothing_of_small_changes(client, unit, trainee):
    client.post(address(unit, "answer", "first"), {"answer": "2"})
    client.post(address(unit, "finish"), {"version": unit.version_id})
    written.publish(unit, written.TEXT.replace("开头", "新的开头"))

    page = read(client, unit)

    assert 'class="notice"' not in page


def test_mended_rendering_is_shown_and_the_reading_keeps_its_own(client, unit, trainee):
    read(client, unit)
    Rendering.objects.create(
        version=unit.version, audience="trainee", renderer=3, html="<p>重排</p>"
    )

    page = read(client, unit)

    assert "<p>重排</p>" in page
    assert Reading.objects.get().rendering.renderer == 2


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


def test_lesson_of_another_kind_takes_no_answers(client, unit):
    quiz = make.unit(module=unit.module, kind="quiz")
    client.force_login(make.teaching(course=unit.course).person)

    answer = client.post(address(quiz, "answer", "first"), {"answer": "2"})

    assert answer.status_code == 404
