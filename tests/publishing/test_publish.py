"""Publishing: what it writes, and what it leaves alone."""

import pytest

from courses.models import Course, Module, Passage, Release, Rendering, Unit, Version
from ledger.models import Event
from publishing.publish import is_published, is_superseded
from tests import make
from tests.publishing import small

pytestmark = pytest.mark.django_db


def test_first_publication_makes_the_course_with_its_modules_and_units():
    small.released(small.usual())

    course = Course.objects.get()
    rows = Unit.objects.current().in_order()
    assert (course.slug, course.title, course.language) == ("small", "A course", "en")
    assert course.introduction.startswith("<p")
    assert list(rows.values_list("module__slug", "slug", "number", "kind")) == [
        ("first", "one", "1.1", "lesson"),
        ("first", "two", "1.2", "lesson"),
    ]


def test_each_audience_gets_a_rendering_of_each_version():
    small.released(small.usual())

    audiences = Rendering.objects.filter(version__unit__slug="one")
    assert sorted(audiences.values_list("audience", flat=True)) == [
        "trainee",
        "trainer",
    ]
