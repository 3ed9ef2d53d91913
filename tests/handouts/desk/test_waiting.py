"""How far a book is, in words one can believe."""

from datetime import timedelta

import pytest

from handouts.building import PATIENCE
from handouts.desk.waiting import Wait
from jobs.models import Job
from tests.make import NOON


def wait(*, passed=0, seconds=40, **fields):
    job = Job(asked_at=NOON, arguments={"waiting": [1]}, **fields) if fields else None
    at = NOON + timedelta(seconds=passed)
    return Wait("handouts/a.pdf", "", job, at, seconds)


@pytest.mark.parametrize(
    ("passed", "fields", "seconds"),
    [
        (0, {}, 40),
        (5, {"state": "waiting"}, 40),
        (11, {"state": "running", "started_at": NOON, "done": 5, "total": 100}, 30),
        (90, {"state": "running", "started_at": NOON, "done": 5, "total": 100}, 90),
        (30, {"state": "running", "started_at": NOON, "done": 50, "total": 100}, 30),
        (99, {"state": "running", "started_at": NOON, "done": 99, "total": 100}, 5),
    ],
)
def test_what_is_left_follows_the_work(passed, fields, seconds):
    assert wait(passed=passed, **fields).seconds_left == seconds


def test_long_waits_are_told_in_minutes():
    slow = {"state": "running", "started_at": NOON, "done": 50, "total": 100}

    assert wait(passed=180, **slow).minutes_left == 3


@pytest.mark.parametrize(
    ("state", "passed", "is_late"),
    [("waiting", 0, False), ("waiting", 1, True), ("running", 1, False)],
)
def test_work_that_nobody_begins_is_late(state, passed, is_late):
    seconds = PATIENCE.total_seconds() + passed

    assert wait(passed=seconds, state=state).is_late == is_late


def test_nobody_waits_where_there_is_no_work():
    idle = wait()

    assert (idle.is_late, idle.is_going_on, idle.is_broken) == (False, False, False)
    assert idle.others == 0


def test_work_whose_worker_is_gone_is_broken():
    lost = wait(passed=9_999, state="running", started_at=NOON, beat_at=NOON)

    assert (lost.is_going_on, lost.is_broken) == (False, True)
