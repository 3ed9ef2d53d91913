"""A worker that takes nothing from the queue is noticed."""

from datetime import timedelta

import pytest
from django_tasks_db.models import DBTaskResult

from jobs import tasks, watching
from jobs.models import SILENCE, Job
from tests.make import NOON

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("queue")]

LATE = NOON + SILENCE + timedelta(seconds=1)


def enqueue(*, at=NOON, after=None):
    tasks.do.using(run_after=after).enqueue(1)
    DBTaskResult.objects.update(enqueued_at=at)


def test_an_empty_queue_wants_no_worker():
    assert watching.silent_since(at=LATE) is None


def test_work_that_nobody_takes_tells_since_when():
    enqueue()

    assert watching.silent_since(at=NOON + SILENCE) is None
    assert watching.silent_since(at=LATE) == NOON


def test_work_for_later_is_not_late_before_its_time():
    enqueue(at=NOON - SILENCE, after=NOON)

    assert watching.silent_since(at=NOON + SILENCE) is None
    assert watching.silent_since(at=LATE) == NOON


def test_a_worker_busy_with_a_job_is_not_silent():
    enqueue()
    Job.objects.create(
        kind="any", title="Long", asked_at=NOON, state="running", beat_at=LATE
    )

    assert watching.silent_since(at=LATE) is None
