"""How far a job is, told while it runs."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from django.db import transaction
from django.db.models.functions import Now

from jobs.models import Job, JobQuerySet


class Cancelled(Exception):
    """Whoever asked for the job wants it no more."""


class Superseded(Exception):
    """The job was given up for lost meanwhile; another try of it counts now."""


@dataclass(frozen=True, slots=True)
class Progress:
    job: Job

    def reach(self, done: int, *, of: int) -> None:
        """Note how much is done; stops the work if that was asked for."""
        if not self._mine().update(done=done, total=of, beat_at=Now()):
            raise Superseded
        if self._mine().filter(cancel_asked_at__isnull=False).exists():
            raise Cancelled

    @contextmanager
    def ending(self, result: str = "") -> Iterator[None]:
        """Write the last things and end the job in one transaction: both or neither."""
        ended = {"state": Job.State.DONE, "result": result, "finished_at": Now()}
        with transaction.atomic():
            yield
            if not self._mine().update(**ended, error=""):
                raise Superseded

    def _mine(self) -> JobQuerySet:
        return Job.objects.running_as(self.job)
