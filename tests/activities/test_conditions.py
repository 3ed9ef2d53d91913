import pytest

from activities import conditions, responses
from activities.responses import Writing
from courses import kinds
from tests import make
from tests.activities import small

pytestmark = pytest.mark.django_db


def told(unit, registration=None):
    found = kinds.named("activity").conditions(unit, registration)
    return [(condition.words, condition.is_met) for condition in found]


def test_a_preview_says_what_is_to_do():
    assert told(small.unit("insight", "own")) == [
        ("每个问题都写几句（2题，已写0题）", False),
        ("分享给讲师", False),
    ]


def test_a_draft_meets_the_first_condition():
    unit = small.unit("insight")
    registration = make.registration(module=unit.module)
    writing = Writing(small.body(insight="a"))
    person = registration.person

    responses.save(unit.version, person=person, writing=writing, at=make.NOON)

    assert told(unit, registration) == [
        ("每个问题都写几句（1题，已写1题）", True),
        ("分享给讲师", False),
    ]


def test_what_was_completed_stays_met_when_it_is_taken_back():
    unit = small.unit("insight")
    registration = make.registration(module=unit.module)
    writing = Writing(small.body(insight="a"))
    person = registration.person
    responses.share(unit.version, person=person, writing=writing, at=make.NOON)

    responses.take_back(unit, person=person, at=make.LATER)

    assert [is_met for _words, is_met in told(unit, registration)] == [True, True]


def test_a_unit_that_was_never_published_asks_for_nothing():
    unit = small.unit("insight")
    unit.version = None

    assert conditions.of_unit(unit, None) == []
