"""Says whether there is a worker."""

from datetime import datetime

from jobs import queue
from jobs.models import SILENCE, Job


def silent_since(*, at: datetime) -> datetime | None:
    """Return since when work waits that nobody takes; None if all is well.

    While a job beats, its worker has no time for other work, and that is well.
    """
    if Job.objects.beating(at=at).exists():
        return None
    return queue.left_since(at=at, patience=SILENCE)
