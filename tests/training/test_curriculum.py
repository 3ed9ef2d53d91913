import pytest

from tests import make
from tests.make import LONG_AGO, NOON
from training import assignments, curriculum
from training.access import reach_of
from training.assignments import Order
from training.models import Path, PathStep

pytestmark = pytest.mark.django_db


@pytest.fixture
def path():
    """A whole course of two modules, then one module of another course."""
    made = Path.objects.create(slug="new", title="新人", made_at=LONG_AGO)
    course, last = make.course(), make.module()
    for _ in range(2):
        make.module(course=course)
    make.module(course=course, archived_at=LONG_AGO)
    PathStep.objects.create(path=made, position=2, course=last.course, module=last)
    PathStep.objects.create(path=made, position=1, course=course)
    return made


def test_a_path_asks_for_its_steps_modules_in_order(path):
    first, second = (step.course for step in path.steps.order_by("position"))

    modules = curriculum.modules(path)

    assert [module.course for module in modules] == [first, first, second]
    assert curriculum.courses(path) == [first, second]


def test_a_path_opens_all_its_modules_at_once(path):
    trainee = make.person()

    made = assignments.assign(Order(path, trainee, due=30), by=None, at=NOON)

    assert (made.path, made.course) == (path, None)
    assert made.periods.count() == 3
    assert trainee.enrolments.count() == 2


def test_withdrawing_a_path_ends_all_its_enrolments(path):
    trainee = make.person()
    made = assignments.assign(Order(path, trainee), by=None, at=NOON)

    assignments.withdraw(made, why="Mistake", by=None, at=NOON)

    assert not trainee.enrolments.filter(until=None).exists()


def test_a_path_is_given_and_seen_by_who_teaches_all_of_it(path):
    trainer, half = make.person("trainer"), make.person("trainer")
    courses = curriculum.courses(path)
    for course in courses:
        make.teaching(person=trainer, course=course)
    make.teaching(person=half, course=courses[0])
    made = assignments.assign(Order(path, make.person()), by=None, at=NOON)
    reaches = [reach_of(person, at=NOON) for person in (trainer, half)]

    assert [reach.may_give(Order(path, make.cohort())) for reach in reaches] == [
        True,
        False,
    ]
    assert [list(reach.paths()) for reach in reaches] == [[path], []]
    assert [list(reach.assignments()) for reach in reaches] == [[made], []]


def test_a_path_of_a_cohorts_courses_is_given_to_that_cohort(path):
    trainer, cohort = make.person("trainer"), make.cohort(make.person())
    for course in curriculum.courses(path):
        make.teaching(person=trainer, course=course, cohort=cohort)
    order = Order(path, cohort, is_ongoing=True)
    made = assignments.assign(order, by=trainer, at=NOON)
    reach = reach_of(trainer, at=NOON)

    assert reach.may_give(order)
    assert not reach.may_give(Order(path, make.cohort(make.person())))
    assert list(reach.assignments()) == [made]
