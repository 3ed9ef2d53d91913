"""A job beats while it runs, also in a long step that has nothing to tell."""

from threading import Event

import pytest
from django.db import DatabaseError, connection, transaction

from jobs import heart
from jobs.models import Job
from tests.make import NOON

pytestmark = pytest.mark.django_db


def job(**fields):
    begun = {"state": "running", "tries": 1, "beat_at": NOON}
    return Job.objects.create(kind="any", title="Beat", asked_at=NOON, **begun | fields)


def test_a_beat_is_noted():
    one = job()

    assert heart.beat(one)
    one.refresh_from_db()
    assert one.beat_at > NOON


def test_it_beats_until_the_job_has_ended():
    ended = job(state="done", finished_at=NOON)

    heart.keep_beating(ended, Event(), 0)

    ended.refresh_from_db()
    assert ended.beat_at == NOON


def test_it_beats_no_more_when_told_to_stop():
    one, stop = job(), Event()
    stop.set()

    heart.keep_beating(one, stop, 0)

    one.refresh_from_db()
    assert one.beat_at == NOON


def test_a_busy_database_costs_one_beat():
    def refuse(*_):
        raise DatabaseError("locked")

    one = job()
    with transaction.atomic(), connection.execute_wrapper(refuse):
        is_alive = heart.beat(one)

    one.refresh_from_db()
    assert (is_alive, one.beat_at) == (True, NOON)
