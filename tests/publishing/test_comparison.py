"""What changed between two releases."""

import pytest

from publishing import comparison
from publishing.changes import What
from tests.publishing import small

pytestmark = pytest.mark.django_db


def test_first_release_is_all_new():
    release = small.released(small.usual())

    found = comparison.between(None, release)

    assert [(one.slug, one.is_new) for one in found.units] == [
        ("one", True),
        ("two", True),
    ]


def test_changed_and_vanished_units_are_told():
    first = small.released(small.usual())
    listed = small.contents("## First {#first}", "1. [Uno](uno.md)")
    second = small.released(
        small.folder(
            course_md=listed, uno_md=small.lesson("Words.", was="one", edition=2)
        )
    )

    found = comparison.between(first, second)

    assert [(one.slug, one.was, one.what) for one in found.units] == [
        ("uno", "one", (What.CHANGED, What.RAISED, What.RENAMED)),
        ("two", "", (What.ARCHIVED,)),
    ]
    assert found.contents != ()


def test_release_does_not_differ_from_itself():
    release = small.released(small.usual())

    assert comparison.between(release, release).is_empty
