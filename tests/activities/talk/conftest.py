"""A work that is shared with a class, and a peer in it."""

import pytest

from tests import make
from tests.activities.talk import shown
from tests.activities.talk.shown import COHORT


@pytest.fixture
def unit():
    return shown.unit(points=10)


@pytest.fixture
def author(unit):
    return shown.trainee(unit)


@pytest.fixture
def peer(unit, author):
    person = shown.trainee(unit)
    make.cohort(author, person)
    return person


@pytest.fixture
def work(unit, author, peer):
    return shown.share(unit, author, COHORT)
