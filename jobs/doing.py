"""Does a job in the background and notes how it ended."""

import logging
from collections.abc import Callable
from datetime import datetime

from django.db.models import F

from jobs import ending, heart, kinds
from jobs.models import Job
from jobs.progress import Cancelled, Progress, Superseded

logger = logging.getLogger(__name__)

type Clock = Callable[[], datetime]


def do(key: int, *, clock: Clock) -> datetime | None:
    """Do the job unless somebody does it already, or its time has not come.

    A failure is noted, not raised. Returns when the job is to be tried again, if so.
    """
    job = _begin(key, at=clock())
    if job is None:
        return None
    with heart.beating(job):
        return _try(job, clock=clock)


def _begin(key: int, *, at: datetime) -> Job | None:
    """Take the job: of several who want it, one gets it."""
    due = Job.objects.filter(pk=key).due(at=at)
    begun = {"started_at": at, "beat_at": at, "again_at": None}
    if not due.update(state=Job.State.RUNNING, tries=F("tries") + 1, **begun):
        return None
    return Job.objects.get(pk=key)


def _try(job: Job, *, clock: Clock) -> datetime | None:
    try:
        progress = Progress(job)
        progress.reach(0, of=job.total)
        result = kinds.named(job.kind).work(job, progress)
    except Cancelled:
        ending.called_off(job, at=clock())
    except Superseded:
        logger.warning("job %s: try %s was given up for lost", job.pk, job.tries)
    except Exception as problem:  # a job may fail in any way; the asker must see it
        logger.exception("job %s failed", job.pk)
        return ending.failed(job, problem, at=clock())
    else:
        ending.done(job, result, at=clock())
    return None
