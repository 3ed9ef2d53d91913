from datetime import date

import pytest

from ledger.models import Event
from people import leaving
from people.models import Person, Posting
from tests import make
from tests.make import NOON

pytestmark = pytest.mark.django_db


def test_who_has_left_is_let_go_the_day_after():
    today = make.person(left_on=date(2026, 11, 20))
    gone = make.person(left_on=date(2026, 11, 19))
    post = make.posting(person=gone)
    make.posting(person=today)

    first, second = leaving.let_go(at=NOON), leaving.let_go(at=NOON)

    assert (first, second) == (1, 0)
    assert list(Person.objects.active()) == [today]
    assert Posting.objects.get(pk=post.pk).until == date(2026, 11, 20)
    assert Event.objects.get().verb == "deactivated"
