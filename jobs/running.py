"""Asking for long work and calling it off."""

from collections.abc import Mapping
from datetime import datetime

from django.contrib.auth.base_user import AbstractBaseUser
from django.db import transaction

from jobs import kinds, tasks
from jobs.models import Job


@transaction.atomic
def ask(
    kind: str,
    *,
    title: str,
    arguments: Mapping[str, object],
    by: AbstractBaseUser | None,
    at: datetime,
) -> Job:
    """Note the job and put it in the queue, both or neither."""
    kinds.named(kind)
    job = Job.objects.create(
        kind=kind,
        title=title,
        arguments=dict(arguments),
        asked_by_id=by.pk if by else None,
        asked_at=at,
    )
    tasks.do.enqueue(job.pk)
    job.refresh_from_db()
    return job


def cancel(job: Job, *, at: datetime) -> None:
    """Call a job off: at once if it still waits, else when it next tells how far it is.

    One that has ended stays as it ended.
    """
    mine = Job.objects.filter(pk=job.pk)
    mine.filter(state=Job.State.WAITING).update(
        state=Job.State.CANCELLED, finished_at=at
    )
    mine.filter(state=Job.State.RUNNING).update(cancel_asked_at=at)
