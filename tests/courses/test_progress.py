"""Recording what a trainee has done."""

import pytest

from courses import progress
from courses.models import Completion
from courses.signals import module_completed
from ledger.models import Event
from tests import make
from tests.make import LATER, NOON

pytestmark = pytest.mark.django_db


@pytest.fixture
def registration():
    module = make.module()
    make.unit(module=module, position=1)
    make.unit(module=module, position=2)
    make.unit(module=module, position=3, is_optional=True)
    return make.registration(module=module)


def units(registration):
    return list(registration.module.units.order_by("position"))


def complete(registration, unit, at=NOON):
    return progress.complete(unit.version, registration=registration, at=at)


def test_doing_a_unit_twice_keeps_the_first_time(registration):
    unit = units(registration)[0]
    complete(registration, unit)

    again = complete(registration, unit, at=LATER)

    assert again.completed_at == NOON
    assert Completion.objects.count() == 1


def test_unit_of_another_module_is_refused(registration):
    with pytest.raises(progress.UnitOfAnotherModule):
        complete(registration, make.unit())


def test_pass_is_complete_with_its_last_required_unit(registration):
    heard = []

    def hear(sender, **news):
        heard.append((news["registration"], news["at"]))

    module_completed.connect(hear)
    first, second, _optional = units(registration)
    complete(registration, first)
    complete(registration, second, at=LATER)
    module_completed.disconnect(hear)

    registration.refresh_from_db()
    assert registration.completed_at == LATER
    assert registration.release == registration.module.course.release
    assert heard == [(registration, LATER)]


def test_optional_unit_neither_completes_nor_delays(registration):
    first, second, optional = units(registration)
    complete(registration, optional)
    complete(registration, first)
    complete(registration, second)

    registration.refresh_from_db()
    assert registration.completed_at == NOON
    assert progress.done_units(registration) == {first.pk, second.pk, optional.pk}


def test_pass_that_requires_nothing_is_never_complete():
    module = make.module()
    make.unit(module=module, is_optional=True)
    appendix = make.registration(module=module)

    complete(appendix, units(appendix)[0])

    appendix.refresh_from_db()
    assert appendix.completed_at is None


def test_raised_edition_asks_again_and_keeps_what_was_done(registration):
    first, second, _optional = units(registration)
    complete(registration, first)
    registration.units[str(first.pk)] = 2
    registration.save(update_fields=["units"])

    complete(registration, second)
    missing_before = progress.missing(registration)
    newer = make.version(unit=first, edition=2)
    progress.complete(newer, registration=registration, at=LATER)

    assert missing_before == {first.pk}
    assert progress.missing(registration) == set()
    assert Completion.objects.filter(unit=first).count() == 2


def test_what_is_done_after_completion_changes_no_date(registration):
    first, second, optional = units(registration)
    complete(registration, first)
    complete(registration, second)

    complete(registration, optional, at=LATER)

    registration.refresh_from_db()
    assert registration.completed_at == NOON


def test_each_step_is_in_the_ledger(registration):
    first, second, _optional = units(registration)
    complete(registration, first)
    complete(registration, second)

    steps = Event.objects.filter(thing__startswith="courses.").order_by("pk")
    verbs = list(steps.values_list("verb", flat=True))
    assert verbs == ["started", "completed", "completed", "module-completed"]


def test_nothing_is_done_without_a_pass():
    assert progress.done_units(None) == set()
