"""Saying that one has read and understood: with a password, for one edition."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction

from courses.models import Completion
from ledger.models import Event
from lessons import conditions, text
from lessons.models import Attestation, Reading
from tests import make
from tests.lessons import written
from tests.lessons.written import address, read

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true"}
PASSWORD = "a long way home"  # noqa: S105  # of somebody made up
WRONG = {"password": "guess"}
ASKING = written.TEXT.replace("summary:", "attest: yes\nsummary:")
RAISED = ASKING.replace("summary:", "edition: 2\nsummary:")
WORDS = "我已阅读并理解本讲的全部内容"
NOT_YET = "确认已阅读并理解"


@pytest.fixture
def unit():
    return written.lesson(ASKING, module=make.module(title="第一章　破冰"))


@pytest.fixture
def trainee(client, unit):
    person = make.person(name="林晓岚")
    person.set_password(PASSWORD)
    person.save()
    make.enrolment(course=unit.course, person=person)
    client.force_login(person)
    return person


def confirm(client, unit, *, headers=None, **fields):
    """Open the lesson, as whoever signs must, and send the form at its end."""
    client.get(address(unit))
    fields = {"version": unit.version_id, "password": PASSWORD} | fields
    return client.post(address(unit, "attest"), fields, headers=headers)


def test_her_password_signs_for_the_version_she_has_before_her(client, unit, trainee):
    answer = confirm(client, unit)

    made = Attestation.objects.get()
    assert answer["Location"] == f"{address(unit)}#attest"
    assert (made.person, made.unit, made.version) == (trainee, unit, unit.version)
    assert made.registration == Reading.objects.get().registration
    assert (made.rendering.renderer, made.rendering.audience) == (2, "trainee")
    assert made.digest == unit.version.digest
    assert made.statement.startswith(WORDS)
    assert made.name == "林晓岚"


def test_the_ledger_tells_of_it_without_her_password(client, unit, trainee):
    confirm(client, unit)

    told = Event.objects.get(verb="attested")
    assert (told.about, told.actor) == (f"people.person:{trainee.pk}",) * 2
    assert told.new == {
        "unit": unit.pk,
        "version": unit.version_id,
        "digest": unit.version.digest,
        "by": "password",
    }


def test_the_page_asks_and_then_says_what_was_confirmed(client, unit, trainee):
    before = read(client, unit)
    confirm(client, unit)
    after = read(client, unit)

    assert WORDS in before
    assert 'name="password"' in before
    assert 'name="password"' not in after
    assert "确认</span>" in after
    assert unit.version.digest[:16] in after
    assert Attestation.objects.get().statement in after


def test_confirming_twice_keeps_the_first(client, unit, trainee):
    confirm(client, unit)
    first = Attestation.objects.get().attested_at

    again = confirm(client, unit)

    assert again.status_code == 302
    assert Attestation.objects.get().attested_at == first
    assert Event.objects.filter(verb="attested").count() == 1


def test_htmx_gets_the_words_and_the_end_of_the_page(client, unit, trainee):
    answer = confirm(client, unit, headers=HTMX).content.decode()

    assert answer.lstrip().startswith("<section")
    assert 'hx-swap-oob="outerHTML:#finish"' in answer
    assert 'name="password"' not in answer


@pytest.mark.parametrize("headers", [None, HTMX])
def test_a_wrong_password_is_told_and_nothing_is_kept(client, unit, trainee, headers):
    answer = confirm(client, unit, headers=headers, **WRONG)

    page = answer.content.decode()
    assert answer.status_code == 422
    assert 'id="id_password_error"' in page
    assert "guess" not in page
    assert not Attestation.objects.exists()


def test_too_many_wrong_tries_must_wait_as_at_the_door(client, unit, trainee):
    for _ in range(5):
        confirm(client, unit, **WRONG)

    right = confirm(client, unit)

    assert right.status_code == 422
    assert "请等五分钟" in right.content.decode()


def test_who_has_no_password_here_types_her_full_name(client, unit, trainee):
    trainee.set_unusable_password()
    trainee.save()
    client.force_login(trainee)

    wrong = confirm(client, unit, name="林小兰")
    page = read(client, unit)
    right = confirm(client, unit, name=" 林 晓岚 ")

    assert wrong.status_code == 422
    assert "登记的是：林晓岚" in wrong.content.decode()
    assert 'name="password"' not in page
    assert right.status_code == 302
    assert Event.objects.get(verb="attested").new["by"] == "name"


def test_a_lesson_cannot_be_finished_unconfirmed(client, unit, trainee):
    read(client, unit)
    client.post(address(unit, "answer", "first"), {"answer": "2"})
    sent = {"version": unit.version_id}

    refused = client.post(address(unit, "finish"), sent)
    confirm(client, unit)
    taken = client.post(address(unit, "finish"), sent)

    assert refused.status_code == 422
    assert f'href="#attest"\n          >{NOT_YET}' in refused.content.decode()
    assert taken.status_code == 302
    assert Completion.objects.get().unit == unit


def test_a_small_change_does_not_ask_again_and_is_told(client, unit, trainee):
    confirm(client, unit)
    written.publish(unit, ASKING.replace("开头的一段", "开头的那一段"))

    page = read(client, unit)

    assert "现在是第 3 版，只有小的改动，你的确认仍然有效" in page
    assert 'name="password"' not in page
    registration = Reading.objects.all()[0].registration
    unit.refresh_from_db()
    words = {one.words: one.is_met for one in conditions.of_unit(unit, registration)}
    assert words[NOT_YET] is True


def test_a_raised_edition_asks_again_and_keeps_both(client, unit, trainee):
    confirm(client, unit)
    written.publish(unit, RAISED)
    unit.refresh_from_db()

    page = read(client, unit)
    confirm(client, unit)

    assert "确认的是第 2 版，那次确认一直有效。现在是第 3 版" in page
    assert 'name="password"' in page
    assert Attestation.objects.count() == 2


def test_who_signs_on_an_old_page_signs_for_the_text_it_showed(client, unit, trainee):
    old = unit.version
    read(client, unit)
    written.publish(unit, RAISED)

    answer = client.post(
        address(unit, "attest"), {"version": old.pk, "password": PASSWORD}, headers=HTMX
    )

    assert Attestation.objects.get().version == old
    assert "请读过以后再确认一次" in answer.content.decode()


@pytest.mark.parametrize("version", ["", "0", "x"])
def test_a_text_she_never_opened_cannot_be_signed_for(client, unit, trainee, version):
    assert confirm(client, unit, version=version).status_code == 404
    assert not Attestation.objects.exists()


def test_a_text_that_asked_for_nothing_cannot_be_signed_for(client, unit, trainee):
    written.publish(unit, written.TEXT)
    plain = type(unit).objects.get(pk=unit.pk).version
    page = read(client, unit)
    written.publish(unit, ASKING.replace("开头的一段", "起头的一段"))

    answer = confirm(client, unit, version=plain.pk)

    assert WORDS not in page
    assert answer.status_code == 404


def test_a_trainer_sees_the_words_and_leaves_no_trace(client, unit):
    client.force_login(make.teaching(course=unit.course).person)

    page = read(client, unit)
    answer = client.post(address(unit, "attest"), {"version": unit.version_id})

    assert WORDS in page
    assert "学员在这里用密码确认" in page
    assert answer.status_code == 404
    assert not Attestation.objects.exists()


def test_a_stranger_does_not_learn_that_there_is_something_to_confirm(client, unit):
    client.force_login(make.person())

    answer = client.post(address(unit, "attest"), {"version": unit.version_id})

    assert answer.status_code == 404


def test_what_was_confirmed_cannot_be_changed(client, unit, trainee):
    confirm(client, unit)
    later = make.NOON + timedelta(days=1)

    with pytest.raises(DatabaseError), transaction.atomic():
        Attestation.objects.update(attested_at=later)


def test_an_old_row_without_the_words_is_still_read():
    assert text.from_json({"shape": 1}).attest == ""


def test_a_preview_has_no_condition_met(unit):
    words = {one.words: one.is_met for one in conditions.of_unit(unit, None)}

    assert words[NOT_YET] is False
