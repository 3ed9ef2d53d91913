"""Tells that a job's worker lives while the work itself has nothing to tell.

A thread of its own, since a book may be set for minutes in one call. A beat that finds
the database busy is left out; the next one comes soon.
"""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, Thread

from django.db import DatabaseError, connections
from django.db.models.functions import Now

from jobs.models import Job

SECONDS = 30.0

logger = logging.getLogger(__name__)


@contextmanager
def beating(job: Job) -> Iterator[None]:
    stop = Event()
    Thread(target=_live, args=(job, stop), daemon=True).start()
    try:
        yield
    finally:
        stop.set()


def _live(job: Job, stop: Event) -> None:
    try:
        keep_beating(job, stop, SECONDS)
    finally:
        connections.close_all()


def keep_beating(job: Job, stop: Event, seconds: float) -> None:
    """Beat until told to stop, or until this try of the job runs no more."""
    while not stop.wait(seconds) and beat(job):
        pass


def beat(job: Job) -> bool:
    """Note that the worker lives; false if it works on this no more."""
    try:
        return bool(Job.objects.running_as(job).update(beat_at=Now()))
    except DatabaseError:
        logger.info("job %s: no beat, the database is busy", job.pk)
        return True
