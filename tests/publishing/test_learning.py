"""What a publication means for people who are learning."""

import pytest

from courses import progress, registrations
from courses.models import Module, Unit
from ledger.models import Event
from publishing import changes
from tests import make
from tests.publishing import small

pytestmark = pytest.mark.django_db


def unit(slug):
    return Unit.objects.get(slug=slug)


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
