"""A job whose worker died, or whose place in the queue is lost, is done after all."""

from datetime import timedelta

import pytest
from django_tasks_db.models import DBTaskResult

from jobs import doing, kinds, queue, reaping, regular, tasks
from jobs.models import SILENCE, Job
from tests.make import NOON

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("queue")]

LATE = NOON + SILENCE + timedelta(seconds=1)
MINUTE = timedelta(minutes=1)


class Killed(BaseException):
    """As a worker is: nothing of the work's own gets to catch it."""


def die(job, progress):
    progress.reach(1, of=2)
    if job.tries == 1:
        raise Killed
    return "there"


kinds.register("reaped", die)
kinds.register("reaped-once", die, tries=1)


def job(**fields):
    return Job.objects.create(
        **{"kind": "reaped", "title": "Reap", "asked_at": NOON} | fields
    )


def left(**fields):
    begun = {"state": "running", "tries": 1, "started_at": NOON, "beat_at": NOON}
    return job(**begun | fields)


def reap(one, *, at=LATE):
    reaping.reap(tasks.do, at=at)
    one.refresh_from_db()
    return one.state


def entries():
    ready = DBTaskResult.objects.filter(status="READY")
    return [(queue.first(one), one.run_after) for one in ready]


def test_a_job_that_was_killed_half_way_is_done_again_and_whole():
    one = job()
    with pytest.raises(Killed):
        doing.do(one.pk, clock=lambda: NOON)
    Job.objects.filter(pk=one.pk).update(beat_at=NOON)

    reap(one)
    doing.do(one.pk, clock=lambda: LATE + MINUTE)

    one.refresh_from_db()
    assert (one.state, one.tries, one.result, one.error) == ("done", 2, "there", "")


def test_a_lost_job_waits_in_the_queue_for_its_next_try():
    one = left()

    assert reap(one) == "waiting"
    assert entries() == [(one.pk, LATE + MINUTE)]


@pytest.mark.parametrize("fields", [{"tries": 4}, {"kind": "reaped-once"}])
def test_a_job_lost_too_often_has_failed(fields):
    one = left(**fields)

    assert reap(one) == "failed"
    assert (one.error, one.finished_at) == (Job.Reason.LOST, LATE)


def test_a_lost_job_that_was_called_off_is_cancelled():
    assert reap(left(cancel_asked_at=NOON)) == "cancelled"


def test_a_job_that_beats_is_left_alone():
    assert reap(left(), at=NOON + SILENCE) == "running"
    assert entries() == []


def test_a_job_that_the_queue_has_lost_is_put_back_once():
    one = job()

    reap(one, at=NOON)
    reap(one, at=NOON + MINUTE)

    assert [key for key, _ in entries()] == [one.pk]


def test_what_the_queue_did_long_ago_is_forgotten():
    tasks.do.enqueue(1)
    DBTaskResult.objects.update(status="RUNNING", started_at=NOON)

    reaping.reap(tasks.do, at=NOON + timedelta(days=2))

    assert not DBTaskResult.objects.exists()


def test_a_queue_that_keeps_nothing_still_loses_no_state(settings):
    settings.TASKS = {
        "default": {"BACKEND": "django.tasks.backends.immediate.ImmediateBackend"}
    }

    assert reap(left()) == "waiting"
    assert entries() == []


def test_the_worker_comes_to_reap_by_itself():
    one = job()

    regular.reap(NOON)

    assert [key for key, _ in entries()] == [one.pk]


def test_a_failure_that_may_pass_is_put_into_the_queue_for_later():
    kinds.register("reaped-busy", busy)
    one = job(kind="reaped-busy")

    tasks.do.call(one.pk)

    one.refresh_from_db()
    assert entries() == [(one.pk, one.again_at)]


def busy(job, progress):
    raise kinds.Passing
