"""Publishing: what it writes, and what it leaves alone."""

import pytest
from django.core.files.storage import default_storage
from django.db import IntegrityError

from courses import progress, registrations, search
from courses.models import Course, Module, Passage, Release, Rendering, Unit, Version
from ledger.models import Event
from publishing import changes
from publishing.publish import is_published, is_superseded, publish
from publishing.releasing import Imprint
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


def test_first_publication_makes_the_course_with_its_modules_and_units():
    small.released(small.usual())

    course = Course.objects.get()
    assert (course.slug, course.title, course.language) == ("small", "A course", "en")
    assert "Words before." in course.introduction
    assert current() == [("first", "1.1", "one"), ("first", "1.2", "two")]


def test_each_audience_gets_a_rendering_of_each_version():
    small.released(small.usual())

    renderings = Rendering.objects.filter(version__unit__slug="one")
    assert sorted(renderings.values_list("audience", flat=True)) == [
        "trainee",
        "trainer",
    ]


def test_release_lists_what_was_published_in_order():
    trainer = make.person()

    release = small.released(
        small.usual(course_md=THREE, three_md=small.lesson()), by=trainer, commit="abc"
    )

    module = Module.objects.get()
    assert (release.number, release.released_by, release.commit) == (1, trainer, "abc")
    assert release.outline == {
        "introduction": Course.objects.get().introduction,
        "modules": [
            {
                "id": module.pk,
                "slug": "first",
                "title": "First",
                "units": [
                    {
                        "slug": slug,
                        "kind": "lesson",
                        "title": title,
                        "minutes": 5,
                        "is_optional": slug == "three",
                        "version": unit(slug).version_id,
                    }
                    for slug, title in (
                        ("one", "One"),
                        ("two", "Two"),
                        ("three", "One"),
                    )
                ],
            }
        ],
    }


def test_release_is_recorded_in_the_ledger():
    trainer = make.person()

    release = small.released(small.usual(), by=trainer)

    event = Event.objects.get(verb="released")
    assert event.thing == f"courses.course:{release.course_id}"
    assert event.actor == f"people.person:{trainer.pk}"
    assert event.new["release"] == release.pk


def test_kind_stores_its_own_rows_for_new_and_changed_units_only():
    kinds = small.kinds()
    first = small.manuscript(small.usual())
    publish(first, imprint=Imprint(), at=make.NOON, kinds=kinds)
    again = small.manuscript(small.usual(two_md=small.lesson("Better", title="Two")))

    publish(again, imprint=Imprint(), at=make.LATER, kinds=kinds)

    one, two = unit("one").pk, unit("two").pk
    assert kinds[".md"].stored == [one, two, two]


def test_same_files_make_no_further_release():
    first = small.released(small.usual())

    second = small.released(small.usual(), at=make.LATER)

    assert second == first
    assert Release.objects.count() == 1
    assert Event.objects.filter(verb="released").count() == 1
    assert is_published(small.usual().digest, slug="small")


def test_changed_text_makes_a_version_and_keeps_the_earlier_one():
    small.released(small.usual())

    small.released(small.usual(one_md=small.lesson("New words.")), at=make.LATER)

    versions = list(unit("one").versions.order_by("number"))
    assert [one.number for one in versions] == [1, 2]
    assert unit("one").version == versions[1]
    assert "Some text." in versions[0].source
    assert unit("two").versions.count() == 1


def test_earlier_text_published_again_is_the_earlier_version():
    first = small.released(small.usual())
    small.released(small.usual(one_md=small.lesson("New words.")))

    third = small.released(small.usual())

    assert third.number == 3
    assert third.outline == first.outline
    assert Version.objects.filter(unit=unit("one")).count() == 2


def test_line_ends_of_another_system_are_no_change():
    small.released(small.usual())

    small.released(small.usual(one_md=small.lesson().replace("\n", "\r\n")))

    assert unit("one").versions.count() == 1


def test_search_finds_the_new_words_and_no_longer_the_old():
    person = make.person()
    small.released(small.usual(one_md=small.lesson("About giraffes.")))
    make.enrolment(person=person, course=Course.objects.get())

    small.released(small.usual(one_md=small.lesson("About zebras.")))

    found = {
        word: len(search.find(word, person=person, at=make.LATER))
        for word in ("giraffes", "zebras")
    }
    assert found == {"giraffes": 0, "zebras": 1}
    assert Passage.objects.filter(unit=unit("one")).count() == 1


def test_pictures_are_stored_once_under_their_hash():
    text = small.lesson("![A box](box.svg)")
    files = {"box_svg": small.DRAWING, "one_md": text}

    small.released(small.usual(**files, two_md=text))

    digest = unit("one").version.pictures["box.svg"]
    assert unit("two").version.pictures == {"box.svg": digest}
    assert default_storage.listdir("pictures")[1] == [f"{digest}.svg"]


