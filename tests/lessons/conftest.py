"""A lesson, and who reads it."""

import pytest

from tests import make
from tests.lessons import written


@pytest.fixture
def unit():
    return written.lesson(module=make.module(title="第一章　破冰"))


@pytest.fixture
def trainee(client, unit):
    person = make.enrolment(course=unit.course).person
    client.force_login(person)
    return person
