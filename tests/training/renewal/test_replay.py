"""What was recorded says all: nothing that is known of a moment changes afterwards."""

from datetime import datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from courses import progress
from courses.models import Completion
from ledger import record
from ledger.models import Event
from tests import make
from tests.make import NOON
from training import days, facts
from training.evidence import recording
from training.evidence.recording import Entry
from training.extensions import asking, deciding
from training.models import Period
from training.renewal import cycles, revoking
from training.renewal.revoking import Anew
from training.status import COLUMNS, Fact, Known, known, renewed, status

YEAR = {"valid_months": 12, "window_days": 60, "grace_days": 30}


class World:
    """One person who learns one module again and again, and those above her."""

    def __init__(self):
        self.unit = make.unit()
        self.person, self.hr = make.person(), make.person("hr")
        registration = make.registration(person=self.person, module=self.unit.module)
        self.assignment = make.assignment(
            person=self.person, module=self.unit.module, **YEAR
        )
        make.period(
            registration=registration,
            assignment=self.assignment,
            due_at=NOON + timedelta(days=30),
        )

    @property
    def last(self):
        return self.assignment.periods.latest("cycle")

    def learn(self, at):
        version = self.unit.versions.latest("pk")
        registration = self.last.registration
        progress.complete(version, registration=registration, at=at)

    def renew(self, at):
        cycles.run(at)

    def revoke(self, at):
        if self.last.satisfied_at and not self.last.revoked_at:
            revoking.revoke(self.last, why="Copied", by=self.hr, at=at, anew=Anew())

    def waive(self, at):
        facts.waive(self.last, why="On leave", by=self.hr, at=at)

    def ask(self, at):
        """Ask for more time, and be given it the next hour."""
        if not asking.may_ask(self.last, at=at):
            return
        due_on = max(days.of(at), days.last_of(self.last.due_at)) + timedelta(days=9)
        asked = asking.ask(self.last, due_on=due_on, why="Ill", by=self.person, at=at)
        later = at + timedelta(hours=1)
        deciding.grant(asked, due_on=due_on, reply="", by=self.hr, at=later)

    def bring(self, at):
        """Bring evidence of what was learnt ten days ago."""
        entry = Entry(
            person=self.person,
            module=self.unit.module,
            title=f"Elsewhere {at}",
            completed_on=days.of(at - timedelta(days=10)),
        )
        recording.record(entry, by=self.hr, at=at)


DEEDS = [World.learn, World.renew, World.revoke, World.waive, World.ask, World.bring]
STEPS = st.lists(
    st.tuples(st.sampled_from(DEEDS), st.sampled_from([1, 20, 200, 310, 400])),
    min_size=4,
    max_size=8,
)


def report(at):
    """Return what a report says as of a moment."""
    rows = Period.objects.opened(at=at).with_status(at=at).order_by("pk")
    return [
        (row.pk, row.status, row.due_then, row.done_then, row.valid_then)
        for row in rows
    ]


def by_facts(period, at):
    """Say in Python how the period stood."""
    rows = period.facts.order_by("recorded_at", "pk")
    recorded = [Fact(one.kind, one.moment, one.recorded_at) for one in rows]
    further = Period.objects.filter(previous=period).first()
    renewal = by_facts(further, at) if further else Known()
    return known(
        recorded,
        at=at,
        started_at=period.registration.started_at,
        renewed_at=renewed(renewal, at=at),
    )


def by_ledger(period):
    """Return the columns that the ledger's events come to."""
    columns = dict.fromkeys(COLUMNS.values())
    for event in Event.objects.filter(thing=record.key(period)).order_by("pk"):
        for kind, moment in event.new.items():
            if kind in COLUMNS and event.verb.startswith("period-"):
                columns[COLUMNS[kind]] = moment and datetime.fromisoformat(moment)
    return columns


@pytest.mark.django_db
@settings(
    max_examples=3,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(STEPS)
def test_facts_and_ledger_come_to_the_same_and_no_report_ever_changes(steps):
    world, at = World(), NOON
    before = set(Period.objects.values_list("pk", flat=True)) - {world.last.pk}
    reports = {at: report(at)}
    for deed, later in steps:
        at += timedelta(days=later)
        deed(world, at)
        at += timedelta(hours=2)
        reports[at] = report(at)

    assert {moment: report(moment) for moment in reports} == reports
    mine = Period.objects.exclude(pk__in=before).with_status(at=at)
    for period in mine.select_related("registration"):
        of = by_facts(period, at)
        columns = {column: getattr(period, column) for column in COLUMNS.values()}
        assert {name: getattr(of, name) for name in columns} == columns
        assert period.status == status(of, at)
        assert period.cycle == 1 or by_ledger(period) == columns
    done = Completion.objects.filter(registration__person=world.person)
    told = Event.objects.filter(verb="completed", about=record.key(world.person))
    assert {(one.thing, one.new["version"], one.at) for one in told} == {
        (record.key(one), one.version_id, one.completed_at) for one in done
    }
