from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from courses import progress, registrations
from courses.models import Completion, Enrolment, Registration
from people.models import Membership
from tests import make
from tests.make import LATER, NOON
from training import assignments, facts, mine, on_the_map
from training.models import Notice, Period, PeriodFact
from training.renewal import cycles

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)
# Done on 20 November 2026, it holds through 20 November 2027.
END = datetime(2027, 11, 20, 16, tzinfo=UTC)
OPENS = END - 30 * DAY
OVER = END + 14 * DAY
YEAR = {"valid_months": 12, "window_days": 30, "grace_days": 14}


@pytest.fixture
def unit():
    return make.unit()


def done(unit, **terms):
    """Return a period that was satisfied at noon."""
    person = terms.pop("person", None) or make.person()
    registration = make.registration(person=person, module=unit.module)
    whom = {} if {"cohort"} & set(terms) else {"person": person}
    assignment = make.assignment(module=unit.module, **whom, **YEAR | terms)
    period = make.period(registration=registration, assignment=assignment)
    progress.complete(unit.version, registration=registration, at=NOON)
    period.refresh_from_db()
    return period


def renewed(period, at=OPENS):
    cycles.run(at)
    return Period.objects.get(previous=period)


def status(period, at):
    return Period.objects.with_status(at=at).get(pk=period.pk).status


def test_the_next_cycle_opens_with_the_window_and_is_due_with_the_old_end(unit):
    period = done(unit)

    assert cycles.run(OPENS - timedelta(microseconds=1)) == 0
    following = renewed(period)

    assert (following.cycle, following.module) == (2, period.module)
    assert (following.opens_at, following.due_at) == (OPENS, END)
    assert following.registration.number == 2
    assert status(following, OPENS) == "not-started"


def test_asked_again_nothing_more_is_opened(unit):
    done(unit)

    assert [cycles.run(OPENS), cycles.run(OPENS), cycles.run(OVER)] == [1, 0, 0]
    assert Registration.objects.count() == 2


def everything():
    return {
        model: list(model.objects.order_by("pk").values())
        for model in (Period, PeriodFact, Registration, Completion)
    }


def test_renewal_never_alters_an_old_row(unit):
    period = done(unit)
    before = everything()

    following = renewed(period)
    progress.complete(unit.version, registration=following.registration, at=OPENS)
    cycles.run(OVER + 400 * DAY)

    after = everything()
    for model, rows in before.items():
        assert after[model][: len(rows)] == rows


def test_a_renewal_done_in_its_window_loses_no_day(unit):
    following = renewed(done(unit))

    progress.complete(unit.version, registration=following.registration, at=OPENS)

    following.refresh_from_db()
    assert (following.valid_from, following.valid_until) == (
        END,
        datetime(2028, 11, 20, 16, tzinfo=UTC),
    )


def test_an_open_pass_is_gone_on_with(unit):
    period = done(unit)
    running = registrations.open_new(unit.module, person=period.person, at=LATER)

    assert renewed(period).registration == running


def test_a_refresher_renews_a_module(unit):
    refresher = make.unit()
    period = done(unit, renewal_module=refresher.module)

    following = renewed(period)

    assert following.module == refresher.module
    courses = Enrolment.objects.running(at=OPENS).filter(person=period.person)
    assert refresher.course_id in courses.values_list("course", flat=True)


def test_after_the_grace_the_whole_module_takes_the_place_of_the_refresher(unit):
    refresher = make.unit()
    following = renewed(done(unit, renewal_module=refresher.module))

    assert [cycles.run(OVER - DAY), cycles.run(OVER), cycles.run(OVER)] == [0, 1, 0]

    anew = Period.objects.get(previous=following)
    assert (anew.module, anew.cycle, anew.due_at) == (unit.module, 3, END)
    assert status(following, OVER) == "withdrawn"
    progress.complete(unit.version, registration=anew.registration, at=OVER)
    anew.refresh_from_db()
    assert (anew.valid_from, anew.valid_until) == (
        OVER,
        datetime(2028, 12, 5, 16, tzinfo=UTC),
    )


def test_of_a_course_each_module_renews_by_itself(unit):
    second: Any = make.unit(course=unit.course)
    person = make.person()
    given = make.assignment(
        module=None, person=person, **YEAR | {"course": unit.course}
    )
    for one, at in ((unit, NOON), (second, NOON + DAY)):
        registration = make.registration(module=one.module, person=person)
        make.period(registration=registration, assignment=given)
        progress.complete(one.version, registration=registration, at=at)

    numbers = [cycles.run(OPENS), cycles.run(OPENS + DAY)]

    assert numbers == [1, 1]
    assert {one.module for one in Period.objects.filter(cycle=2)} == {
        unit.module,
        second.module,
    }


