"""Publishing: what it writes, and what it leaves alone."""

import pytest
from django.core.files.storage import default_storage
from django.db import IntegrityError

from courses import search
from courses.models import Course, Module, Passage, Release, Rendering, Unit, Version
from ledger.models import Event
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
