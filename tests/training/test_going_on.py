import pytest

from courses import contents
from lessons.models import Reading
from tests import make
from tests.make import NOON
from training import going_on

pytestmark = pytest.mark.django_db


@pytest.fixture
def registration():
    module = make.module(course=make.course(sequence="in-order"))
    for position in (1, 2):
        make.unit(module=module, title=f"第{position}讲", position=position)
    person = make.enrolment(course=module.course).person
    return make.registration(person=person, module=module)


def place(registration, module=None):
    course = registration.module.course
    books = contents.of_courses([course], person_id=registration.person_id)
    return going_on.of(module or registration.module, book=books[course.pk])


def test_the_place_last_read_is_named_and_landed_on(registration):
    unit = registration.module.units.get(position=1)
    Reading.objects.create(
        registration=registration,
        unit=unit,
        version=unit.version,
        rendering=unit.version.renderings.first(),
        place="p7",
        section="她听出了什么",
        opened_at=NOON,
        seen_at=NOON,
    )

    here = place(registration)

    assert here.address == f"{unit.get_absolute_url()}#p7"
    assert going_on.sentence(here).startswith("上次读到《第1讲》的“她听出了什么”。")


def test_after_a_unit_the_next_one_is_named(registration):
    make.completion(
        registration=registration, unit=registration.module.units.get(position=1)
    )

    here = place(registration)

    assert (here.done, here.total, here.left) == (1, 2, 1)
    assert going_on.sentence(here).startswith("接下来是《第2讲》。")


def test_a_locked_module_goes_on_where_the_course_does(registration):
    later = make.module(course=registration.module.course, position=9_999_999)
    make.unit(module=later)

    assert place(registration, later).entry.unit.title == "第1讲"


def test_there_is_no_place_where_all_is_done(registration):
    for unit in registration.module.units.all():
        make.completion(registration=registration, unit=unit)

    assert place(registration) is None
