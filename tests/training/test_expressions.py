from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests import make
from tests.make import LONG_AGO, NOON
from training import expressions
from training.models import Period, PeriodFact
from training.status import COLUMNS, MET, Fact, known, renewed, status

HOURS = [NOON + timedelta(hours=hour) for hour in range(6)]
MOMENTS = st.sampled_from(HOURS)
FACTS = st.lists(
    st.tuples(st.sampled_from(sorted(COLUMNS)), st.none() | MOMENTS, MOMENTS),
    max_size=12,
).map(lambda facts: sorted(facts, key=lambda fact: fact[2]))


def history(facts, at, **fields):
    return known([Fact(*fact) for fact in facts], at=at, **fields)


def recorded(facts, started_at, **fields):
    """Store a period as facts.py would have left it."""
    of = {"module": fields["assignment"].module} if fields else {}
    registration = make.registration(started_at=started_at, **of)
    period = make.period(registration=registration, **fields)
    PeriodFact.objects.bulk_create(
        PeriodFact(
            period=period, kind=kind, moment=moment, effective_at=at, recorded_at=at
        )
        for kind, moment, at in facts
    )
    values = {COLUMNS[kind]: moment for kind, moment, _ in facts}
    values["known_at"] = facts[-1][2] if facts else LONG_AGO
    Period.objects.filter(pk=period.pk).update(**values)
    return period


@pytest.fixture
def assignment(db):
    return make.assignment()


@settings(
    max_examples=30,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    st.lists(
        st.tuples(FACTS, st.none() | MOMENTS, st.none() | FACTS), min_size=4, max_size=6
    ),
    MOMENTS,
)
def test_sql_and_python_give_every_period_the_same_status(assignment, histories, at):
    periods = {}
    for facts, started_at, further in histories:
        period = recorded(facts, started_at, assignment=assignment)
        periods[period.pk] = (facts, started_at, further)
        if further is not None:
            recorded(further, None, assignment=assignment, previous=period)

    known_then = Period.objects.with_status(at=at)
    rows = known_then.annotate(is_met=expressions.is_met(at)).filter(pk__in=periods)

    for row in rows:
        facts, started_at, further = periods[row.pk]
        since = renewed(history(further or [], at), at=at)
        of = history(facts, at, started_at=started_at, renewed_at=since)
        assert (row.status, row.due_then, row.done_then) == (
            status(of, at),
            of.due_at,
            of.satisfied_at,
        )
        assert vars(row)["is_met"] == (row.status in MET)
    assert len(rows) == len(histories)


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
