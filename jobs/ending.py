"""How a try of a job ends: well, called off, to be tried again, or for good."""

from datetime import datetime, timedelta

from django.db import InterfaceError, OperationalError

from jobs import kinds
from jobs.models import Job

# What may be otherwise in a while: the database, the network or the disk.
PASSING = (kinds.Passing, OperationalError, InterfaceError, OSError)


def pause(tries: int) -> timedelta:
    """Return how long to wait after so many tries: 1, 4, 16 … minutes."""
    return timedelta(minutes=4 ** (tries - 1))


def done(job: Job, result: str, *, at: datetime) -> None:
    mine = Job.objects.running_as(job)
    mine.update(state=Job.State.DONE, result=result, error="", finished_at=at)


def called_off(job: Job, *, at: datetime) -> None:
    mine = Job.objects.running_as(job)
    mine.update(state=Job.State.CANCELLED, error="", finished_at=at)


def failed(job: Job, problem: Exception, *, at: datetime) -> datetime | None:
    """Note what went wrong; return when it is tried again, if it is."""
    error = f"{type(problem).__name__}: {problem}"
    return _again_or_never(job, error, may=isinstance(problem, PASSING), at=at)


def lost(job: Job, *, at: datetime) -> datetime | None:
    """Note that its worker died; return when it is tried again, if it is."""
    return _again_or_never(job, Job.Reason.LOST, may=True, at=at)


def _again_or_never(
    job: Job, error: str, *, may: bool, at: datetime
) -> datetime | None:
    mine = Job.objects.running_as(job)
    if mine.filter(cancel_asked_at__isnull=False).exists():
        called_off(job, at=at)
        return None
    if may and kinds.may_try_again(job):
        again_at = at + pause(job.tries)
        mine.update(state=Job.State.WAITING, error=error, again_at=again_at)
        return again_at
    mine.update(state=Job.State.FAILED, error=error, finished_at=at)
    return None
