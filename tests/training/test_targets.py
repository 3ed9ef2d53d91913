from datetime import date

import pytest

from tests import make
from training import targets

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
