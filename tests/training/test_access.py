from datetime import date
from typing import Any

import pytest

from people.models import Position
from tests import make
from tests.make import LATER, LONG_AGO, NOON
from training import access
from training.assigning.rules import Condition, Field, Relation, Rule
from training.assignments import Order

pytestmark = pytest.mark.django_db


def reach_of(person):
    return access.reach_of(person, at=NOON)


@pytest.mark.parametrize("role", ["hr", "administrator"])
def test_hr_and_administrators_reach_everyone(role):
    period = make.period()
    reach = reach_of(make.person(role))

    assert list(reach.periods()) == [period]
    assert list(reach.assignments()) == [period.assignment]
    assert reach.may_give(Order(period.module, make.person()))


def test_a_trainer_of_the_whole_course_reaches_all_its_people():
    period, _other = make.period(), make.period()
    teaching = make.teaching(course=period.module.course)
    reach = reach_of(teaching.person)

    assert list(reach.periods()) == [period]
    assert list(reach.taught_courses()) == [teaching.course]
    assert reach.may_give(Order(period.module, make.department()))
    assert not reach.may_give(Order(make.module(), make.department()))


def test_a_trainer_of_a_cohort_reaches_its_members():
    module = make.module()
    member, other = make.person(), make.person()
    mine = make.cohort(member)
    period = make.period(module=module, person=member)
    make.period(module=module, person=other)
    reach = reach_of(make.teaching(course=module.course, cohort=mine).person)

    assert list(reach.periods()) == [period]
    assert list(reach.assignments()) == [period.assignment]
    assert list(reach.taught_cohorts()) == [mine]
    assert not reach.has_departments


@pytest.mark.parametrize(
    ("whom", "may"), [("cohort", True), ("member", True), ("other", False)]
)
def test_a_trainer_of_a_cohort_assigns_only_to_it(whom, may):
    module, member = make.module(), make.person()
    mine = make.cohort(member)
    reach = reach_of(make.teaching(course=module.course, cohort=mine).person)
    people: dict[str, Any] = {"cohort": mine, "member": member, "other": make.person()}

    assert reach.may_give(Order(module, people[whom])) is may


def test_a_trainer_of_a_cohort_does_not_assign_to_an_empty_department():
    module = make.module()
    teaching = make.teaching(course=module.course, cohort=make.cohort())

    assert not reach_of(teaching.person).may_give(Order(module, make.department()))


def test_who_taught_once_reaches_nobody():
    teaching = make.teaching(until=LONG_AGO)

    assert reach_of(teaching.person).is_nothing


def test_a_trainee_arranges_nothing():
    assert not access.arranges(make.person(), NOON)


def test_arranging_is_asked_once_a_page(django_assert_num_queries):
    person = make.person("hr")

    with django_assert_num_queries(1):
        answers = [access.arranges(person, NOON) for _ in range(3)]

    assert answers == [True, True, True]


def test_the_machine_itself_reaches_everything():
    assert access.everything(at=NOON).is_everything


@pytest.mark.parametrize(
    ("kept", "later", "may"),
    [
        ("all", {}, True),
        ("some", {}, False),
        ("all", {"is_ongoing": True}, False),
        ("all", {"effective_at": LATER}, False),
    ],
)
def test_whom_a_rule_means_must_all_be_of_the_cohort_now_and_later(kept, later, may):
    module, clerk = make.module(), Position.objects.create(name="Clerk")
    member, other = make.person(), make.person()
    mine = make.cohort(member)
    for person in [member, other][: 1 if kept == "all" else 2]:
        make.posting(person=person, position=clerk)
    reach = reach_of(make.teaching(course=module.course, cohort=mine).person)
    rule = Rule((Condition(Field.POSITION, Relation.IS, clerk.pk),))

    for whom in (rule, clerk):
        assert reach.may_give(Order(module, whom, **later)) is may


@pytest.mark.parametrize(("role", "may"), [("hr", True), ("trainer", False)])
def test_hr_gives_to_whom_any_rule_means_and_others_only_what_they_teach(role, may):
    since = Condition(Field.STARTED, Relation.SINCE, date(2026, 1, 1))
    order = Order(make.module(), Rule((since,)), is_ongoing=True)

    assert reach_of(make.person(role)).may_give(order) is may
