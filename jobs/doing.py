"""Does a job in the background and notes how it ended."""

import logging
from collections.abc import Callable
from datetime import datetime

from jobs import kinds
from jobs.models import Job
from jobs.progress import Cancelled, Progress

logger = logging.getLogger(__name__)

type Clock = Callable[[], datetime]


def do(key: int, *, clock: Clock) -> None:
    """Do the job unless somebody does it already; a failure is noted, not raised."""
    waiting = Job.objects.filter(pk=key, state=Job.State.WAITING)
    if not waiting.update(state=Job.State.RUNNING, started_at=clock()):
        return
    job = Job.objects.get(pk=key)
    state, result, error = _attempt(job)
    Job.objects.filter(pk=key).update(
        state=state, result=result, error=error, finished_at=clock()
    )


def _attempt(job: Job) -> tuple[Job.State, str, str]:
    try:
        progress = Progress(job)
        progress.reach(0, of=job.total)
        return Job.State.DONE, kinds.named(job.kind)(job, progress), ""
    except Cancelled:
        return Job.State.CANCELLED, "", ""
    except Exception as problem:  # a job may fail in any way; the asker must see it
        logger.exception("job %s failed", job.pk)
        return Job.State.FAILED, "", f"{type(problem).__name__}: {problem}"
