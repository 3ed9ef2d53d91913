import pytest

from tests.make import LONG_AGO, NEXT_DAY, NOON
from tests.training.certificates import objects
from training.certificates import states
from training.certificates.states import State
from training.models import Certificate

pytestmark = pytest.mark.django_db


def one_of_each():
    """Return one certificate in each state at noon, by the state."""
    old = objects.certificate(valid_until=NEXT_DAY)
    objects.certificate(supersedes=old)
    return {
        State.VALID: objects.certificate(valid_until=NEXT_DAY),
        State.EXPIRED: objects.certificate(valid_until=NOON),
        State.SUPERSEDED: old,
        State.REVOKED: objects.revoked(valid_until=LONG_AGO),
    }


def test_python_says_how_each_one_stands():
    for state, one in one_of_each().items():
        found = states.told(Certificate.objects.filter(pk=one.pk)).get()
        assert states.of(found, at=NOON).state == state


def test_sql_says_the_same_as_python():
    one_of_each()
    every = states.told(Certificate.objects.all())

    for state in State:
        said = {one.pk for one in every if states.of(one, at=NOON).state == state}
        found = Certificate.objects.filter(states.those(state, at=NOON))
        assert {one.pk for one in found} == said


def test_its_last_day_is_the_one_before_it_ends():
    midnight = NOON.replace(hour=16)  # in Shanghai
    standing = states.of(objects.certificate(valid_until=midnight), at=NOON)

    assert f"{standing.last_day:%Y-%m-%d}" == "2026-11-20"
    assert states.of(objects.certificate(), at=NOON).last_day is None


def test_a_list_costs_one_query(django_assert_num_queries):
    one_of_each()

    with django_assert_num_queries(1):
        for one in states.told(Certificate.objects.all()):
            states.of(one, at=NOON)
            str(one.person), one.course.language
