from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests import make
from tests.make import LONG_AGO, NOON
from training.models import Period, PeriodFact
from training.status import COLUMNS, Fact, known, status

HOURS = [NOON + timedelta(hours=hour) for hour in range(6)]
MOMENTS = st.sampled_from(HOURS)
FACTS = st.lists(
    st.tuples(st.sampled_from(sorted(COLUMNS)), st.none() | MOMENTS, MOMENTS),
    max_size=12,
).map(lambda facts: sorted(facts, key=lambda fact: fact[2]))


def recorded(facts, started_at):
    """Store a period as facts.py would have left it."""
    registration = make.registration(started_at=started_at)
    period = make.period(registration=registration)
    for kind, moment, at in facts:
        PeriodFact.objects.create(
            period=period, kind=kind, moment=moment, effective_at=at, recorded_at=at
        )
    values = {COLUMNS[kind]: moment for kind, moment, _ in facts}
    values["known_at"] = facts[-1][2] if facts else LONG_AGO
    Period.objects.filter(pk=period.pk).update(**values)
    return period


@settings(
    max_examples=150,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(FACTS, st.none() | MOMENTS, MOMENTS)
def test_sql_and_python_give_every_period_the_same_status(db, facts, started_at, at):
    period = recorded(facts, started_at)

    of = known([Fact(*fact) for fact in facts], at=at, started_at=started_at)
    row = Period.objects.with_status(at=at).get(pk=period.pk)

    assert (row.status, row.due_then, row.done_then) == (
        status(of, at),
        of.due_at,
        of.satisfied_at,
    )


@pytest.mark.django_db
def test_what_was_recorded_later_does_not_change_an_earlier_status():
    period = recorded([("due", HOURS[1], HOURS[0])], None)
    before = Period.objects.with_status(at=HOURS[2]).get(pk=period.pk).status
    PeriodFact.objects.create(
        period=period,
        kind="due",
        moment=HOURS[5],
        effective_at=HOURS[3],
        recorded_at=HOURS[3],
    )
    Period.objects.filter(pk=period.pk).update(due_at=HOURS[5], known_at=HOURS[3])

    after = Period.objects.with_status(at=HOURS[2]).get(pk=period.pk).status

    assert (before, after) == ("overdue", "overdue")
