"""A record shows the very text it was made on, to whoever may see the record."""

from datetime import timedelta

import pytest

from courses.models import Rendering
from engine.markup.page import Audience
from lessons.models import Reading
from quizzes import endings
from quizzes.models import Attempt
from tests import make
from tests.make import NOON
from tests.quizzes import quiz
from training.models import Certificate

pytestmark = pytest.mark.django_db


@pytest.fixture
def attestation():
    """Let somebody confirm a lesson that is changed and drawn anew afterwards."""
    unit = make.unit(version_fields={"html": "<p>旧文</p>"})
    made = make.attestation(unit=unit)
    Rendering.objects.create(
        version=made.version,
        audience=Audience.TRAINEE.value,
        renderer=2,
        html="<p>旧文新排</p>",
    )
    unit.version = make.version(unit=unit, html="<p>新文</p>")
    unit.save(update_fields=["version"])
    return made


def page(client, viewer, kind, row):
    client.force_login(viewer)
    return client.get(f"/training/seen/{kind}/{row.pk}/").content.decode()


def status(client, viewer, kind, row):
    client.force_login(viewer)
    return client.get(f"/training/seen/{kind}/{row.pk}/").status_code


def test_old_text_in_its_own_rendering_is_shown_with_its_digest(client, attestation):
    told = page(client, attestation.person, "attestation", attestation)

    assert "<p>旧文</p>" in told
    assert "新文" not in told
    assert attestation.version.digest in told
    assert attestation.statement in told
    assert "如今已有更新的版本" in told


def test_reading_tells_from_when_to_when(client, attestation):
    reading = Reading.objects.create(
        registration=attestation.registration,
        unit=attestation.unit,
        version=attestation.version,
        rendering=attestation.rendering,
        opened_at=NOON,
        seen_at=NOON + timedelta(hours=1),
    )

    told = page(client, attestation.person, "reading", reading)

    assert "2026-11-20 12:00" in told
    assert "2026-11-20 13:00" in told


def test_who_may_see_the_record_sees_the_text(client, attestation):
    person, course = attestation.person, attestation.unit.course
    boss, trainer, mate = make.person(), make.person(), make.person()
    make.posting(person=person, manager=boss)
    make.teaching(person=trainer, course=course)
    make.teaching(person=mate, course=course, cohort=make.cohort(person))

    for viewer in (person, boss, trainer, mate, make.person("hr")):
        assert status(client, viewer, "attestation", attestation) == 200


def test_others_do_not_learn_that_there_is_a_record(client, attestation):
    elsewhere, neighbour = make.person(), make.person()
    make.teaching(person=elsewhere)
    make.teaching(
        person=neighbour, course=attestation.unit.course, cohort=make.cohort()
    )
    registration = attestation.registration

    for viewer in (make.person(), elsewhere, neighbour):
        assert status(client, viewer, "attestation", attestation) == 404
        assert status(client, viewer, "pass", registration) == 404


@pytest.mark.parametrize(
    "kind", ["attestation", "pass", "period", "certificate", "nonsense"]
)
def test_what_is_not_there_is_not_found(client, kind):
    person = make.person("hr")

    assert status(client, person, kind, person) == 404


def test_pass_lists_each_record_with_its_version(client, attestation):
    told = page(client, attestation.person, "pass", attestation.registration)

    assert f"/training/seen/attestation/{attestation.pk}/" in told


def test_period_leads_to_the_pass_that_serves_it(client, attestation):
    period = make.period(registration=attestation.registration)

    told = page(client, attestation.person, "period", period)

    assert f"/training/seen/attestation/{attestation.pk}/" in told


def test_certificate_lists_what_it_was_earned_by(client, attestation):
    registration = attestation.registration
    late = make.attestation(registration=registration, attested_at=make.NEXT_DAY)
    course = registration.module.course
    made = Certificate.objects.create(
        code="C1",
        serial="S1",
        person=registration.person,
        course=course,
        registration=registration,
        release=course.release,
        begun_at=NOON,
        earned_at=NOON,
        issued_at=NOON,
    )

    told = page(client, registration.person, "certificate", made)

    assert f"/training/seen/attestation/{attestation.pk}/" in told
    assert f"/training/seen/attestation/{late.pk}/" not in told


@pytest.fixture
def attempt():
    """Hand in an attempt whose review never shows more than the score."""
    rules = {"review": "never"}
    made = quiz.attempt(rules=rules)
    made.answers.filter(question="best").update(response="1")
    return endings.submit(Attempt.objects.all(), key=made.pk, at=NOON)


QUESTION, KEY = "饭店做得最对的是什么", "听出苦恼，才有后来"


def test_trainer_sees_questions_answers_and_key_of_an_attempt(client, attempt):
    trainer = make.person()
    make.teaching(person=trainer, course=attempt.unit.course)

    told = page(client, trainer, "attempt", attempt)

    assert QUESTION in told
    assert KEY in told


def test_rules_of_the_quiz_hold_for_her_own_attempt(client, attempt):
    told = page(client, attempt.person, "attempt", attempt)

    assert "score-number" in told
    assert KEY not in told


def test_manager_sees_the_result_and_no_answers(client):
    attempt = endings.submit(Attempt.objects.all(), key=quiz.attempt().pk, at=NOON)
    boss = make.person()
    make.posting(person=attempt.person, manager=boss)

    told = page(client, boss, "attempt", attempt)

    assert "score-number" in told
    assert QUESTION not in told


def test_running_attempt_tells_nothing_of_its_questions(client):
    attempt = quiz.attempt()

    told = page(client, make.person("hr"), "attempt", attempt)

    assert "还在进行" in told
    assert QUESTION not in told
