from datetime import timedelta

import pytest

from courses import progress
from courses.models import Enrolment, Registration, Version
from ledger.models import Event
from people.models import Membership, Person
from tests import make
from tests.make import LATER, LONG_AGO, NEXT_DAY, NOON
from training import assignments
from training.assignments import Order
from training.models import Period
from training.ordering import ongoing

pytestmark = pytest.mark.django_db

TEN_DAYS_ON = NOON + timedelta(days=10)


@pytest.fixture
def module():
    made = make.module()
    make.unit(module=made)
    return made


@pytest.fixture
def trainee():
    return make.person()


@pytest.fixture
def cohort(trainee):
    return make.cohort(trainee)


@pytest.fixture
def assignment(module, cohort):
    order = Order(module, cohort, due=30, is_ongoing=True)
    return assignments.assign(order, by=None, at=NOON)


def leave(trainee, at):
    Membership.objects.filter(person=trainee).update(until=at)


def complete(at):
    registration = Registration.objects.get()
    version = Version.objects.get(unit__module=registration.module)
    progress.complete(version, registration=registration, at=at)


def status_at(moment):
    return Period.objects.with_status(at=moment).get().status


def test_who_comes_later_is_asked_and_has_her_days_from_then(assignment, cohort):
    late = make.person()
    Membership.objects.create(cohort=cohort, person=late, since=NEXT_DAY)

    ongoing.sweep(TEN_DAYS_ON)

    period = assignment.periods.get(person=late)
    assert period.due_at - assignment.periods.exclude(person=late).get().due_at == (
        timedelta(days=10)
    )


def test_who_comes_later_is_not_asked_by_what_does_not_go_on(module, cohort):
    made = assignments.assign(Order(module, cohort), by=None, at=NOON)
    Membership.objects.create(cohort=cohort, person=make.person(), since=NOON)

    ongoing.sweep(LATER)

    assert made.periods.count() == 1


def test_who_leaves_is_asked_no_more_and_the_past_stays_as_it_was(assignment, trainee):
    leave(trainee, NEXT_DAY)

    ongoing.sweep(TEN_DAYS_ON)

    fact = Period.objects.get().facts.get(kind="withdrawn")
    assert (fact.moment, fact.why) == (TEN_DAYS_ON, "no-longer-meant")
    assert (status_at(LATER), status_at(TEN_DAYS_ON)) == ("not-started", "withdrawn")
    assert Enrolment.objects.get().until == TEN_DAYS_ON


def test_who_returns_in_ten_days_resumes_the_same_period(assignment, trainee, cohort):
    before = assignment.periods.get()
    leave(trainee, NEXT_DAY)
    ongoing.sweep(NEXT_DAY)
    Membership.objects.create(cohort=cohort, person=trainee, since=TEN_DAYS_ON)

    ongoing.sweep(TEN_DAYS_ON)

    period = assignment.periods.get()
    assert (period.pk, period.due_at) == (before.pk, before.due_at)
    assert status_at(NEXT_DAY) == "withdrawn"
    assert status_at(TEN_DAYS_ON) == "not-started"
    assert Enrolment.objects.filter(person=trainee, until=None).count() == 1


def test_what_she_did_while_away_counts_when_she_returns(assignment, trainee, cohort):
    leave(trainee, NOON)
    ongoing.sweep(LATER)
    complete(at=NEXT_DAY)
    Membership.objects.create(cohort=cohort, person=trainee, since=TEN_DAYS_ON)

    ongoing.sweep(TEN_DAYS_ON)

    assert Period.objects.get().satisfied_at == NEXT_DAY
    assert status_at(NEXT_DAY) == "withdrawn"
    assert status_at(TEN_DAYS_ON) == "done"


def test_what_was_done_stays_done_when_she_leaves(assignment, trainee):
    complete(at=LATER)
    leave(trainee, NEXT_DAY)

    ongoing.sweep(TEN_DAYS_ON)

    assert status_at(TEN_DAYS_ON) == "done"


def test_of_who_is_not_active_nothing_changes(assignment, trainee, cohort):
    idle = make.person(is_active=False)
    Membership.objects.create(cohort=cohort, person=idle, since=NOON)
    Person.objects.filter(pk=trainee.pk).update(is_active=False)
    leave(trainee, NOON)

    ongoing.sweep(LATER)

    assert assignment.periods.get().person == trainee
    assert status_at(LATER) == "not-started"


def test_who_was_let_go_by_hand_is_not_taken_back(assignment, cohort):
    assignments.withdraw(assignment, why="By mistake", by=None, at=LATER)

    ongoing.sweep(NEXT_DAY)

    assert status_at(NEXT_DAY) == "withdrawn"


def test_a_second_sweep_changes_nothing(assignment, cohort):
    Membership.objects.create(cohort=cohort, person=make.person(), since=LONG_AGO)
    ongoing.sweep(LATER)
    before = Event.objects.count()

    ongoing.sweep(NEXT_DAY)

    assert Event.objects.count() == before
