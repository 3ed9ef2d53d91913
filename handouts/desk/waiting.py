"""How far a book is that somebody waits for."""

from dataclasses import dataclass
from datetime import datetime

from handouts import building, cache
from jobs.models import Job

STEP = 5  # seconds; nobody can tell more exactly
TELLING = 25  # of a hundred


@dataclass(frozen=True, slots=True)
class Wait:
    """How far a book is at a moment; `job` is the last work on it."""

    name: str
    query: str
    job: Job | None
    at: datetime
    seconds: float

    @property
    def is_ready(self) -> bool:
        return cache.is_there(self.name)

    @property
    def is_going_on(self) -> bool:
        job = self.job
        return job is not None and not job.has_ended and not job.is_lost(self.at)

    @property
    def is_broken(self) -> bool:
        job = self.job
        return job is not None and (job.is_failed or job.is_lost(self.at))

    @property
    def is_late(self) -> bool:
        """Say whether nobody has begun with it for so long that nobody may."""
        job = self.job
        if job is None or not job.is_waiting:
            return False
        return self.at - job.asked_at > building.PATIENCE

    @property
    def others(self) -> int:
        """Return how many others wait for the same book."""
        return len(self.job.arguments["waiting"]) - 1 if self.job else 0

    @property
    def seconds_left(self) -> int:
        """Reckon from how the work has gone so far; its beginning tells little."""
        job = self.job
        if job is None or job.started_at is None:
            return _rounded(self.seconds)
        passed = (self.at - job.started_at).total_seconds()
        if job.done < TELLING:
            return _rounded(max(self.seconds - passed, passed))
        return _rounded(passed * (job.total - job.done) / job.done)

    @property
    def minutes_left(self) -> int:
        return round(self.seconds_left / 60)


def _rounded(seconds: float) -> int:
    return max(STEP, round(seconds / STEP) * STEP)
