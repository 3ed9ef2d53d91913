import pytest

from activities import responses, teaching
from activities.responses import Writing
from people.models import Role
from tests import make
from tests.activities import small

pytestmark = pytest.mark.django_db


@pytest.fixture
def unit():
    return small.unit("insight")


def shared(unit, *, at=make.NOON):
    person = make.person()
    writing = Writing(small.body(insight="a"))
    responses.share(unit.version, person=person, writing=writing, at=at)
    return person


def seen(trainer, unit, *, at=make.LATER):
    found = teaching.shared_with(trainer, unit=unit, at=at)
    return [response.person for response in found]


def test_who_teaches_the_whole_course_sees_all_the_newest_first(unit):
    first, second = shared(unit), shared(unit, at=make.LATER)
    trainer = make.teaching(course=unit.course).person

    assert seen(trainer, unit) == [second, first]


def test_who_teaches_a_cohort_sees_its_members_only(unit):
    member, _other = shared(unit), shared(unit)
    cohort = make.cohort(member)
    trainer = make.teaching(course=unit.course, cohort=cohort).person

    assert seen(trainer, unit) == [member]


def test_who_has_left_the_cohort_is_not_seen(unit):
    member = shared(unit)
    cohort = make.cohort(member)
    cohort.memberships.update(until=make.NOON)
    trainer = make.teaching(course=unit.course, cohort=cohort).person

    assert seen(trainer, unit) == []


def test_teaching_another_course_shows_nothing(unit):
    shared(unit)
    trainer = make.teaching().person

    assert seen(trainer, unit) == []


def test_an_administrator_sees_all(unit):
    person = shared(unit)
    administrator = make.person(Role.Code.ADMINISTRATOR)

    assert seen(administrator, unit) == [person]


def test_a_draft_and_what_was_taken_back_are_not_seen(unit):
    trainer = make.teaching(course=unit.course).person
    writing = Writing(small.body(insight="a"))
    person = make.person()
    responses.save(unit.version, person=person, writing=writing, at=make.NOON)
    regretful = shared(unit)

    responses.take_back(unit, person=regretful, at=make.LATER)

    assert seen(trainer, unit) == []


def test_a_work_shows_the_copy_and_not_the_draft(unit):
    person = shared(unit)
    writing = Writing(small.body(insight="a, and"))
    response = responses.save(
        unit.version, person=person, writing=writing, at=make.LATER
    )

    work = teaching.work(response)

    task = small.reflection("insight")
    assert work.items == task.shown(small.body(insight="a"))
