"""The name of a handout changes with whatever is in it, and with nothing else."""

import pytest

from courses.models import Rendering
from handouts import digest
from handouts.choice import Edition
from tests import make
from tests.handouts.written import printed

pytestmark = pytest.mark.django_db


@pytest.fixture
def course():
    made = make.course()
    make.unit(course=made, slug="one")
    return made


def test_same_matter_has_the_same_name(course):
    assert digest.of(printed(course)) == digest.of(printed(course))


def test_another_edition_or_part_has_another_name(course):
    names = {
        digest.of(printed(course)),
        digest.of(printed(course, edition=Edition.TRAINER)),
        digest.of(printed(course, "one")),
    }

    assert len(names) == 3


def test_new_release_has_another_name(course):
    before = digest.of(printed(course))

    course.release = make.release(course=course)

    assert digest.of(printed(course)) != before


def test_mended_rendering_has_another_name(course):
    before = digest.of(printed(course))
    trainers = digest.of(printed(course, edition=Edition.TRAINER))
    version = course.units.get().version

    Rendering.objects.create(
        version=version, audience="trainee", renderer=2, html="<p>mended</p>"
    )

    assert digest.of(printed(course)) != before
    assert digest.of(printed(course, edition=Edition.TRAINER)) == trainers


def test_name_depends_on_the_organisation_and_the_address(course, settings):
    names = {digest.of(printed(course))}

    settings.ORGANISATION = "另一家"
    names.add(digest.of(printed(course)))
    settings.SITE_ADDRESS = "https://training.example.org"
    names.add(digest.of(printed(course)))

    assert len(names) == 3


def test_changed_style_is_another_press(tmp_path):
    sheet = tmp_path / "static" / "css" / "print.css"
    sheet.parent.mkdir(parents=True)
    sheet.write_text("p { color: black }")
    before = digest.press(tmp_path)

    sheet.write_text("p { color: red }")
    digest.press.cache_clear()

    assert digest.press(tmp_path) != before


@pytest.mark.parametrize("more", [0, 3])
def test_name_needs_one_query_however_long(course, more, django_assert_num_queries):
    for _ in range(more):
        make.unit(course=course)
    found = printed(course)

    with django_assert_num_queries(1):
        digest.of(found)
