from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from training.followup.ladder import Ladder, Quiet, Tone, managers_above
from training.models import Reminder

LADDER = Ladder((-14, -7, -1, 1, 7), escalate_after=7)
DUE = date(2026, 11, 30)
ZONE = ZoneInfo("Asia/Shanghai")
NIGHT = Quiet(time(20), time(8))
WORKDAYS = Quiet(time(20), time(8), has_weekends=True)
NOON_REST = Quiet(time(12), time(14), has_weekends=True)
NEVER = Quiet(time(0), time(0))

OWN, MANAGER, ESCALATION = Tone


@pytest.mark.parametrize(
    ("today", "step"),
    [
        (date(2026, 11, 15), None),
        (date(2026, 11, 16), -14),
        (date(2026, 11, 22), -14),
        (date(2026, 11, 23), -7),
        (date(2026, 11, 28), -7),
        (date(2026, 11, 29), -1),
        (DUE, -1),
        (date(2026, 12, 1), 1),
        (date(2026, 12, 6), 1),
        (date(2026, 12, 7), 7),
        (date(2027, 12, 7), 7),
    ],
)
def test_the_newest_step_counts(today, step):
    assert LADDER.step(DUE, today=today) == step


@pytest.mark.parametrize(
    ("step", "tones"),
    [
        (-14, (OWN,)),
        (0, (OWN,)),
        (1, (OWN, MANAGER)),
        (7, (OWN, MANAGER, ESCALATION)),
        (30, (OWN, MANAGER, ESCALATION)),
    ],
)
def test_who_hears_of_a_step(step, tones):
    assert LADDER.tones(step) == tones


def test_without_escalation_nobody_further_up_hears():
    assert Ladder((1, 90)).tones(90) == (OWN, MANAGER)


def test_the_day_of_escalation_is_a_step():
    assert Ladder((-1, 1), escalate_after=10).steps == [-1, 1, 10]


def test_no_steps_are_no_reminders():
    assert Ladder(()).spans(DUE) == []


def test_tones_are_those_of_the_records():
    assert set(Tone) == set(Reminder.Tone.values)


@given(
    steps=st.lists(st.integers(-30, 30), max_size=6),
    escalate_after=st.integers(0, 30),
    away=st.integers(-60, 60),
)
def test_spans_say_what_the_step_says(steps, escalate_after, away):
    ladder = Ladder(tuple(steps), escalate_after)
    due_on = DUE + timedelta(days=away)

    found = [span.step for span in ladder.spans(DUE) if span.holds(due_on)]

    step = ladder.step(due_on, today=DUE)
    assert found == ([] if step is None else [step])


@pytest.mark.parametrize(
    ("quiet", "asked", "allowed"),
    [
        (NIGHT, "2026-11-20 12:00", "2026-11-20 12:00"),
        (NIGHT, "2026-11-20 08:00", "2026-11-20 08:00"),
        (NIGHT, "2026-11-20 07:59", "2026-11-20 08:00"),
        (NIGHT, "2026-11-20 20:00", "2026-11-21 08:00"),
        (WORKDAYS, "2026-11-20 19:59", "2026-11-20 19:59"),
        (WORKDAYS, "2026-11-20 20:00", "2026-11-23 08:00"),
        (WORKDAYS, "2026-11-21 12:00", "2026-11-23 08:00"),
        (NOON_REST, "2026-11-20 12:30", "2026-11-20 14:00"),
        (NOON_REST, "2026-11-21 09:00", "2026-11-23 00:00"),
        (NEVER, "2026-11-21 00:00", "2026-11-21 00:00"),
    ],
)
def test_quiet_hours_shift_to_the_next_allowed_moment(quiet, asked, allowed):
    moment = datetime.fromisoformat(asked).replace(tzinfo=ZONE)

    assert f"{quiet.next_allowed(moment):%Y-%m-%d %H:%M}" == allowed


@settings(max_examples=40)
@given(
    moment=st.datetimes(datetime(2026, 1, 1), datetime(2027, 1, 1)),  # noqa: DTZ001  # its zone follows
    since=st.times(),
    until=st.times(),
    has_weekends=st.booleans(),
)
def test_the_next_allowed_moment_is_allowed_and_the_first(
    moment, since, until, has_weekends
):
    quiet = Quiet(since, until, has_weekends)
    asked = moment.replace(tzinfo=ZONE)

    allowed = quiet.next_allowed(asked)

    assert not quiet.holds(allowed)
    assert allowed >= asked
    before = allowed - timedelta(microseconds=1)
    assert allowed == asked or quiet.holds(before)


@pytest.mark.parametrize(
    ("person", "gone", "above"),
    [
        (1, (), [2, 3]),
        (1, (2,), [3]),
        (3, (), []),
        (7, (), [8]),
        (9, (), []),
    ],
)
def test_who_stands_above(person, gone, above):
    manager_of = {1: 2, 2: 3, 7: 8, 8: 7, 9: 9}

    assert managers_above(person, manager_of=manager_of, gone=gone) == above
