"""Who takes a quiz in these tests."""

import pytest

from tests import make


@pytest.fixture
def trainee(client):
    """A signed-in trainee, enrolled nowhere yet."""
    person = make.person()
    client.force_login(person)
    return person
