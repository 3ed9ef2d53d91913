from datetime import date, datetime, timedelta

import pytest
from django.db import connection
from django.db.models import Exists, F, OuterRef

from people.models import Person, Posting
from tests import make
from tests.make import NOON
from web.prepared import NotInTheQuery, Prepared

pytestmark = pytest.mark.django_db


def posted(*, person: int, at: datetime, day: date):
    here = Posting.objects.at(at, day=day).filter(person=OuterRef("pk"))
    return Person.objects.filter(pk=person).values_list("name", Exists(here))


@pytest.fixture
def query() -> Prepared[Person]:
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


def test_objects_come_with_what_was_asked_for(django_assert_num_queries):
    def build(*, name: str):
        here = Posting.objects.filter(person__name=name).select_related("department")
        return here.annotate(called=F("person__name")).defer("department__path")

    one, other = make.posting(), make.posting()
    query = Prepared(build, name=str)

    with django_assert_num_queries(2):
        found = [query.objects(name=who.person.name) for who in (one, other)]
        names = [[each.department.name for each in rows] for rows in found]

    assert found == [[one], [other]]
    assert names == [[one.department.name], [other.department.name]]
    assert vars(found[0][0])["called"] == one.person.name
    assert found[0][0].department.get_deferred_fields() == {"path"}


def test_value_that_is_not_asked_for_is_refused():
    query = Prepared(lambda **_: Person.objects.all(), person=int)

    with pytest.raises(NotInTheQuery):
        query.objects(person=1)


def test_each_thread_asks_over_its_own_connection(query):
    who = make.person(name="沈秋")
    query.row(person=who.pk, at=NOON, day=NOON.date())

    assert query.built(connection.vendor).compiler.connection is None


def test_key_beyond_all_keys_finds_nothing():
    query = Prepared(lambda person: Person.objects.filter(pk=person), person=int)

    assert query.objects(person=2**70) == []
