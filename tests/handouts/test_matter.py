"""What a handout holds."""

import pytest

from handouts.matter import NothingToPrint
from tests import make
from tests.handouts.written import printed

pytestmark = pytest.mark.django_db


@pytest.fixture
def course():
    made = make.course()
    for module in (make.module(course=made, slug="opening"), make.module(course=made)):
        make.unit(module=module)
    return made


def test_course_holds_all_its_units(course):
    found = printed(course)

    assert found.scope == "course"
    assert len(found.entries) == 2
    assert len(found.chapters) == 2


def test_module_holds_its_own_units(course):
    found = printed(course, "opening")

    assert found.scope == "module"
    assert [one.unit.module.slug for one in found.entries] == ["opening"]


def test_unit_stands_alone_and_keeps_its_place(course):
    module = course.modules.get(slug="opening")
    second = make.unit(module=module, slug="second")

    found = printed(course, "second")

    assert found.scope == "unit"
    assert [(one.unit, one.place) for one in found.entries] == [(second, 2)]


@pytest.mark.parametrize("part", ["gone", "handout"])
def test_part_that_is_not_there_is_nothing_to_print(course, part):
    with pytest.raises(NothingToPrint):
        printed(course, part)


def test_archived_unit_is_not_printed(course):
    make.unit(module=course.modules.get(slug="opening"), archived_at=make.NOON)

    assert len(printed(course).entries) == 2


def test_course_without_units_is_nothing_to_print():
    with pytest.raises(NothingToPrint):
        printed(make.course())


def test_course_without_a_release_is_nothing_to_print(course):
    course.release = None

    with pytest.raises(NothingToPrint):
        printed(course)


@pytest.mark.parametrize("more", [0, 3])
def test_matter_needs_one_query_however_long(course, more, django_assert_num_queries):
    for _ in range(more):
        make.unit(course=course)

    with django_assert_num_queries(1):
        printed(course)
