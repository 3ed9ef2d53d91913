from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.make import LATER, LONG_AGO, NEXT_DAY, NOON
from training.status import Fact, Known, Status, known, renewed, status

INSTANT = timedelta(microseconds=1)
SATISFIED = {"satisfied_at": LONG_AGO}

CASES = [
    (Status.REVOKED, {"revoked_at": NOON, "withdrawn_at": NOON, **SATISFIED}),
    (Status.WITHDRAWN, {"withdrawn_at": NOON, **SATISFIED}),
    (Status.PENDING, {**SATISFIED, "valid_from": LATER, "valid_until": NEXT_DAY}),
    (Status.PENDING, {**SATISFIED, "valid_from": LATER}),
    (Status.VALID, {**SATISFIED, "valid_from": NOON, "valid_until": LATER}),
    (Status.VALID, {**SATISFIED, "valid_until": LATER, "renews_at": LATER}),
    (Status.EXPIRING, {**SATISFIED, "valid_until": LATER, "renews_at": NOON}),
    (
        Status.EXPIRING,
        {**SATISFIED, "valid_until": LATER, "renews_at": NOON, "renewed_at": LATER},
    ),
    (
        Status.VALID,
        {**SATISFIED, "valid_until": LATER, "renews_at": NOON, "renewed_at": NOON},
    ),
    (Status.DONE, SATISFIED),
    (Status.DONE, {"satisfied_at": NOON, "due_at": LONG_AGO, "waived_at": NOON}),
    (Status.GRACE, {**SATISFIED, "valid_until": NOON, "grace_until": LATER}),
    (Status.EXPIRED, {**SATISFIED, "valid_until": NOON, "grace_until": NOON}),
    (Status.EXPIRED, {**SATISFIED, "valid_until": NOON}),
    (Status.WAIVED, {"waived_at": NOON, "due_at": LONG_AGO}),
    (Status.NOT_OPEN, {"opens_at": LATER, "started_at": LONG_AGO}),
    (Status.NOT_STARTED, {}),
    (Status.NOT_STARTED, {"due_at": LATER, "satisfied_at": LATER}),
    (Status.NOT_STARTED, {"opens_at": NOON, "started_at": LATER}),
    (Status.IN_PROGRESS, {"due_at": LATER, "started_at": NOON}),
    (Status.IN_PROGRESS, {"started_at": NOON}),
    (Status.OVERDUE, {"due_at": NOON, "started_at": LONG_AGO}),
    (Status.OVERDUE, {"due_at": NOON, "closes_at": LATER}),
    (Status.FAILED, {"due_at": LONG_AGO, "closes_at": NOON}),
]


@pytest.mark.parametrize(("expected", "values"), CASES)
def test_the_first_line_of_the_table_that_holds_decides(expected, values):
    assert status(Known(**values), NOON) is expected


def test_every_status_stands_in_the_table():
    assert {expected for expected, _ in CASES} == set(Status)


def test_an_interval_holds_until_but_not_at_its_end():
    of = Known(due_at=NOON)

    statuses = [status(of, moment) for moment in (NOON - INSTANT, NOON)]

    assert statuses == [Status.NOT_STARTED, Status.OVERDUE]


def test_the_fact_recorded_last_decides():
    facts = [Fact("due", NOON, LONG_AGO), Fact("due", NEXT_DAY, NOON)]

    assert known(facts, at=NOON) == Known(due_at=NEXT_DAY)


def test_a_fact_is_not_known_before_it_was_recorded():
    facts = [Fact("due", NOON, LONG_AGO), Fact("satisfied", LONG_AGO, LATER)]

    assert known(facts, at=NOON, started_at=NOON) == Known(due_at=NOON, started_at=NOON)


def test_a_fact_without_a_moment_takes_the_value_back():
    facts = [Fact("waived", LONG_AGO, LONG_AGO), Fact("waived", None, NOON)]

    assert known(facts, at=NOON) == Known()


def test_the_opening_of_a_period_sets_no_value():
    assert known([Fact("opened", LONG_AGO, LONG_AGO)], at=NOON) == Known()


@pytest.mark.parametrize(
    ("values", "since"),
    [
        (SATISFIED, LONG_AGO),
        ({}, None),
        ({**SATISFIED, "revoked_at": NOON}, None),
        ({**SATISFIED, "withdrawn_at": NOON}, None),
        ({**SATISFIED, "revoked_at": LATER, "withdrawn_at": LATER}, LONG_AGO),
    ],
)
def test_a_renewal_that_was_taken_back_renews_nothing(values, since):
    assert renewed(Known(**values), at=NOON) == since


MOMENTS = st.none() | st.sampled_from([LONG_AGO, NOON, LATER, NEXT_DAY])


@given(st.builds(Known, *[MOMENTS] * 13), st.sampled_from([NOON, LATER]))
def test_every_period_has_a_status_at_every_moment(of, at):
    assert status(of, at) in Status
