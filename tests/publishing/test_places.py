"""Units and modules that get other names, other places, or vanish."""

import pytest

from courses.models import Module, Unit
from publishing import changes
from tests import make
from tests.publishing import small

pytestmark = pytest.mark.django_db

THREE = small.contents(
    "## First {#first}",
    "",
    "1. [One](one.md)",
    "2. [Two](two.md)",
    "3. [Three](three.md) {.optional}",
)


def unit(slug):
    return Unit.objects.get(slug=slug)


def current():
    rows = Unit.objects.current().in_order()
    return list(rows.values_list("module__slug", "number", "slug"))


def test_renamed_unit_keeps_its_row_and_its_records():
    small.released(small.usual())
    one = unit("one")
    make.completion(unit=one)
    listed = small.contents("## First {#first}", "1. [Uno](uno.md)", "2. [Two](two.md)")
    renamed = small.folder(
        course_md=listed,
        uno_md=small.lesson(was="one"),
        two_md=small.lesson(title="Two"),
    )

    found = changes.of(small.manuscript(renamed))
    small.released(renamed)

    assert unit("uno").pk == one.pk
    assert unit("uno").completions.count() == 1
    assert [(change.slug, change.was) for change in found.units] == [("uno", "one")]


def test_old_name_may_belong_to_a_new_unit():
    small.released(small.usual())
    earlier = unit("one").pk
    listed = small.contents(
        "## First {#first}", "1. [Uno](uno.md)", "2. [One](one.md)", "3. [Two](two.md)"
    )

    small.released(
        small.usual(
            course_md=listed,
            uno_md=small.lesson(was="one"),
            one_md=small.lesson("Other"),
        )
    )

    assert unit("uno").pk == earlier
    assert unit("one").pk != earlier


def test_renamed_module_keeps_its_row():
    small.released(small.usual())
    module = Module.objects.get()
    listed = small.contents(
        "## Prelude {#prelude was=first}", "1. [One](one.md)", "2. [Two](two.md)"
    )

    small.released(small.usual(course_md=listed))

    module.refresh_from_db()
    assert (module.slug, module.title) == ("prelude", "Prelude")
    assert Module.objects.count() == 1


def test_vanished_unit_is_archived_and_comes_back():
    small.released(small.usual(course_md=THREE, three_md=small.lesson()))
    three = unit("three")

    small.released(small.usual(), at=make.LATER)
    three.refresh_from_db()
    assert three.archived_at == make.LATER

    small.released(small.usual(course_md=THREE, three_md=small.lesson()))
    three.refresh_from_db()
    assert three.archived_at is None


def test_vanished_module_is_archived():
    both = small.contents(
        "## First {#first}",
        "1. [One](one.md)",
        "## Second {#second}",
        "1. [Two](two.md)",
    )
    small.released(small.usual(course_md=both))

    small.released(small.usual(), at=make.LATER)

    assert Module.objects.get(slug="second").archived_at == make.LATER
    assert current() == [("first", "1.1", "one"), ("first", "1.2", "two")]


def test_two_units_may_change_their_places():
    small.released(small.usual())
    other = small.contents("## First {#first}", "1. [Two](two.md)", "2. [One](one.md)")

    small.released(small.usual(course_md=other))

    assert current() == [("first", "1.1", "two"), ("first", "1.2", "one")]
