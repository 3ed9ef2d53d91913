from datetime import timedelta

import pytest

from ledger.models import Event
from tests import make
from tests.make import LATER, LONG_AGO, NEXT_DAY, NOON
from training import facts
from training.facts import News
from training.models import Period, PeriodFact

pytestmark = pytest.mark.django_db


@pytest.fixture
def period():
    return make.period(due_at=NOON)


def status(at):
    return Period.objects.with_status(at=at).get().status


def test_an_extension_counts_from_when_it_was_granted(period):
    trainer = make.person()

    facts.extend(period, due_at=NEXT_DAY, why="Ill", by=trainer, at=LATER)

    period.refresh_from_db()
    assert period.due_at == NEXT_DAY
    assert (status(NOON), status(LATER)) == ("overdue", "not-started")


def test_the_ledger_keeps_the_old_due_date_and_the_reason(period):
    facts.extend(period, due_at=NEXT_DAY, why=" Ill ", by=make.person(), at=LATER)

    event = Event.objects.get(verb="period-due")
    assert event.old == {"due": NOON.isoformat()}
    assert (event.new, event.why) == ({"due": NEXT_DAY.isoformat()}, "Ill")


def test_who_was_spared_is_not_overdue(period):
    facts.waive(period, why="On leave", by=make.person(), at=LATER)

    assert status(LATER) == "waived"


def test_what_was_earned_can_be_taken_back(period):
    facts.revoke(period, why="Copied", by=make.person(), at=LATER)

    assert status(LATER) == "revoked"


@pytest.mark.parametrize("change", [facts.waive, facts.revoke])
def test_sparing_needs_a_reason(period, change):
    with pytest.raises(facts.ReasonMissing):
        change(period, why="  ", by=make.person(), at=NOON)


def test_a_slow_clock_does_not_change_what_was_known(period):
    facts.tell([period], News(PeriodFact.Kind.WAIVED, NOON, NOON), by=None, at=NOON)
    period.refresh_from_db()
    early = NOON - timedelta(seconds=5)

    facts.tell([period], News(PeriodFact.Kind.WAIVED, None, NOON), by=None, at=early)

    waivers = period.facts.filter(kind="waived")
    assert list(waivers.values_list("recorded_at", flat=True)) == [NOON, NOON]
    assert status(NOON) == "overdue"


def test_facts_cannot_be_changed(period):
    facts.waive(period, why="On leave", by=make.person(), at=LATER)

    with pytest.raises(Exception, match="append-only"):
        PeriodFact.objects.update(recorded_at=LONG_AGO)


def test_a_due_date_moved_for_all_changes_no_report_of_before():
    first = make.period(due_at=NOON)
    periods = [first, make.period(due_at=NOON, assignment=first.assignment)]
    late = NOON + timedelta(minutes=30)

    def overdue(at):
        return [one.due_then for one in Period.objects.with_status(at=at)].count(NOON)

    before = overdue(late)
    news = News(PeriodFact.Kind.DUE, NEXT_DAY, LATER, "Moved for all")
    facts.tell(periods, news, by=make.person("hr"), at=LATER)

    assert (before, overdue(late), overdue(LATER)) == (2, 2, 0)
    for period in periods:
        moments = period.facts.filter(kind="due").order_by("pk")
        assert [one.moment for one in moments] == [NOON, NEXT_DAY]