@pytest.mark.parametrize("is_gone", [True, False])
def test_for_who_is_gone_nothing_opens_but_her_status_is_known(unit, is_gone):
    period = done(unit)
    period.person.is_active = not is_gone
    period.person.save(update_fields=["is_active"])

    assert cycles.run(OPENS) == (0 if is_gone else 1)
    statuses = [status(period, at) for at in (NOON, OPENS, END, OVER)]
    assert statuses == ["valid", "expiring", "grace", "expired"]


def test_what_is_no_longer_asked_for_is_not_renewed(unit):
    withdrawn, revoked = done(unit), done(unit)
    hr = make.person()
    assignments.withdraw(withdrawn.assignment, why="Ended", by=hr, at=LATER)
    facts.revoke(revoked, why="Copied", by=hr, at=LATER)

    assert cycles.run(OPENS) == 0


def test_an_ongoing_assignment_renews_only_for_those_it_still_means(unit):
    stays, leaves = make.person(), make.person()
    cohort = make.cohort(stays, leaves)
    first = done(unit, person=stays, cohort=cohort, is_ongoing=True)
    registration = make.registration(
        person=leaves, module=unit.module, completed_at=NOON
    )
    make.period(
        registration=registration,
        assignment=first.assignment,
        satisfied_at=NOON,
        valid_until=END,
        renews_at=OPENS,
    )
    Membership.objects.filter(person=leaves).update(until=LATER)

    cycles.run(OPENS)

    assert [one.person for one in Period.objects.filter(cycle=2)] == [stays]


def test_who_comes_back_late_has_the_least_days(unit):
    period = done(unit, least_days=7)

    following = renewed(period, at=END)

    assert following.due_at == END + 8 * DAY


def test_many_chunks_open_each_once(unit):
    for _ in range(5):
        done(unit)

    assert [cycles.run(OPENS, size=2), cycles.run(OPENS, size=2)] == [5, 0]


def test_a_person_is_told_that_it_is_time(unit):
    period = done(unit)

    renewed(period)

    notice = Notice.objects.get()
    assert (notice.person, notice.code) == (period.person, "renewal-open")
    assert notice.values["day"] == {"day": "2027-11-20"}
    assert notice.address == unit.module.get_absolute_url()


def test_who_is_told_late_is_told_that_it_is_overdue(unit):
    period = done(unit)

    renewed(period, at=END + DAY)

    assert Notice.objects.get(person=period.person).code == "overdue"


def test_the_home_page_and_the_map_lead_to_the_new_pass(unit):
    period = done(unit)
    following = renewed(period)

    for at, words in (
        (OPENS, "11月20日前续期"),
        (END, "宽限"),
        (OVER, "逾期 15 天"),
    ):
        plan = mine.of(period.person, at=at)
        assert [one.module for one in plan.to_do] == [unit.module]
        assert plan.settled == []
        book = plan.books[unit.course.pk]
        assert book.registrations[unit.module.pk] == following.registration
        said = on_the_map.due_dates(unit.course, period.person, at)[unit.module.pk]
        assert said.words == words


def test_what_was_renewed_is_settled_though_the_old_one_has_expired(unit):
    period = done(unit)
    following = renewed(period)
    progress.complete(unit.version, registration=following.registration, at=OPENS)

    plan = mine.of(period.person, at=OVER)

    assert plan.to_do == []
    assert [one.status for one in plan.settled] == ["valid"]


def test_one_period_of_a_chain_stands_for_it(unit):
    period = done(unit)
    following = renewed(period)

    def current(at):
        rows = Period.objects.opened(at=at).with_status(at=at).current(at=at)
        return [(one.cycle, one.status) for one in rows]

    assert current(NOON) == [(1, "valid")]
    assert current(OPENS) == [(1, "expiring")]
    assert current(END) == [(1, "grace")]
    assert current(OVER) == [(2, "overdue")]
    progress.complete(unit.version, registration=following.registration, at=OVER)
    assert current(OVER) == [(2, "valid")]
    assert current(OPENS) == [(1, "expiring")]


def test_what_was_renewed_early_does_not_expire_soon_from_then_on(unit):
    old, day = done(unit), OPENS + DAY
    following = renewed(old)
    progress.complete(unit.version, registration=following.registration, at=day)

    assert [status(old, at) for at in (OPENS, day)] == ["expiring", "valid"]
    assert status(following, day) == "pending"

    facts.revoke(following, why="Copied", by=make.person("hr"), at=day + DAY)
    assert [status(old, at) for at in (day, day + DAY)] == ["valid", "expiring"]


def test_what_was_taken_back_can_be_asked_for_again(unit):
    period = done(unit)
    facts.revoke(period, why="Copied", by=make.person(), at=LATER)

    anew = cycles.again(period, due_at=END, at=LATER)

    assert (anew.cycle, anew.due_at, anew.registration.number) == (2, END, 2)
    with pytest.raises(cycles.AlreadyFollowed):
        cycles.again(period, due_at=END, at=LATER)
