import pytest

from courses import contents
from lessons.models import Reading
from quizzes import attempts, endings
from quizzes.models import Attempt
from tests import make
from tests.make import NOON
from tests.quizzes import quiz
from training import going_on
from training.mine import of as of_person

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
    found = module or registration.module
    return going_on.of(found, book=books[course.pk], at=NOON)


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


def used_up(module, registration, **fields):
    """Make a quiz whose only attempt was handed in without passing."""
    unit = quiz.unit(module=module, rules={"attempts": 1}, **fields)
    attempt = attempts.start(unit, registration=registration, at=NOON, seed=7)
    endings.submit(Attempt.objects.all(), key=attempt.pk, at=NOON)
    return unit


def test_a_quiz_without_attempts_left_is_passed_over():
    module = make.module()
    person = make.enrolment(course=module.course).person
    mine = make.registration(person=person, module=module)
    used_up(module, mine, position=1)
    lesson = make.unit(module=module, position=2)

    here = place(mine)

    assert (here.entry.unit, here.waits) == (lesson, "")


def test_where_nothing_else_is_left_the_sentence_says_why_it_waits():
    module = make.module()
    person = make.enrolment(course=module.course).person
    mine = make.registration(person=person, module=module)
    unit = used_up(module, mine)

    here = place(mine)

    assert here.entry.unit == unit
    assert going_on.sentence(here).endswith("作答次数已经用完。需要再做，请找讲师。")


def test_a_duty_that_waits_lets_another_one_come_first():
    module = make.module()
    person = make.enrolment(course=module.course).person
    mine = make.registration(person=person, module=module)
    used_up(module, mine)
    make.period(registration=mine, due_at=NOON)
    other = make.period(person=person)
    make.unit(module=other.module)
    make.enrolment(course=other.module.course, person=person)

    plan, here = going_on.ahead(of_person(person, at=NOON), at=NOON)

    assert plan.next
    assert here
    assert plan.next.module == other.module
    assert here.entry.unit.module == other.module
