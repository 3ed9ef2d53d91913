from datetime import date

import pytest

from people import superiors
from tests import make
from tests.make import LONG_AGO, NOON

pytestmark = pytest.mark.django_db

TODAY = date(2026, 11, 20)


def test_below_a_manager_stand_her_people_and_theirs():
    head, lead, clerk, stranger = (make.person() for _ in range(4))
    make.posting(person=lead, manager=head)
    make.posting(person=clerk, manager=lead)
    make.posting(person=stranger)

    found = superiors.below(head.pk, day=TODAY, at=NOON)

    assert found == {lead.pk, clerk.pk}


def test_circle_of_managers_ends():
    one, other = make.person(), make.person()
    make.posting(person=one, manager=other)
    make.posting(person=other, manager=one)

    assert superiors.below(one.pk, day=TODAY, at=NOON) == {other.pk}


def test_who_left_the_line_stands_below_as_of_then_only():
    head, clerk = make.person(), make.person()
    make.posting(person=clerk, manager=head, until=date(2026, 6, 1), ended_at=LONG_AGO)

    assert superiors.below(head.pk, day=date(2026, 5, 31), at=NOON) == {clerk.pk}
    assert superiors.below(head.pk, day=date(2026, 6, 1), at=NOON) == frozenset()


def test_is_manager_whom_somebody_else_reports_to():
    head, clerk = make.person(), make.person()
    make.posting(person=clerk, manager=head)

    assert superiors.is_manager(head.pk, at=NOON)
    assert not superiors.is_manager(clerk.pk, at=NOON)
    assert superiors.of(clerk.pk, at=NOON) == head.pk
    assert superiors.of(head.pk, at=NOON) is None
