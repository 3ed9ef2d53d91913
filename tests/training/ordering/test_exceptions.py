from datetime import date

import pytest

from ledger.models import Event
from people.models import Person
from tests import make
from tests.make import LATER, NEXT_DAY, NOON
from training import assignments, facts
from training.assigning.due import After, Counted
from training.assignments import Order
from training.models import Assignment, AssignmentException
from training.ordering import exceptions, ongoing

pytestmark = pytest.mark.django_db

FROM_START = After(14, Counted.START)


@pytest.fixture
def module():
    made = make.module()
    make.unit(module=made)
    return made


@pytest.fixture
def hr():
    return make.person("hr")


def assign(module, *people, due=FROM_START, **order):
    given = Order(module, make.cohort(*people), due=due, **order)
    return assignments.assign(given, by=None, at=NOON)


def waiting():
    return exceptions.open_of(Assignment.objects.all())


def test_where_no_right_day_can_be_found_nothing_is_opened(module):
    unknown = make.person()
    early = make.person(started_on=date(2026, 11, 1))
    right = make.person(started_on=date(2026, 11, 16))

    made = assign(module, unknown, early, right)

    assert [one.person for one in made.periods.all()] == [right]
    assert {one.person: one.code for one in waiting()} == {
        unknown: "no-start",
        early: "past",
    }
    assert Event.objects.filter(verb="exception-raised").count() == 2


def test_too_few_days_are_an_exception(module):
    made = assign(module, make.person(), due=date(2026, 11, 25), least_days=7)

    assert not made.periods.exists()
    assert waiting().get().values == {"due": "2026-11-25", "days": 5}


def test_who_has_done_it_all_needs_no_day(module):
    done = make.registration(module=module, completed_at=NOON)

    made = assign(module, done.person)

    assert made.periods.get().satisfied_at == NOON
    assert not waiting().exists()


def test_the_same_order_again_raises_no_second_exception(module):
    person = make.person()
    order = Order(module, person, due=FROM_START)

    for moment in (NOON, LATER):
        assignments.assign(order, by=None, at=moment)

    assert AssignmentException.objects.count() == 1


def test_a_day_given_opens_the_period(module, hr):
    made = assign(module, make.person())

    exceptions.give(
        waiting(), due_on=date(2026, 12, 1), why="Came today", by=hr, at=LATER
    )

    decided = AssignmentException.objects.get()
    assert made.periods.get().due_at == decided.due_at
    assert (decided.resolution, decided.resolved_by) == ("given", hr)
    event = Event.objects.get(verb="exception-resolved")
    assert (event.why, event.new["resolution"]) == ("Came today", "given")


def test_a_day_given_is_not_over_already(module, hr):
    assign(module, make.person())

    with pytest.raises(exceptions.DayIsPast):
        exceptions.give(waiting(), due_on=date(2026, 11, 19), why="?", by=hr, at=NOON)


def test_who_is_let_be_is_not_asked_again(module, hr):
    made = assign(module, make.person(), is_ongoing=True)
    exceptions.dismiss(waiting(), why="Leaves soon", by=hr, at=LATER)
    Person.objects.update(started_on=date(2026, 11, 19))

    ongoing.sweep(NEXT_DAY)

    assert not made.periods.exists()


def test_a_decision_needs_a_reason(module, hr):
    assign(module, make.person())

    with pytest.raises(facts.ReasonMissing):
        exceptions.dismiss(waiting(), why=" ", by=hr, at=LATER)


def test_a_first_day_that_comes_later_settles_it(module):
    made = assign(module, make.person(), make.person())
    first = Person.objects.filter(assignment_exceptions__isnull=False).first()
    Person.objects.filter(pk=first.pk).update(started_on=date(2026, 11, 19))

    ongoing.sweep(LATER)

    assert made.periods.get().person == first
    assert waiting().get().person != first
