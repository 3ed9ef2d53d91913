from datetime import UTC, datetime, timedelta

import pytest

from courses import progress
from courses.models import Course
from ledger.models import Event
from tests import make
from tests.make import LATER, LONG_AGO, NEXT_DAY, NOON
from training import facts, opening
from training.models import Certificate, Period
from training.opening import Opening

pytestmark = pytest.mark.django_db

# 20 November 2026 and a year: through 20 November 2027.
END = datetime(2027, 11, 20, 16, tzinfo=UTC)
YEAR = {"valid_months": 12, "window_days": 30, "grace_days": 14}
KINDS = ["satisfied", "valid-from", "valid-until", "renews", "grace-until"]


@pytest.fixture
def unit():
    return make.unit()


def waiting(unit, **terms):
    person = make.person()
    registration = make.registration(person=person, module=unit.module)
    assignment = make.assignment(person=person, module=unit.module, **terms)
    return make.period(registration=registration, assignment=assignment)


def complete(period, unit, at=NOON):
    progress.complete(unit.version, registration=period.registration, at=at)
    period.refresh_from_db()


def test_what_is_completed_holds_as_long_as_its_assignment_says(unit):
    period = waiting(unit, **YEAR)

    complete(period, unit)

    assert (period.valid_from, period.valid_until) == (NOON, END)
    assert period.renews_at == END - timedelta(days=30)
    assert period.grace_until == END + timedelta(days=14)


def test_validity_stands_in_facts_and_in_one_event(unit):
    period = waiting(unit, **YEAR)

    complete(period, unit)

    assert list(period.facts.order_by("pk").values_list("kind", flat=True)) == KINDS
    event = Event.objects.get(verb="period-satisfied")
    assert sorted(event.new) == sorted(KINDS)
    assert event.new["valid-until"] == END.isoformat()


def test_without_terms_what_is_completed_counts_for_ever(unit):
    period = waiting(unit)

    complete(period, unit)

    assert (period.satisfied_at, period.valid_until) == (NOON, None)


def test_a_certificate_says_until_when_the_period_holds():
    course = make.course(certificate=Course.Certified.MODULE)
    unit = make.unit(course=course)
    period = waiting(unit, **YEAR)

    complete(period, unit)

    assert Certificate.objects.get().valid_until == END


def test_one_completion_satisfies_two_certifications_each_for_its_own_time(unit):
    first = waiting(unit, **YEAR)
    second = make.period(
        registration=first.registration,
        assignment=make.assignment(module=unit.module, valid_days=90),
    )

    complete(first, unit)

    second.refresh_from_db()
    assert (first.valid_until, second.valid_until) == (
        END,
        datetime(2027, 2, 18, 16, tzinfo=UTC),
    )


def opened(unit, *, done, at):
    """Assign what the person completed at a moment before."""
    registration = make.registration(module=unit.module, completed_at=done)
    make.completion(registration=registration, unit=unit, completed_at=done)
    given = make.assignment(module=unit.module, person=registration.person, **YEAR)
    openings = [Opening(registration.person, due_at=NEXT_DAY)]
    return opening.open_periods(given, module=unit.module, openings=openings, at=at)[0]


def test_a_pass_completed_before_it_was_asked_for_counts_from_then(unit):
    period = opened(unit, done=NOON, at=LATER)

    assert (period.satisfied_at, period.valid_until) == (NOON, END)
    told = period.facts.exclude(kind="opened").order_by("pk")
    assert list(told.values_list("kind", flat=True)) == ["due", *KINDS]
    since = set(told.filter(kind__in=KINDS).values_list("effective_at", flat=True))
    assert since == {NOON}


def test_a_pass_of_too_long_ago_counts_no_more_and_a_new_one_opens(unit):
    period = opened(unit, done=LONG_AGO, at=NOON)

    assert (period.satisfied_at, period.completion) == (None, None)
    assert (period.registration.number, period.registration.completed_at) == (2, None)


def test_what_was_learnt_elsewhere_counts_from_that_day_known_from_now(unit):
    period = waiting(unit, **YEAR)
    evidence = make.evidence(person=period.person, module=unit.module)
    hr = make.person()

    facts.credit(period, evidence=evidence, by=hr, at=NOON)

    period.refresh_from_db()
    begin = datetime(2026, 10, 31, 16, tzinfo=UTC)
    assert (period.evidence, period.satisfied_at) == (evidence, begin)
    assert period.valid_until == datetime(2027, 11, 1, 16, tzinfo=UTC)
    fact = period.facts.get(kind="satisfied")
    assert (fact.effective_at, fact.recorded_at, fact.by) == (begin, NOON, hr)


def test_a_report_of_before_it_was_recorded_does_not_know_it(unit):
    period = waiting(unit, **YEAR, due_at=None)
    evidence = make.evidence(person=period.person, module=unit.module)

    facts.credit(period, evidence=evidence, by=make.person(), at=NOON)

    early = NOON - timedelta(hours=1)
    statuses = [
        Period.objects.with_status(at=at).get().status for at in (early, NOON, END)
    ]
    assert statuses == ["not-started", "valid", "expired"]
