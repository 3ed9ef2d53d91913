"""Going back to an earlier release."""

import pytest

from courses import progress, registrations, search
from courses.models import Course, Module, Release, Unit, Version
from publishing import rollback
from publishing.publish import is_superseded
from tests import make
from tests.publishing import small

pytestmark = pytest.mark.django_db


def back_to(release):
    return rollback.roll_back(release, by=None, at=make.NEXT_DAY, kinds=small.kinds())


def test_rollback_is_a_new_release_of_the_old_versions():
    first = small.released(small.usual())
    small.released(small.usual(one_md=small.lesson("New words.")))

    third = back_to(first)

    assert (third.number, third.rolls_back_to) == (3, first)
    assert third.origin == Release.Origin.ROLLBACK
    assert third.outline == first.outline
    assert Unit.objects.filter(slug="one", version__number=1).exists()


def test_rollback_brings_back_names_titles_and_vanished_units():
    first = small.released(small.usual())
    listed = small.contents("## Prelude {#prelude was=first}", "1. [Uno](uno.md)")
    renamed = small.folder(
        course_md=listed.replace("A course", "Another"),
        uno_md=small.lesson(title="Uno", was="one"),
    )
    small.released(renamed)

    back_to(first)

    rows = Unit.objects.current().in_order()
    assert Course.objects.get().title == "A course"
    assert Module.objects.get().slug == "first"
    assert list(rows.values_list("slug", "title", "number")) == [
        ("one", "One", "1.1"),
        ("two", "Two", "1.2"),
    ]


def test_unit_that_holds_a_wanted_name_gives_it_up():
    first = small.released(small.usual())
    listed = small.contents("## First {#first}", "1. [Uno](uno.md)", "2. [One](one.md)")
    small.released(
        small.folder(
            course_md=listed,
            uno_md=small.lesson(was="one"),
            one_md=small.lesson("Other."),
        )
    )
    other = Unit.objects.get(slug="one")

    back_to(first)

    other.refresh_from_db()
    assert other.slug == f"one-{other.pk}"
    assert Unit.objects.get(slug="one").versions.count() == 2


def test_search_finds_the_old_words_again():
    person = make.person()
    text = small.lesson("Giraffes. ![A box](box.svg)")
    drawing = small.DRAWING
    first = small.released(small.usual(one_md=text, box_svg=drawing))
    small.released(small.usual(one_md=small.lesson("Zebras.")))
    make.enrolment(person=person, course=first.course)

    back_to(first)

    found = {
        word: len(search.find(word, person=person, at=make.NEXT_DAY))
        for word in ("giraffes", "zebras")
    }
    assert found == {"giraffes": 1, "zebras": 0}


def test_rollback_to_what_is_read_now_is_refused():
    first = small.released(small.usual())

    with pytest.raises(rollback.AlreadyCurrent):
        back_to(first)


def test_rollback_is_not_undone_by_an_unchanged_folder():
    first = small.released(small.usual())
    newer = small.usual(one_md=small.lesson("New words."))
    small.released(newer)

    back_to(first)

    assert is_superseded(newer.digest, slug="small")


def test_pass_that_was_open_for_a_new_unit_is_completed_without_it():
    first = small.released(small.usual())
    listed = small.contents(
        "## First {#first}",
        "1. [One](one.md)",
        "2. [Two](two.md)",
        "3. [More](more.md)",
    )
    small.released(small.usual(course_md=listed, more_md=small.lesson()))
    mine = registrations.open_for(
        Module.objects.get(), person=make.person(), at=make.NOON
    )
    for slug in ("one", "two"):
        version = Version.objects.get(unit__slug=slug)
        progress.complete(version, registration=mine, at=make.NOON)

    back_to(first)

    mine.refresh_from_db()
    assert mine.completed_at == make.NEXT_DAY
