import pytest

from courses import contents
from courses.outline import State
from tests import make
from tests.make import LATER, NOON

pytestmark = pytest.mark.django_db


@pytest.fixture
def enrolment():
    return make.enrolment()


def states(enrolment):
    table = contents.of(enrolment.course, enrolment)
    return [entry.state for entry in table.entries]


def test_units_stand_in_order_by_chapter(enrolment):
    second = make.module(course=enrolment.course, position=2)
    first = make.module(course=enrolment.course, position=1)
    late, early = make.unit(module=second), make.unit(module=first)

    table = contents.of(enrolment.course, enrolment)

    assert [entry.unit for entry in table.entries] == [early, late]
    assert [chapter.module for chapter in table.chapters] == [first, second]
    assert table.neighbours(table.entries[0]) == (None, table.entries[1])


def test_archived_units_are_not_in_the_contents(enrolment):
    make.unit(course=enrolment.course, archived_at=NOON)

    assert states(enrolment) == []


def test_completion_of_an_old_edition_does_not_count(enrolment):
    unit = make.unit(course=enrolment.course)
    registration = make.registration(
        module=unit.module, person=enrolment.person, units={str(unit.pk): 2}
    )
    make.completion(unit=unit, registration=registration)

    assert states(enrolment) == [State.NOW]


def test_renewal_starts_anew(enrolment):
    unit = make.unit(course=enrolment.course)
    mine = {"module": unit.module, "person": enrolment.person}
    past = make.registration(completed_at=NOON, **mine)
    make.completion(unit=unit, registration=past)
    make.registration(number=2, opened_at=LATER, **mine)

    assert states(enrolment) == [State.NOW]


def test_delta_leaves_done_what_it_does_not_ask_for(enrolment):
    module = make.module(course=enrolment.course)
    changed, kept = make.unit(module=module), make.unit(module=module)
    mine = {"module": module, "person": enrolment.person}
    past = make.registration(completed_at=NOON, **mine)
    for unit in (changed, kept):
        make.completion(unit=unit, registration=past)
    make.registration(number=2, is_delta=True, units={str(changed.pk): 2}, **mine)

    assert states(enrolment) == [State.NOW, State.DONE]


def test_preview_knows_no_progress(enrolment):
    make.unit(course=enrolment.course)

    table = contents.of(enrolment.course, None)

    assert table.now is None
    assert [entry.state for entry in table.entries] == [State.TODO]


def test_what_others_have_done_does_not_count(enrolment):
    unit = make.unit(course=enrolment.course)
    make.completion(unit=unit)

    assert states(enrolment) == [State.NOW]
