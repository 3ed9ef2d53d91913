"""Finds jobs that nobody does: their worker died, or the queue lost them."""

from datetime import datetime

from jobs import ending, queue
from jobs.models import Job


def reap(task: queue.Doing, *, at: datetime) -> None:
    """Let each lost job be done again, or have failed if it was tried often enough.

    `task` is the one that does a job by its key (jobs.tasks.do).
    """
    for job in Job.objects.lost(at=at):
        ending.lost(job, at=at)
    if queue.keeps():
        enqueue_missing(task)
        queue.forget(task, at=at)


def enqueue_missing(task: queue.Doing) -> list[int]:
    """Put the jobs into the queue that wait but not there, and return their keys.

    Twice in the queue does no harm: a job is begun once.
    """
    queued = {queue.first(entry) for entry in queue.ready(task)}
    missing = [job for job in Job.objects.waiting() if job.pk not in queued]
    for job in missing:
        queue.put(task, job.pk, after=job.again_at)
    return [job.pk for job in missing]
