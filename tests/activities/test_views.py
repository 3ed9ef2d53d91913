import pytest

from activities.models import Response
from courses.models import Completion, Registration
from tests import make
from tests.activities import small

pytestmark = pytest.mark.django_db

FAR = 2**53


@pytest.fixture
def unit():
    return small.unit("insight", "own", slug="sharing")


@pytest.fixture
def trainee(unit, client):
    person = make.enrolment(course=unit.course).person
    client.force_login(person)
    return person


def address(unit, rest=""):
    return f"/courses/{unit.course.slug}/{unit.slug}/{rest}"


def send(client, unit, verb="save", *, headers=None, version=None, **sent):
    fields = {"version": version or unit.version_id} | {
        name.replace("answer_", "answer-"): value for name, value in sent.items()
    }
    return client.post(address(unit, f"activity/{verb}/"), fields, headers=headers)


def autosave(client, unit, **sent):
    return send(client, unit, headers={"X-Autosave": "1"}, **sent)


def share(client, unit, **sent):
    return send(
        client, unit, "share", answer_insight="a", **({"answer_own": "b"} | sent)
    )


def test_a_trainee_sees_the_questions_and_that_nobody_else_reads_along(
    client, unit, trainee
):
    page = client.get(address(unit)).text

    assert "Question insight?" in page
    assert "分享之前，只有你自己看得到" in page
    assert "还没有填" in page
    assert not Registration.objects.exists()


def test_a_page_costs_the_same_few_queries_however_much_was_written(
    client, unit, trainee, django_assert_max_num_queries
):
    autosave(client, unit, answer_own="x", sequence=1)

    with django_assert_max_num_queries(10):
        client.get(address(unit))


def test_a_plain_form_saves_and_comes_back_to_the_page(client, unit, trainee):
    answer = send(client, unit, answer_own="老人问了三次", answer_insight="")

    page = client.get(address(unit)).text
    assert (answer.status_code, answer["Location"]) == (302, f"{address(unit)}#saved")
    assert "老人问了三次</textarea>" in page
    assert "已保存，" in page


def test_autosave_hears_when_it_was_saved(client, unit, trainee):
    answer = autosave(client, unit, answer_own="x", sequence=7).json()

    assert answer["sequence"] == 7
    assert answer["saved"].startswith("已保存，")


def test_autosave_hears_that_another_page_is_ahead(client, unit, trainee):
    autosave(client, unit, answer_own="new", sequence=7)

    answer = autosave(client, unit, answer_own="old", sequence=6)

    assert answer.status_code == 409
    assert answer.json() == {
        "refused": "另一个页面保存过更新的文字，这里的没有存下。重新打开本页就能看到。",
        "sequence": 7,
    }
    assert Response.objects.get().body["answers"]["own"] == "new"


def test_a_form_that_is_behind_gets_the_newer_text(client, unit, trainee):
    autosave(client, unit, answer_own="new", sequence=7)

    answer = send(client, unit, answer_own="old", sequence=6)

    assert answer.status_code == 409
    assert "new</textarea>" in answer.text
    assert "另一个页面保存过更新的文字" in answer.text


def test_what_is_too_long_comes_back_with_a_kind_word(client, unit, trainee):
    long = "字" * 20_001

    answer = send(client, unit, answer_own=long)

    assert answer.status_code == 422
    assert long in answer.text
    assert "太长" in answer.text
    assert not Response.objects.exists()


def test_autosave_hears_that_it_is_too_long(client, unit, trainee):
    answer = autosave(client, unit, answer_own="字" * 20_001)

    assert answer.status_code == 422
    assert "太长" in answer.json()["refused"]


def test_what_is_too_long_is_not_shared(client, unit, trainee):
    answer = share(client, unit, answer_own="字" * 20_001)

    assert answer.status_code == 422
    assert not Completion.objects.exists()


@pytest.mark.parametrize("sequence", ["-1", "many", str(FAR * 2)])
def test_a_sequence_that_cannot_be_one_counts_as_none(client, unit, trainee, sequence):
    send(client, unit, answer_own="x", sequence=sequence)

    assert Response.objects.get().sequence == 1


def test_sharing_completes_the_unit_and_says_who_sees_it(client, unit, trainee):
    answer = share(client, unit)

    page = client.get(address(unit)).text
    assert answer["Location"] == f"{address(unit)}#saved"
    assert Completion.objects.get().unit == unit
    assert "讲师看得到" in page
    assert "收回分享" in page
    assert "已完成" in page


def test_an_empty_answer_cannot_be_shared(client, unit, trainee):
    answer = share(client, unit, answer_own=" ")

    assert answer.status_code == 422
    assert "就差一点：这里也写几句，就可以分享了。" in answer.text
    assert 'href="#own"' in answer.text
    assert "a</textarea>" in answer.text
    assert not Completion.objects.exists()


def test_what_was_changed_after_sharing_is_said_to_be_private(client, unit, trainee):
    share(client, unit)
    autosave(client, unit, answer_insight="a", answer_own="more", sequence=FAR)

    page = client.get(address(unit)).text

    assert "之后的改动只有你自己看得到" in page
    assert "more</textarea>" in page


def test_what_was_shared_can_be_taken_back(client, unit, trainee):
    share(client, unit)

    send(client, unit, "take-back")

    page = client.get(address(unit)).text
    assert not Response.objects.shared().exists()
    assert "分享之前，只有你自己看得到" in page
    assert "b</textarea>" in page


def test_words_come_along_to_a_changed_text_and_none_is_lost(client, unit, trainee):
    send(client, unit, answer_insight="体会", answer_own="经验")
    small.publish(unit, "further", post="own")

    page = client.get(address(unit)).text

    assert "经验</textarea>" in page
    assert "第1版里有些问题已经不再问了" in page
    assert "<p>体会</p>" in page


def test_a_page_opened_before_the_text_changed_saves_to_its_own_text(
    client, unit, trainee
):
    first = unit.version
    small.publish(unit, "insight", post="own")

    send(client, unit, version=first.pk, answer_own="经验")

    assert Response.objects.get().version == first
    assert "经验</textarea>" in client.get(address(unit)).text


def test_a_version_of_another_unit_counts_as_todays(client, unit, trainee):
    other = small.unit("insight")

    send(client, unit, version=other.version_id, answer_own="x")

    assert Response.objects.get().version == unit.version


def test_a_trainer_previews_without_a_trace(client, unit):
    trainer = make.teaching(course=unit.course).person
    client.force_login(trainer)

    page = client.get(address(unit)).text
    answer = send(client, unit, answer_own="x")

    assert "预览" in page
    assert "disabled" in page
    assert "data-autosave=" not in page
    assert f'href="{address(unit, "responses/")}"' in page
    assert answer.status_code == 404
    assert not Response.objects.exists()


@pytest.mark.parametrize("verb", ["save", "share", "take-back"])
def test_a_stranger_finds_nothing_to_send_to(client, unit, verb):
    client.force_login(make.person())

    assert send(client, unit, verb, answer_own="x").status_code == 404


@pytest.mark.parametrize("verb", ["save", "share", "take-back"])
def test_a_lesson_is_no_activity(client, trainee, unit, verb):
    lesson = make.unit(module=unit.module)

    assert send(client, lesson, verb, answer_own="x").status_code == 404


def test_a_locked_activity_keeps_nothing(client):
    course = make.course(sequence="in-order")
    first = make.unit(course=course)
    unit = small.unit("own", module=first.module)
    client.force_login(make.enrolment(course=course).person)

    assert send(client, unit, answer_own="x").status_code == 404
    assert not Response.objects.exists()
