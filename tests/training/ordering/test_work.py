from datetime import date, timedelta

import pytest

from jobs.models import Job
from people.models import Membership
from tests import make
from tests.make import LATER, LONG_AGO, NEXT_DAY, NOON
from tests.people.imports.files import applied, csv
from training import assignments
from training.assigning.rules import Condition, Field, Relation, Rule
from training.assignments import Order
from training.models import Assignment, Period
from training.ordering import work

pytestmark = pytest.mark.django_db


@pytest.fixture
def module():
    made = make.module()
    make.unit(module=made)
    return made


@pytest.fixture
def hr():
    return make.person("hr")


def test_a_large_order_is_done_in_the_background(module, hr):
    cohort = make.cohort(make.person(), make.person())

    made = work.give(Order(module, cohort), by=hr, at=NOON, at_once=1)

    job = Job.objects.get(key=work.key(made))
    assert (job.asked_by, job.is_done, job.done) == (hr, True, 2)
    assert made.periods.count() == 2


def test_a_small_order_is_done_at_once(module, hr):
    made = work.give(Order(module, make.person()), by=hr, at=NOON)

    assert made.periods.count() == 1
    assert not Job.objects.exists()


def test_done_again_after_it_broke_off_it_doubles_nothing(module, hr):
    cohort = make.cohort(make.person())
    made = assignments.assign(Order(module, cohort), by=hr, at=NOON)
    Membership.objects.create(cohort=cohort, person=make.person(), since=LONG_AGO)

    for _ in range(2):
        work.ask(made, by=hr, at=LATER)

    assert Period.objects.count() == 2


def test_nothing_is_asked_before_it_takes_effect(module, hr):
    order = Order(module, make.person(), due=7, effective_at=NEXT_DAY)

    made = work.give(order, by=hr, at=NOON)
    work.sweep(LATER)

    assert not made.periods.exists()


def test_what_takes_effect_is_opened_once_for_who_is_meant_then(module, hr):
    cohort = make.cohort(make.person())
    order = Order(module, cohort, due=7, effective_at=NEXT_DAY)
    made = work.give(order, by=hr, at=NOON)

    work.sweep(NEXT_DAY)
    Membership.objects.create(cohort=cohort, person=make.person(), since=LONG_AGO)
    work.sweep(NEXT_DAY + timedelta(days=1))

    assert made.periods.get().opened_at == NEXT_DAY


def test_what_was_taken_back_before_it_took_effect_is_never_opened(module, hr):
    order = Order(module, make.person(), effective_at=NEXT_DAY)
    made = work.give(order, by=hr, at=NOON)
    assignments.withdraw(made, why="By mistake", by=hr, at=LATER)

    work.sweep(NEXT_DAY)

    assert not Period.objects.exists()


def test_a_job_that_comes_too_late_opens_nothing(module, hr):
    made = assignments.place(Order(module, make.person()), by=hr, at=NOON)
    Assignment.objects.update(withdrawn_at=LATER)

    work.ask(made, by=hr, at=LATER)

    assert not Period.objects.exists()


def test_who_comes_by_a_file_is_asked_right_after_it(module, hr):
    rule = Rule((Condition(Field.STARTED, Relation.AFTER, date(2026, 1, 1)),))
    order = Order(module, rule, is_ongoing=True)
    made = assignments.assign(order, by=hr, at=LONG_AGO)

    batch = applied(csv("1,王,,,,,,,2026-03-02", "2,李"), by=hr)

    job = Job.objects.get(kind=work.FOLLOW)
    (period,) = made.periods.all()
    assert (job.is_done, job.asked_by) == (True, hr)
    assert (period.person.employee_number, period.withdrawn_at) == ("1", None)
    assert batch.state == "applied"


def test_file_of_people_asks_for_nothing_where_nothing_is_ongoing():
    applied(csv("1,王"))

    assert not Job.objects.exists()
