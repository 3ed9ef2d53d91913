from typing import Any

import pytest

from people.among import Among
from people.models import Person, Posting
from tests import make

pytestmark = pytest.mark.django_db


def test_it_holds_for_the_keys_that_are_given():
    first, second, _third = (make.person() for _ in range(3))
    make.posting(person=second)

    assert set(Person.objects.filter(Among("pk", [first.pk, second.pk]))) == {
        first,
        second,
    }
    assert Posting.objects.get(Among("person", {second.pk})).person == second
    assert not Person.objects.filter(Among("pk", [])).exists()


def test_it_takes_nothing_but_keys():
    given: list[Any] = ["1) OR (1=1"]

    with pytest.raises(ValueError, match="invalid literal"):
        Among("pk", given)
