import pytest

from lessons.models import Note, Reading
from tests import make
from tests.lessons.written import address, read

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true"}
AUTOSAVE = {"X-Autosave": "1"}


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


def test_end_reached_is_noted_once_and_shown(client, unit, trainee):
    read(client, unit)
    sent = {"version": unit.version_id, "end": "1"}

    first = client.post(address(unit, "place"), sent)
    second = client.post(address(unit, "place"), sent)

    assert 'id="finish"' in first.content.decode()
    assert second.status_code == 204
    assert Reading.objects.get().reached_end_at is not None