def test_changed_picture_makes_a_new_version():
    text = small.lesson("![A box](box.svg)")
    small.released(small.usual(one_md=text, box_svg=small.DRAWING))

    small.released(
        small.usual(one_md=text, box_svg=small.DRAWING.replace("9 9", "8 8"))
    )

    assert unit("one").versions.count() == 2


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


def test_failure_on_the_way_leaves_everything_as_it_was():
    small.released(small.usual())
    kinds = small.kinds()

    def fail(version):
        raise IntegrityError

    kinds[".md"].store = fail
    manuscript = small.manuscript(small.usual(one_md=small.lesson("New words.")))

    with pytest.raises(IntegrityError):
        publish(manuscript, imprint=Imprint(), at=make.LATER, kinds=kinds)

    assert Release.objects.count() == 1
    assert Version.objects.count() == 2
    assert unit("one").version.number == 1


def test_mended_renderer_adds_html_and_makes_no_release():
    manuscript = small.manuscript(small.usual())
    course = make.course(slug="small", release=None)
    module = make.module(course=course, slug="first")
    for sheet in manuscript.sheets:
        one = make.unit(module=module, slug=sheet.slug)
        old = Version.objects.create(
            unit=one, number=9, digest=sheet.digest, published_at=make.LONG_AGO
        )
        Rendering.objects.create(version=old, audience="trainee", renderer=0, html="")
        Unit.objects.filter(pk=one.pk).update(version=old)
    course.release = make.release(course=course, digest=manuscript.digest)
    course.save()
    assert not is_published(manuscript.digest, slug="small")

    release = small.released(small.usual())

    assert release == course.release
    assert is_published(manuscript.digest, slug="small")


def test_upload_is_not_undone_by_an_unchanged_folder():
    small.released(small.usual())
    uploaded = small.usual(one_md=small.lesson("Uploaded."))

    small.released(uploaded, origin=Release.Origin.UPLOAD)

    assert is_superseded(small.usual().digest, slug="small")
    assert not is_superseded(uploaded.digest, slug="small")


def test_text_changes_under_a_trainee_who_has_read_half_of_it():
    small.released(small.usual())
    module, person = Module.objects.get(), make.person()
    mine = registrations.open_for(module, person=person, at=make.NOON)
    read = unit("one").version
    progress.complete(read, registration=mine, at=make.NOON)

    small.released(small.usual(one_md=small.lesson("New words.")), at=make.LATER)
    progress.complete(unit("two").version, registration=mine, at=make.NEXT_DAY)

    mine.refresh_from_db()
    assert mine.completed_at == make.NEXT_DAY
    assert mine.completions.get(unit__slug="one").version == read


def test_raised_edition_asks_for_the_unit_again_in_a_running_pass():
    small.released(small.usual())
    mine = registrations.open_for(
        Module.objects.get(), person=make.person(), at=make.NOON
    )
    progress.complete(unit("one").version, registration=mine, at=make.NOON)

    small.released(small.usual(one_md=small.lesson("New words.", edition=2)))

    mine.refresh_from_db()
    assert progress.missing(mine) == {unit("one").pk, unit("two").pk}


def test_raised_edition_leaves_who_was_done_as_she_was():
    small.released(small.usual())
    mine = registrations.open_for(
        Module.objects.get(), person=make.person(), at=make.NOON
    )
    for slug in ("one", "two"):
        progress.complete(unit(slug).version, registration=mine, at=make.NOON)
    raised = small.usual(one_md=small.lesson("New words.", edition=2))

    found = changes.of(small.manuscript(raised))
    small.released(raised, at=make.LATER)

    mine.refresh_from_db()
    assert mine.completed_at == make.NOON
    assert found.touched == changes.Touched(learning=0, again=0, done=1)


def test_running_pass_that_follows_is_recorded():
    small.released(small.usual())
    mine = registrations.open_for(
        Module.objects.get(), person=make.person(), at=make.NOON
    )

    small.released(small.usual(one_md=small.lesson("New words.", edition=2)))

    event = Event.objects.get(verb="followed")
    one, two = str(unit("one").pk), str(unit("two").pk)
    assert event.thing == f"courses.registration:{mine.pk}"
    assert event.old == {"units": {one: 1, two: 1}}
    assert event.new == {"units": {one: 2, two: 1}}


def test_delta_asks_for_what_it_was_opened_for():
    small.released(small.usual())
    one = str(unit("one").pk)
    delta = registrations.open_new(
        Module.objects.get(), person=make.person(), at=make.NOON, units={one: 1}
    )

    small.released(small.usual(one_md=small.lesson("New words.", edition=2)))

    delta.refresh_from_db()
    assert delta.units == {one: 1}
