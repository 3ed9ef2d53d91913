from datetime import UTC, date, datetime

import pytest

from courses import progress
from tests import make
from tests.make import LATER, NEXT_DAY, NOON
from training import assignments, facts
from training.assigning.due import After, Counted
from training.assignments import Order
from training.evidence import recording
from training.evidence.recording import Entry
from training.renewal import revoking

pytestmark = pytest.mark.django_db


@pytest.fixture
def first():
    made = make.module()
    make.unit(module=made)
    return made


@pytest.fixture
def trainee():
    return make.person()


def assign(first, trainee, at=NOON):
    second = make.module()
    make.unit(module=second)
    order = Order(second, trainee, due=After(10, Counted.COMPLETION, first.pk))
    return assignments.assign(order, by=None, at=at)


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


def record(first, trainee, day):
    """Let her have done it elsewhere, where it is asked of her."""
    hr = make.person("hr")
    asked = assignments.assign(Order(first, trainee), by=hr, at=NOON)
    entry = Entry(trainee, "Elsewhere", day, first)
    recording.record(entry, by=hr, at=NEXT_DAY)
    return asked.periods.get(), hr


@pytest.mark.parametrize(
    ("done", "due"),
    [
        (date(2026, 11, 15), datetime(2026, 11, 25, 16, tzinfo=UTC)),
        (date(2026, 11, 10), datetime(2026, 12, 1, 16, tzinfo=UTC)),
    ],
    ids=["as of the day it was done", "from now on if that has passed"],
)
def test_what_was_learnt_elsewhere_counts(first, trainee, done, due):
    made = assign(first, trainee)

    record(first, trainee, done)

    assert made.periods.get().due_at == due


def test_what_was_learnt_elsewhere_before_counts_until_it_is_revoked(first, trainee):
    period, hr = record(first, trainee, date(2026, 11, 15))

    made = assign(first, trainee, at=NEXT_DAY)
    revoking.revoke(period, why="Forged", by=hr, at=NEXT_DAY)
    other = assign(first, trainee, at=NEXT_DAY)

    assert made.periods.get().due_at == datetime(2026, 11, 25, 16, tzinfo=UTC)
    assert other.periods.get().due_at is None
