"""A job is tried again when that may help, and each try has its number."""

from datetime import timedelta

import pytest
from django.db import OperationalError

from jobs import doing, kinds, running
from jobs.ending import pause
from jobs.kinds import Passing
from jobs.models import Job
from tests.make import LATER, NOON

pytestmark = pytest.mark.django_db

MINUTE = timedelta(minutes=1)


def busy(job, progress):
    raise Passing("later")


def offline(job, progress):
    raise OperationalError("no database")


def wrong(job, progress):
    raise ValueError("wrong")


def once(job, progress):
    raise OSError("no disk")


def call_off(job, progress):
    running.cancel(job, at=NOON)
    raise Passing("later")


def overtaken(job, progress):
    Job.objects.filter(pk=job.pk).update(tries=2)
    progress.reach(1, of=2)
    return "never"


def late(job, progress):
    Job.objects.filter(pk=job.pk).update(tries=2)
    return "never"


def end(job, progress):
    with progress.ending("there"):
        Job.objects.create(kind="note", title="note", asked_at=NOON)
    return "there"


def end_late(job, progress):
    Job.objects.filter(pk=job.pk).update(tries=2)
    with progress.ending("there"):
        Job.objects.create(kind="note", title="note", asked_at=NOON)
    return "there"


for work in (busy, offline, wrong, call_off, overtaken, late, end, end_late):
    kinds.register(f"trying-{work.__name__}", work)
kinds.register("trying-once", once, tries=1)


def job(name, **fields):
    return Job.objects.create(
        **{"kind": f"trying-{name}", "title": "Try", "asked_at": NOON} | fields
    )


def do(one, *, at=NOON):
    again_at = doing.do(one.pk, clock=lambda: at)
    one.refresh_from_db()
    return again_at


@pytest.mark.parametrize("name", ["busy", "offline"])
def test_what_may_pass_is_tried_again_in_a_minute(name):
    one = job(name)

    again_at = do(one)

    assert again_at == one.again_at == NOON + MINUTE
    assert (one.state, one.tries) == ("waiting", 1)


def test_a_job_is_not_tried_before_its_time():
    one = job("busy", again_at=LATER)

    assert do(one, at=LATER - MINUTE) is None
    assert one.tries == 0


@pytest.mark.parametrize(("tries", "minutes"), [(1, 1), (2, 4), (3, 16)])
def test_each_pause_is_longer(tries, minutes):
    assert pause(tries) == timedelta(minutes=minutes)


def test_the_last_try_that_fails_is_the_end():
    one = job("busy", tries=3)

    assert do(one) is None
    assert (one.state, one.tries, one.error) == ("failed", 4, "Passing: later")


@pytest.mark.parametrize("name", ["wrong", "once", "of-no-kind"])
def test_what_helps_nobody_is_not_tried_again(name):
    one = job(name)

    assert do(one) is None
    assert (one.state, one.again_at) == ("failed", None)


def test_what_is_called_off_is_not_tried_again():
    one = job("call_off")

    assert do(one) is None
    assert one.state == "cancelled"


def test_a_job_that_waits_for_another_try_is_called_off():
    one = job("busy", again_at=LATER, error="Passing: later", tries=1)

    running.cancel(one, at=NOON)

    one.refresh_from_db()
    assert (one.state, one.again_at, one.error) == ("cancelled", None, "")


@pytest.mark.parametrize("name", ["overtaken", "late"])
def test_a_try_that_was_given_up_for_lost_ends_nothing(name):
    one = job(name)

    assert do(one) is None
    assert (one.state, one.tries, one.result) == ("running", 2, "")


def test_the_last_things_and_the_end_are_written_together():
    one = job("end")

    do(one)

    assert (one.state, one.result) == ("done", "there")
    assert Job.objects.filter(kind="note").count() == 1


def test_a_try_that_was_given_up_writes_no_last_things():
    do(job("end_late"))

    assert not Job.objects.filter(kind="note").exists()


def test_work_that_failed_is_asked_for_once_more():
    failed = job("end", state="failed", finished_at=NOON, key="book")

    new = running.once_more(failed, at=LATER)

    assert (new.state, new.key, new.asked_at) == ("done", "book", LATER)
