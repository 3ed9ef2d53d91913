from datetime import UTC, datetime

import pytest

from courses import progress
from tests import make
from tests.make import LATER, NEXT_DAY, NOON
from training import assignments, facts
from training.assigning.due import After, Counted
from training.assignments import Order

pytestmark = pytest.mark.django_db


@pytest.fixture
def first():
    made = make.module()
    make.unit(module=made)
    return made


@pytest.fixture
def trainee():
    return make.person()


def assign(first, trainee):
    second = make.module()
    make.unit(module=second)
    order = Order(second, trainee, due=After(10, Counted.COMPLETION, first.pk))
    return assignments.assign(order, by=None, at=NOON)


def complete(first, trainee, at=NEXT_DAY):
    registration = make.registration(person=trainee, module=first)
    version = first.units.get().version
    progress.complete(version, registration=registration, at=at)


def test_it_is_due_once_the_other_module_is_completed(first, trainee):
    made = assign(first, trainee)
    before = made.periods.get().due_at

    complete(first, trainee)

    period = made.periods.get()
    assert before is None
    assert period.due_at == datetime(2026, 12, 1, 16, tzinfo=UTC)
    assert period.facts.get(kind="due").recorded_at == NEXT_DAY


def test_a_completion_before_the_order_counts(first, trainee):
    complete(first, trainee, at=NOON)

    made = assign(first, trainee)

    assert made.periods.get().due_at == datetime(2026, 11, 30, 16, tzinfo=UTC)


def test_a_day_given_meanwhile_stays(first, trainee):
    period = assign(first, trainee).periods.get()
    given = datetime(2027, 1, 1, 16, tzinfo=UTC)
    facts.extend(period, due_at=given, why="Ill", by=trainee, at=LATER)

    complete(first, trainee)

    period.refresh_from_db()
    assert period.due_at == given


def test_a_few_units_done_again_set_no_day(first, trainee):
    period = assign(first, trainee).periods.get()
    registration = make.registration(person=trainee, module=first, is_delta=True)
    version = first.units.get().version

    progress.complete(version, registration=registration, at=NEXT_DAY)

    period.refresh_from_db()
    assert period.due_at is None
