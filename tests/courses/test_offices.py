"""What a person does beside learning (courses/offices.py)."""

import pytest

from courses import offices
from people.models import Role
from tests import make
from tests.make import LONG_AGO, NOON

pytestmark = pytest.mark.django_db


def of(person):
    office = offices.of(person, at=NOON)
    return office.teaches, office.arranges


def test_trainee_teaches_and_arranges_nothing():
    assert of(make.person()) == (False, False)


def test_hr_arranges_and_does_not_teach():
    assert of(make.person(Role.Code.HR)) == (False, True)


def test_who_teaches_a_cohort_teaches():
    teaching = make.teaching(cohort=make.cohort())

    assert of(teaching.person) == (True, True)


def test_what_has_ended_counts_no_more():
    teaching = make.teaching(until=LONG_AGO)

    assert of(teaching.person) == (False, False)


@pytest.mark.parametrize("fields", [{}, {"is_superuser": True}])
def test_administrator_teaches_everything(fields):
    roles = [] if fields else [Role.Code.ADMINISTRATOR]

    assert of(make.person(*roles, **fields)) == (True, True)
