"""Passes through modules."""

import pytest

from courses import registrations
from ledger.models import Event
from tests import make
from tests.make import LATER, NEXT_DAY, NOON

pytestmark = pytest.mark.django_db


@pytest.fixture
def module():
    where = make.module()
    make.unit(module=where, version_fields={"edition": 2})
    make.unit(module=where, is_optional=True)
    return where


def test_pass_asks_for_the_required_units_in_their_edition(module):
    person = make.person()

    opened = registrations.open_for(module, person=person, at=NOON)

    required = module.units.get(is_optional=False)
    assert opened.required_editions == {required.pk: 2}
    assert (opened.number, opened.opened_at, opened.started_at) == (1, NOON, None)


def test_opening_twice_gives_the_same_pass(module):
    person = make.person()
    first = registrations.open_for(module, person=person, at=NOON)

    assert registrations.open_for(module, person=person, at=LATER) == first


def test_who_completed_the_module_goes_on_looking_at_that_pass(module):
    done = make.registration(module=module, completed_at=NOON)

    again = registrations.open_for(module, person=done.person, at=LATER)

    assert again == done


def test_renewal_is_a_further_pass_and_leaves_the_old_one_alone(module):
    done = make.registration(module=module, completed_at=NOON)

    renewal = registrations.open_new(module, person=done.person, at=LATER)

    done.refresh_from_db()
    assert (renewal.number, done.completed_at) == (2, NOON)


def test_delta_asks_only_for_its_units_and_comes_first(module):
    whole = make.registration(module=module)
    unit = module.units.first()

    delta = registrations.open_new(
        module, person=whole.person, at=NOON, units={str(unit.pk): 3}
    )

    assert delta.is_delta
    assert registrations.open_one(module, person=whole.person) == delta


def test_only_the_first_activity_starts_a_pass(module):
    registration = make.registration(module=module)
    registrations.touch(registration, at=NOON)

    registrations.touch(registration, at=NEXT_DAY)

    registration.refresh_from_db()
    assert registration.started_at == NOON
    assert Event.objects.filter(verb="started").count() == 1
