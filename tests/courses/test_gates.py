import pytest

from courses import contents, gates, search
from courses.gates import Concern, Gate, Lock, Missing
from courses.outline import State
from engine.markup.page import Passage
from tests import make

pytestmark = pytest.mark.django_db

LOCK = Lock("First complete:", (Missing("Ice", "/ice/", " (2 units left)"),))


@pytest.fixture
def module():
    return make.unit().module


@pytest.fixture
def gate(module):
    """Close the one module to everybody, and keep what the gate was asked for."""
    asked = []

    def locks(person_id, modules):
        asked.append((person_id, [one.pk for one in modules]))
        return {module.pk: (LOCK,)}

    def concerns(course):
        return Concern(course, template=f"(%(expressions)s = {module.course_id})")

    take_back = gates.add(Gate(concerns, locks))
    yield asked
    take_back()


def of(enrolment, **fields):
    return contents.of(enrolment.course, enrolment, **fields)


def test_a_gate_closes_a_module_and_says_why(module, gate):
    enrolment = make.enrolment(course=module.course)

    book = of(enrolment)

    assert [entry.state for entry in book.entries] == [State.LOCKED]
    assert book.locks_of(module.units.get()) == (LOCK,)
    assert (book.now, book.is_finished) == (None, False)
    assert gate == [(enrolment.person_id, [module.pk])]


def test_it_is_not_asked_about_courses_it_does_not_concern(gate):
    book = of(make.enrolment(course=make.unit().course))

    assert book.now is not None
    assert gate == []


def test_it_is_not_asked_about_what_is_begun(module, gate):
    enrolment = make.enrolment(course=module.course)
    make.registration(person=enrolment.person, module=module, started_at=make.LONG_AGO)

    assert of(enrolment).now is not None
    assert gate == []


def test_trainers_pass_every_gate(module, gate):
    enrolment = make.enrolment(course=module.course)

    assert of(enrolment, is_teaching=True).now is not None
    assert contents.of(module.course, None).entries[0].state is State.TODO
    assert gate == []


def test_the_map_of_a_course_that_is_closed_does_not_say_it_is_complete(
    client, module, gate
):
    enrolment = make.enrolment(course=module.course)
    client.force_login(enrolment.person)

    page = client.get(module.course.get_absolute_url()).text

    assert "还没开放：先完成别的内容" in page
    assert "你已经学完这门课程" not in page


def test_search_shows_nothing_of_what_is_closed_but_to_trainers(module, gate):
    search.replace(module.units.get(), [Passage("饭店", "heard", "她要取消订餐")])
    trainee = make.enrolment(course=module.course).person
    trainer = make.teaching(course=module.course).person

    found = [
        len(search.find("订餐", person=one, at=make.NOON)) for one in (trainee, trainer)
    ]

    assert found == [0, 1]


def test_what_is_missing_is_told_in_one_line():
    assert gates.told([LOCK]) == "First complete:Ice (2 units left)。"
    assert gates.told([]) == ""
