from datetime import date, datetime, timedelta

import pytest
from django.db.models import Exists, OuterRef

from people.models import Person, Posting
from tests import make
from tests.make import NOON
from web.prepared import Prepared

pytestmark = pytest.mark.django_db


def posted(*, person: int, at: datetime, day: date):
    here = Posting.objects.at(at, day=day).filter(person=OuterRef("pk"))
    return Person.objects.filter(pk=person).values_list("name", Exists(here))


@pytest.fixture
def query() -> Prepared:
    return Prepared(posted, person=int, at=datetime, day=date)


def test_each_gets_her_own_answer(query):
    one, other = make.person(name="沈秋"), make.person(name="陈安")
    make.posting(person=one)

    rows = [query.row(person=who.pk, at=NOON, day=NOON.date()) for who in (one, other)]

    assert [(name, bool(is_posted)) for name, is_posted in rows] == [
        ("沈秋", True),
        ("陈安", False),
    ]


def test_moments_and_days_count_as_they_are_asked(query):
    one = make.person()
    posting = make.posting(person=one)
    eve = posting.since - timedelta(days=1)

    answers = [
        query.row(person=one.pk, at=NOON, day=day)[1]
        for day in (eve, posting.since, NOON.date())
    ]

    assert list(map(bool, answers)) == [False, True, True]


def test_is_built_once(django_assert_num_queries):
    built = []

    def build(**values):
        built.append(values)
        return posted(**values)

    query = Prepared(build, person=int, at=datetime, day=date)
    who = make.person()
    with django_assert_num_queries(3):
        for _ in range(3):
            query.row(person=who.pk, at=NOON, day=NOON.date())

    assert len(built) == 1
