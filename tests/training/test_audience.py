from datetime import date

import pytest

from people.models import Position
from tests import make
from tests.make import NOON
from training import audience
from training.assigning import rules
from training.assigning.rules import Condition, Field, Relation, Rule

pytestmark = pytest.mark.django_db


def told(assignment, person):
    trace = audience.why(assignment, person, at=NOON)
    return trace.is_meant, [(one.words, one.holds, one.found) for one in trace.told]


def of_rule(*conditions, **fields):
    rule = rules.to_json(Rule(conditions, **fields))
    return make.assignment(person=None, rule=rule)


def test_a_rule_says_of_each_condition_what_it_found():
    root = make.department(name="客服部")
    boss = make.person(name="周敏", started_on=date(2026, 3, 2))
    person = make.posting(
        person=make.person(started_on=date(2025, 6, 1)),
        department=make.department(name="一科", parent=root),
        manager=boss,
    ).person
    assignment = of_rule(
        Condition(Field.DEPARTMENT, Relation.BELOW, root.pk),
        Condition(Field.MANAGER, Relation.IS, boss.pk, is_not=True),
        Condition(Field.STARTED, Relation.AFTER, date(2026, 1, 1)),
        Condition(Field.COHORT, Relation.IS, make.cohort(name="秋季班").pk),
    )

    is_meant, said = told(assignment, person)

    assert is_meant is False
    assert said == [
        ("部门属于客服部（含下级）", True, "一科"),
        ("直属上级不是周敏", False, "周敏"),
        ("2026年1月1日之后入职", False, "2025年6月1日"),
        ("在班级秋季班", False, "无"),
    ]
    assert told(assignment, boss)[1][2] == (said[2][0], True, "2026年3月2日")


def test_a_first_day_that_nobody_knows_is_said_so():
    since = Condition(Field.STARTED, Relation.SINCE, date(2026, 1, 1))

    assert told(of_rule(since), make.person())[1][0][2] == "未知"


def test_who_is_named_herself_reads_that():
    assignment = make.assignment(person=make.person(name="何静"))

    assert told(assignment, assignment.person) == (
        True,
        [("直接指派给本人", True, "何静")],
    )
    assert told(assignment, make.person())[0] is False


@pytest.mark.parametrize("is_with", [True, False])
def test_a_department_is_meant_with_or_without_those_below(is_with):
    root = make.department(name="客服部")
    person = make.posting(department=make.department(parent=root)).person
    assignment = make.assignment(department=root, is_with_subdepartments=is_with)

    assert told(assignment, person)[0] is is_with
    assert audience.of(assignment, at=NOON).exists() is is_with


def test_a_position_means_who_holds_it_but_nobody_inactive():
    clerk = Position.objects.create(name="经办")
    person = make.posting(position=clerk).person
    gone = make.posting(position=clerk, person=make.person(is_active=False)).person
    assignment = make.assignment(person=None, position=clerk)

    assert told(assignment, person) == (True, [("岗位是经办", True, "经办")])
    assert told(assignment, gone)[0] is False
    assert audience.of(assignment, at=NOON).get() == person


def test_a_rule_reads_as_a_sentence():
    clerk = Position.objects.create(name="经办")
    before = Condition(Field.STARTED, Relation.BEFORE, date(2026, 1, 1))
    position = Condition(Field.POSITION, Relation.IS, clerk.pk)

    words = audience.in_words(of_rule(before, position, is_any=True))

    assert words == "2026年1月1日之前入职，或岗位是经办"
