from datetime import date

import pytest

from people.models import Position
from tests import make
from training import targets
from training.assigning.due import After, Counted, Yearly
from training.assigning.rules import Condition, Field, Relation, Rule
from training.models import Path

pytestmark = pytest.mark.django_db


def test_a_course_and_a_module_are_found_by_their_slugs():
    module = make.module(course=make.course(slug="care"), slug="opening")

    assert targets.what("care") == module.course
    assert targets.what("care/opening") == module


@pytest.mark.parametrize("words", ["nothing", "care/nothing"])
def test_what_is_not_there_is_not_found(words):
    make.course(slug="care")

    with pytest.raises(targets.NotFound):
        targets.what(words)


def test_people_are_found_by_number_cohort_and_department():
    person = make.person(employee_number="0042")
    cohort = make.cohort(slug="autumn")
    root = make.department(name="全中心")
    branch = make.department(name="一科", parent=root)

    found = [
        targets.whom(words)
        for words in ("person:0042", "cohort:autumn", "department:全中心/一科")
    ]

    assert found == [person, cohort, branch]


def test_who_has_no_number_is_found_by_sign_in_name():
    person = make.person(employee_number=None, username="ling")

    assert targets.whom("person:ling") == person


@pytest.mark.parametrize(
    "words", ["person:nobody", "cohort:none", "department:a/b", "department:"]
)
def test_whom_nobody_knows_is_not_found(words):
    with pytest.raises(targets.NotFound):
        targets.whom(words)


def test_another_kind_of_target_is_not_understood():
    with pytest.raises(targets.NotUnderstood):
        targets.whom("planet:mars")


@pytest.mark.parametrize(
    ("words", "due"), [("", None), ("30d", 30), ("2026-12-31", date(2026, 12, 31))]
)
def test_a_due_is_a_day_a_number_of_days_or_nothing(words, due):
    assert targets.due(words) == due


@pytest.mark.parametrize("words", ["soon", "2026-02-30", "d", "99999d"])
def test_another_due_is_not_understood(words):
    with pytest.raises(targets.NotUnderstood):
        targets.due(words)


def test_a_path_and_a_position_are_found():
    path = Path.objects.create(slug="new", title="新人", made_at=make.LONG_AGO)
    clerk = Position.objects.create(name="经办")

    assert targets.what("path:new") == path
    assert targets.whom("position:经办") == clerk


def test_a_rule_is_read_with_the_names_it_uses():
    module = make.module(course=make.course(slug="care"), slug="opening")
    root = make.department(name="客服部")
    cohort, boss = make.cohort(name="秋季班"), make.person(employee_number="7")
    sentence = (
        "rule:department under 客服部 and started after 2026-01-01 and cohort 秋季班"
        " and manager is not 7 and completed care/opening"
    )

    rule = targets.whom(sentence)

    assert rule == Rule(
        (
            Condition(Field.DEPARTMENT, Relation.BELOW, root.pk),
            Condition(Field.STARTED, Relation.AFTER, date(2026, 1, 1)),
            Condition(Field.COHORT, Relation.IS, cohort.pk),
            Condition(Field.MANAGER, Relation.IS, boss.pk, is_not=True),
            Condition(Field.COMPLETED, Relation.IS, module.pk),
        )
    )


@pytest.mark.parametrize(
    ("sentence", "problem"),
    [
        ("colour is red", targets.NotUnderstood),
        ("position under 经办", targets.NotUnderstood),
        ("started after soon", targets.NotUnderstood),
        ("position is 经办", targets.NotFound),
        ("department is 窗口", targets.NotUnique),
        ("cohort is 秋季班", targets.NotUnique),
        ("completed care", targets.NotFound),
    ],
)
def test_what_is_wrong_with_a_rule_is_said(sentence, problem):
    for _ in range(2):
        make.department(name="窗口", parent=make.department())
        make.cohort(name="秋季班")

    with pytest.raises(problem):
        targets.whom(f"rule:{sentence}")


def test_a_due_counts_from_another_day_or_comes_each_year():
    module = make.module(course=make.course(slug="care"), slug="opening")

    assert targets.due("30d after start") == After(30, Counted.START)
    assert targets.due("9d after care/opening") == After(
        9, Counted.COMPLETION, module.pk
    )
    assert targets.due("yearly 03-31") == Yearly(3, 31)


@pytest.mark.parametrize("words", ["path:none", "care/none"])
def test_a_path_or_a_module_nobody_knows_is_not_found(words):
    make.course(slug="care")

    with pytest.raises(targets.NotFound):
        targets.what(words)


def test_no_day_of_the_year_is_not_understood():
    with pytest.raises(targets.NotUnderstood):
        targets.due("yearly 02-30")
