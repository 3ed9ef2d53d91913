from datetime import timedelta

import pytest

from tests import make
from tests.make import LATER, LONG_AGO, NOON
from training import mine
from training.models import Period
from training.status import Status

pytestmark = pytest.mark.django_db


def module(**fields):
    made = make.module(**fields)
    make.unit(module=made)
    return made


def test_a_module_asked_for_twice_stands_there_once_with_the_nearer_day():
    person, asked = make.person(), module()
    registration = make.registration(person=person, module=asked)
    for days in (9, 3):
        make.period(
            registration=registration,
            assignment=make.assignment(module=asked, person=person),
            due_at=NOON + timedelta(days=days),
        )

    plan = mine.of(person, at=NOON)

    assert [duty.days_left for duty in plan.to_do] == [3]


def test_what_is_not_open_yet_comes_later_than_the_next_thing():
    period = make.period(module=module(), opens_at=LATER)

    plan = mine.of(period.person, at=NOON)

    assert plan.next is None
    assert [duty.status for duty in plan.coming] == [Status.NOT_OPEN]


def test_who_learns_of_her_own_will_goes_on_in_the_first_chapter():
    course = make.course()
    first, _second = module(course=course), module(course=course)
    person = make.enrolment(course=course).person

    plan = mine.of(person, at=NOON)

    assert [duty.module for duty in plan.to_do] == [first]
    assert plan.next is not None
    assert plan.next.why == "自己选学"


def test_what_was_done_of_her_own_will_is_done():
    chosen = module()
    person = make.enrolment(course=chosen.course).person
    registration = make.registration(
        person=person, module=chosen, started_at=LONG_AGO, completed_at=LONG_AGO
    )
    make.completion(registration=registration, unit=chosen.units.get())

    plan = mine.of(person, at=NOON)

    assert [duty.status for duty in plan.settled] == [Status.DONE]
    assert plan.to_do == []


def test_what_was_begun_of_her_own_will_is_in_progress():
    chosen = module()
    person = make.enrolment(course=chosen.course).person
    make.registration(person=person, module=chosen, started_at=LONG_AGO)

    assert mine.of(person, at=NOON).to_do[0].status == Status.IN_PROGRESS


def test_what_was_withdrawn_is_not_shown():
    period = make.period(module=module(), withdrawn_at=LONG_AGO)

    plan = mine.of(period.person, at=NOON)

    assert (plan.to_do, plan.settled) == ([], [])
    assert Period.objects.exists()
