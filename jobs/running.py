"""Asking for long work and calling it off."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

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
    key: str = "",
) -> Job:
    """Note the job and put it in the queue, both or neither.

    Work with a key waits or runs once: whoever asks for the same gets that job.
    If its worker died, the job is done again (jobs.reaping).
    """
    kinds.named(kind)
    asked = {
        "title": title,
        "arguments": dict(arguments),
        "asked_by_id": by.pk if by else None,
        "asked_at": at,
    }
    job, is_new = _shared(kind, key, asked) if key else _new(kind, asked)
    if is_new:
        tasks.do.enqueue(job.pk)
        job.refresh_from_db()
    return job


def _shared(kind: str, key: str, asked: Mapping[str, Any]) -> tuple[Job, bool]:
    """Return the job of that key that has not ended, or a new one."""
    return Job.objects.get_or_create(
        kind=kind, key=key, state__in=Job.UNENDED, defaults=asked
    )


def _new(kind: str, asked: Mapping[str, Any]) -> tuple[Job, bool]:
    return Job.objects.create(kind=kind, **asked), True


def once_more(job: Job, *, at: datetime) -> Job:
    """Ask again for work that failed, and for no other, for who asked for it first."""
    if not job.is_failed:
        return job
    return ask(
        job.kind,
        title=job.title,
        arguments=job.arguments,
        by=job.asked_by,
        at=at,
        key=job.key,
    )


def cancel(job: Job, *, at: datetime) -> None:
    """Call a job off: at once if it still waits, else when it next tells how far it is.

    One that has ended stays as it ended; one called off is never tried again.
    """
    mine = Job.objects.filter(pk=job.pk)
    mine.waiting().update(
        state=Job.State.CANCELLED, error="", again_at=None, finished_at=at
    )
    mine.filter(state=Job.State.RUNNING).update(cancel_asked_at=at)
