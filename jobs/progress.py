"""How far a job is, told while it runs."""

from dataclasses import dataclass

from django.db.models.functions import Now

from jobs.models import Job


class Cancelled(Exception):
    """Whoever asked for the job wants it no more."""


@dataclass(frozen=True, slots=True)
class Progress:
    job: Job

    def reach(self, done: int, *, of: int) -> None:
        """Note how much is done; stops the work if that was asked for."""
        mine = Job.objects.filter(pk=self.job.pk)
        mine.update(done=done, total=of, beat_at=Now())
        if mine.filter(cancel_asked_at__isnull=False).exists():
            raise Cancelled
