from datetime import timedelta
from fractions import Fraction

import pytest

from people.models import Role
from quizzes.models import Attempt
from quizzes.statistics import sittings
from quizzes.statistics.sittings import Sitting, Which
from tests import make
from tests.quizzes.statistics import sat

pytestmark = pytest.mark.django_db

RIGHT = {"best": "2", "ordered": "1"}
WRONG = {"best": "1", "ordered": "2"}


def sitting(id_, *, person=1, share=0):
    return Sitting(id_, person, 1, Fraction(share))


@pytest.fixture
def unit():
    return sat.unit()


def seen(trainer, unit, *, at=make.LATER):
    return set(sittings.taught_by(trainer, unit=unit, at=at))


@pytest.mark.parametrize(
    ("which", "ids"),
    [
        (Which.FIRST, [1, 2]),
        (Which.LAST, [4, 2]),
        (Which.HIGHEST, [3, 2]),
        (Which.ALL, [1, 3, 4, 2]),
    ],
)
def test_one_attempt_of_each_person_counts(which, ids):
    made = [
        sitting(1, share="1/3"),
        sitting(2, person=2),
        sitting(3, share=1),
        sitting(4, share=1),
    ]

    assert [one.id for one in sittings.counted(made, which)] == ids


def test_attempts_are_read_as_they_were_handed_in(unit):
    later = sat.attempt(unit, WRONG, at=make.LATER)
    first = sat.attempt(unit, RIGHT)

    read = sittings.read(Attempt.objects.all())

    assert [one.id for one in read] == [first.pk, later.pk]
    assert [one.share for one in read] == [1, 0]


def test_an_attempt_at_nothing_has_no_share(unit):
    sat.attempt(unit, {})

    assert [one.share for one in sittings.read(Attempt.objects.all())] == [0]


def test_what_is_not_finished_or_not_marked_is_not_seen(unit):
    sat.attempt(unit, RIGHT, marked_at=None)
    trainer = make.teaching(course=unit.course).person
    counted = sat.attempt(unit, RIGHT)

    assert seen(trainer, unit) == {counted}


def test_who_teaches_a_cohort_sees_its_members_of_today(unit):
    stays, left, _other = (sat.attempt(unit, RIGHT) for _ in range(3))
    cohort = make.cohort(stays.person, left.person)
    cohort.memberships.filter(person=left.person).update(until=make.NOON)
    trainer = make.teaching(course=unit.course, cohort=cohort).person

    assert seen(trainer, unit) == {stays}


def test_who_teaches_another_course_sees_nothing(unit):
    sat.attempt(unit, RIGHT)

    assert seen(make.teaching().person, unit) == set()


def test_who_taught_before_sees_nothing(unit):
    sat.attempt(unit, RIGHT)
    trainer = make.teaching(course=unit.course, until=make.NOON).person

    assert seen(trainer, unit, at=make.NOON + timedelta(days=1)) == set()


def test_an_administrator_sees_all(unit):
    made = sat.attempt(unit, RIGHT)

    assert seen(make.person(Role.Code.ADMINISTRATOR), unit) == {made}
