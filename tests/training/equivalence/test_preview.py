import pytest

from tests import make
from tests.make import NOON
from tests.training.equivalence import replaced
from training.equivalence import modules, preview
from training.equivalence.fates import Fate
from training.models import Evidence

pytestmark = pytest.mark.django_db


def told(*plan, size=9):
    found = preview.parts(preview.lines(plan, at=NOON), size=size)
    return {one.fate: one for one in found}


def test_preview_tells_who_gains_and_who_loses_what():
    was, now, dropped = (replaced.module() for _ in range(3))
    gains = replaced.asked(now, replaced.done(was).person).person
    replaced.asked(now, replaced.done(was).person, valid_months=3)
    replaced.done(was)
    loses = replaced.done(dropped, gains).person
    half = replaced.begun(was)

    parts = told((was, now), (dropped, None))

    assert {fate: part.number for fate, part in parts.items()} == dict.fromkeys(Fate, 1)
    counts, lost = parts[Fate.COUNTS].first[0], parts[Fate.LOST].first[0]
    assert (counts.person, counts.now, counts.done_on) == (gains, now, lost.done_on)
    assert (lost.person, lost.was, lost.now) == (loses, dropped, None)
    (line,) = parts[Fate.BEGUN].first
    assert (line.person, line.done, line.of) == (half.person, 0, 1)


def test_renewal_is_not_met_by_what_is_older_than_what_it_renews():
    was, now = replaced.module(), replaced.module()
    first = replaced.asked(now, replaced.done(was).person, valid_months=1)
    first.satisfied_at = NOON
    first.save()
    make.period(
        registration=first.registration,
        assignment=first.assignment,
        cycle=2,
        previous=first,
    )

    assert told((was, now))[Fate.TOO_OLD].number == 1
    replaced.equal(was, now)
    assert not Evidence.objects.exists()


def test_begun_units_count_in_a_recent_enough_edition():
    was = replaced.module()
    unit = make.unit(module=was)
    first = replaced.begun(was)
    first.units[str(unit.pk)] = 2
    first.save()
    for done in was.units.all():
        make.completion(registration=first, unit=done)

    (line,) = told((was, None))[Fate.BEGUN].first

    assert (line.done, line.of) == (1, 2)


def test_modules_are_alike_by_address_name_or_title_and_never_the_same():
    one = replaced.module(slug="greet", title="第一章　问候")
    by_name = replaced.module(title="第二章　问候")
    by_slug = replaced.module(slug="greet")

    assert modules.alike(one, [one, by_name, by_slug]) == by_slug
    assert modules.alike(one, [one, by_name]) == by_name
    assert modules.alike(one, [one]) is None
