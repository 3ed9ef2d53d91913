from datetime import date

import pytest
from django.core.management import CommandError, call_command

from courses import progress, registrations
from courses.models import Course, Module, Registration, Release, Unit
from jobs.models import Job
from publishing import retraining
from tests import make
from tests.make import LATER, NEXT_DAY, NOON
from tests.publishing import small
from training import days, facts, going_on, mine
from training.delta import opening, raised, work
from training.delta.opening import Order
from training.models import Assignment, Certificate, Notice, Period

pytestmark = pytest.mark.django_db

RAISED = {"one_md": small.lesson("New words.", edition=2)}


def unit(slug):
    return Unit.objects.get(slug=slug)


def learn(person, *slugs, module=None):
    registration = registrations.open_for(
        module or Module.objects.get(), person=person, at=NOON
    )
    for slug in slugs:
        progress.complete(unit(slug).version, registration=registration, at=NOON)
    registration.refresh_from_db()
    return registration


@pytest.fixture
def done():
    """Return the pass of who has learnt both units before the first was revised."""
    small.released(small.usual())
    return learn(make.person(), "one", "two")


@pytest.fixture
def release(done):
    small.released(small.usual(**RAISED), at=LATER)
    return Release.objects.latest("number")


def open_all(release, at=LATER, due_days=30):
    return opening.open_all(Order(release, due_days, why="Revised"), at=at)


def test_who_was_done_learns_only_what_has_changed(release, done):
    assert open_all(release) == 1

    period = Period.objects.get()
    assert (period.person, period.registration.is_delta) == (done.person, True)
    assert period.registration.units == {str(unit("one").pk): 2}
    assert period.due_at == days.end_of(date(2026, 12, 20))
    progress.complete(
        unit("one").version, registration=period.registration, at=NEXT_DAY
    )
    period.refresh_from_db()
    assert period.satisfied_at == NEXT_DAY


def test_the_assignment_says_what_and_whom(release, done):
    open_all(release)

    made = Assignment.objects.get()
    assert made.rule == {
        "shape": 1,
        "all": [{"field": "completed", "module": done.module_id}],
    }
    assert (made.delta_release, made.delta_units) == (
        release,
        {str(unit("one").pk): 2},
    )
    assert (made.due_days, made.why) == (30, "Revised")


def test_the_home_page_leads_to_what_has_changed_alone(release, done):
    open_all(release)

    plan, place = going_on.ahead(mine.of(done.person, at=LATER), at=LATER)

    assert plan.next is not None
    assert place is not None
    assert (place.entry.unit.slug, place.done, place.total) == ("one", 0, 1)


def test_old_rows_stay_as_they_were(release, done):
    before = list(Registration.objects.filter(pk=done.pk).values())
    completions = list(done.completions.values())

    open_all(release)

    assert list(Registration.objects.filter(pk=done.pk).values()) == before
    assert list(done.completions.values()) == completions


def test_asked_again_for_the_same_release_nothing_is_doubled(release):
    assert [open_all(release), open_all(release, at=NEXT_DAY)] == [1, 0]
    assert (Assignment.objects.count(), Registration.objects.count()) == (1, 2)


def test_it_goes_on_where_it_was_killed(release, done):
    other = make.registration(person=make.person(), module=done.module)
    make.completion(registration=other, unit=unit("one"))
    open_all(release)
    Registration.objects.filter(pk=other.pk).update(completed_at=NOON)

    assert open_all(release, at=NEXT_DAY) == 1
    assert Assignment.objects.count() == 1
    assert len({one.due_at for one in Period.objects.all()}) == 1


def test_who_is_gone_or_learns_it_anyway_is_not_asked(release, done):
    person = done.person
    registrations.open_new(done.module, person=person, at=LATER)
    gone = make.registration(
        person=make.person(is_active=False), module=done.module, completed_at=NOON
    )
    make.completion(registration=gone, unit=unit("one"))

    assert open_all(release) == 0
    assert not Assignment.objects.exists()


def test_who_has_learnt_the_new_edition_is_not_asked(release):
    learn(make.person(), "one", "two")

    module = Module.objects.get()
    assert raised.people(module, raised.units(release)[module]).count() == 1


def test_a_release_that_raises_nothing_asks_nobody(done):
    small.released(small.usual(one_md=small.lesson("New words.")), at=LATER)

    assert raised.units(Release.objects.latest("number")) == {}
    assert raised.units(Release.objects.earliest("number")) == {}


def test_a_delta_that_is_still_open_asks_for_more(release, done):
    open_all(release)
    small.released(
        small.usual(**RAISED | {"two_md": small.lesson("New.", edition=2)}),
        at=NEXT_DAY,
    )
    second = Release.objects.latest("number")

    assert open_all(second, at=NEXT_DAY) == 1

    first, last = Period.objects.order_by("pk")
    assert first.registration == last.registration
    assert last.registration.units == {
        str(unit("one").pk): 2,
        str(unit("two").pk): 2,
    }


def test_a_delta_earns_no_certificate(release, done):
    Course.objects.update(certificate="module")
    open_all(release)
    period = Period.objects.get()

    progress.complete(
        unit("one").version, registration=period.registration, at=NEXT_DAY
    )

    assert not Certificate.objects.filter(registration=period.registration).exists()


def test_people_are_told(release, done):
    open_all(release)

    assert Notice.objects.get().code == "retraining"


def test_who_was_spared_is_not_asked_again(release, done):
    open_all(release)
    facts.waive(Period.objects.get(), why="Wrote it", by=make.person(), at=LATER)

    assert open_all(release, at=NEXT_DAY) == 0


def test_the_background_does_it_once_for_a_release(release, done):
    trainer = make.person("trainer")

    retraining.ask_for(release, None, by=trainer, at=LATER)
    retraining.ask_for(release, 14, by=trainer, at=LATER)

    job = Job.objects.get(kind=work.KIND)
    assert job.state == Job.State.DONE
    made = Assignment.objects.get()
    assert (made.made_by, made.due_days) == (trainer, 14)
    assert Period.objects.count() == 1


def test_the_command_opens_it_with_the_publication(tmp_path):
    place = small.write(small.usual(), tmp_path)
    call_command("publish", str(place))
    learn(make.person(), "one", "two", module=Module.objects.get())
    small.write(small.usual(**RAISED), tmp_path)

    call_command("publish", str(place), "--delta-due", "30d")

    assert Assignment.objects.get().due_days == 30
    assert Period.objects.count() == 1


@pytest.mark.parametrize("words", ["30", "0d", "soon"])
def test_the_command_wants_a_number_of_days(words):
    with pytest.raises(CommandError, match="30d"):
        call_command("publish", "--delta-due", words)
