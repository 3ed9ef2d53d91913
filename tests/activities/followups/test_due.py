from datetime import UTC, date, datetime, timedelta

import pytest

from activities import responses
from activities.followups import due
from courses.models import Enrolment
from tests import make
from tests.activities import small
from tests.activities.followups import world

pytestmark = pytest.mark.django_db

SHARED = datetime(2026, 11, 22, 9, tzinfo=UTC)
DAY = datetime(2026, 12, 22, 9, tzinfo=UTC)
MONTH = timedelta(days=30)


@pytest.fixture
def unit():
    return world.unit()


@pytest.fixture
def trainee(unit):
    return make.enrolment(course=unit.course).person


def named(person, at):
    return [(one.unit, one.on) for one in due.of(person, at=at)]


def test_a_plan_is_due_on_its_day_and_after_but_not_before(unit, trainee):
    world.share(unit, trainee, at=SHARED)

    told = [named(trainee, DAY + timedelta(days=days)) for days in (-1, 0, 9)]

    expected = [(unit, date(2026, 12, 22))]
    assert told == [[], expected, expected]


def test_a_day_of_her_own_counts(unit, trainee):
    world.share(unit, trainee, at=SHARED, review_on="2026-12-01")

    assert [one.on for one in due.of(trainee, at=DAY)] == [date(2026, 12, 1)]


def test_a_look_back_settles_it_until_its_own_next_day(unit, trainee):
    shared = world.share(unit, trainee, at=SHARED)
    world.look_back(shared, at=DAY, review_on=date(2027, 1, 21))

    assert named(trainee, DAY) == []
    assert named(trainee, DAY + MONTH) == [(unit, date(2027, 1, 21))]


def test_a_look_back_without_a_next_day_settles_it_for_good(unit, trainee):
    shared = world.share(unit, trainee, at=SHARED)
    world.look_back(shared, at=DAY - MONTH / 2, review_on=date(2026, 12, 20))
    world.look_back(shared, at=DAY)

    assert named(trainee, DAY + MONTH) == []


def test_what_is_taken_back_or_left_behind_is_not_due(unit, trainee):
    other = world.unit()
    make.enrolment(course=other.course, person=trainee)
    for one in (unit, other):
        world.share(one, trainee, at=SHARED)
    responses.take_back(unit, person=trainee, at=SHARED)
    Enrolment.objects.filter(course=other.course).update(until=SHARED)

    assert named(trainee, DAY) == []


def test_only_her_own_plans_are_due(unit, trainee):
    world.share(unit, make.enrolment(course=unit.course).person, at=SHARED)

    assert named(trainee, DAY) == []


def test_other_activities_are_never_due(trainee, unit):
    reflection = small.unit("own", module=unit.module)
    writing = responses.Writing(small.body(own="x"))
    responses.share(reflection.version, person=trainee, writing=writing, at=SHARED)

    assert named(trainee, DAY) == []


@pytest.mark.parametrize("count", [1, 3])
def test_it_takes_two_queries_however_many_plans_there_are(
    trainee, count, django_assert_num_queries
):
    for _ in range(count):
        unit = world.unit()
        make.enrolment(course=unit.course, person=trainee)
        shared = world.share(unit, trainee, at=SHARED)
        world.look_back(shared, at=SHARED, review_on=DAY.date())

    with django_assert_num_queries(2):
        assert len(due.of(trainee, at=DAY)) == count
