"""Who corrects which quiz in these tests."""

import pytest

from tests import make
from tests.quizzes import quiz


@pytest.fixture
def unit():
    return quiz.unit()


@pytest.fixture
def trainer(client, unit):
    person = make.teaching(course=unit.course).person
    client.force_login(person)
    return person
