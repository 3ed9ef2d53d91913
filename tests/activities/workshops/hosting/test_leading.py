from datetime import timedelta

import pytest

from activities.models import Stage
from activities.workshops.hosting import choices, controls, leading
from activities.workshops.hosting.controls import Deed
from activities.workshops.hosting.leading import Plan, SessionIsClosed
from ledger.models import Event
from people.models import Role
from tests import make
from tests.activities import small
from tests.activities.workshops import session
from tests.make import LATER, NOON

pytestmark = pytest.mark.django_db


@pytest.fixture
def workshop():
    return session.workshop(small.unit())


def do(workshop, name="", minutes=None):
    controls.do(workshop, Deed(name, minutes), by=workshop.host, at=NOON)
    workshop.refresh_from_db()
    return Stage.objects.get(pk=workshop.stage_id)


def test_a_session_is_opened_and_closed_and_the_ledger_hears_of_both():
    host, course = make.person(), make.course()

    opened = leading.open_session(Plan(course), host=host, at=NOON)
    leading.close(opened, by=host, at=LATER)
    leading.close(opened, by=host, at=LATER + timedelta(hours=1))

    opened.refresh_from_db()
    verbs = Event.objects.order_by("pk").values_list("verb", flat=True)
    assert list(verbs) == ["workshop-opened", "workshop-closed"]
    assert (opened.closed_at, opened.turn) == (LATER, 1)


def test_an_activity_keeps_the_wording_that_it_was_first_shown_with(workshop):
    first = workshop.stage.version
    small.publish(workshop.stage.unit, "insight", "new")

    again = leading.show(workshop, workshop.stage.unit.version, at=LATER)

    assert (again, again.version) == (workshop.stage, first)


def test_showing_is_news_for_the_wall_and_the_phones(workshop):
    before = workshop.turn, workshop.revision

    leading.show(workshop, small.unit(course=workshop.course).version, at=NOON)

    workshop.refresh_from_db()
    assert (workshop.turn, workshop.revision) == (before[0] + 1, before[1] + 1)


def test_a_result_is_revealed_part_by_part_and_hidden_at_once():
    workshop = session.workshop(session.gap())
    parts = leading.steps(workshop.stage)

    shown = [do(workshop, "reveal").revealed for _ in range(parts + 1)]
    hidden = do(workshop, "hide").revealed

    assert shown == [*range(1, parts + 1), parts]
    assert parts > 1
    assert hidden == 0


def test_a_kind_without_parts_is_revealed_in_one(workshop):
    assert leading.steps(workshop.stage) == 1


def test_the_host_locks_and_unlocks(workshop):
    assert do(workshop, "lock").is_locked
    assert not do(workshop, "unlock").is_locked


def test_the_clock_runs_and_is_taken_away(workshop):
    running, gone = do(workshop, minutes=5), do(workshop, minutes=0)

    assert running.ends_at == NOON + timedelta(minutes=5)
    assert gone.ends_at is None


def test_a_closed_session_stays_as_it_is(workshop):
    do(workshop, "close")

    assert do(workshop, "reveal").revealed == 0
    with pytest.raises(SessionIsClosed):
        leading.show(workshop, workshop.stage.version, at=NOON)


def test_before_anything_is_on_there_is_nothing_to_lock():
    empty = session.workshop()

    controls.do(empty, Deed("lock"), by=empty.host, at=NOON)
    controls.show(empty, "nowhere", at=NOON)

    empty.refresh_from_db()
    assert (empty.turn, empty.stage) == (0, None)


def test_a_trainer_opens_sessions_of_what_she_teaches():
    whole, part, cohort = make.course(), make.course(), make.cohort()
    learner = make.enrolment(course=whole).person
    learners = make.cohort(learner)
    trainer = make.teaching(course=whole).person
    make.teaching(person=trainer, course=part, cohort=cohort)
    make.course()

    found = choices.of(trainer, at=NOON)

    assert [(one.course, one.cohort) for one in found] == [
        (whole, None),
        (whole, learners),
        (part, cohort),
    ]


def test_an_administrator_opens_sessions_of_every_course():
    course = make.course()
    session.workshop(course=course)
    administrator = make.person(Role.Code.ADMINISTRATOR)

    found = choices.of(administrator, at=NOON)

    assert [(one.course, one.cohort) for one in found] == [(course, None)]
    assert choices.sessions(administrator, at=NOON).count() == 1


def test_a_trainer_sees_the_sessions_that_she_may_lead(workshop):
    session.workshop()

    mine = choices.sessions(workshop.host, at=NOON)

    assert list(mine) == [workshop]
