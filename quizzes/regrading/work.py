"""Brings many attempts up to date with a correction, in the background."""

from jobs import kinds
from jobs.models import Job
from jobs.progress import Progress
from quizzes.models import Regrade
from quizzes.regrading import regrades


def spread(job: Job, progress: Progress) -> str:
    """Go on where it stopped, if it was called off before; there is no file."""
    regrade = Regrade.objects.select_related("unit").get(pk=job.arguments["regrade"])
    pending = regrades.pending(regrade)
    for done in regrades.spread(regrade, pending, at=job.asked_at):
        progress.reach(done, of=len(pending))
    return ""


kinds.register(regrades.KIND, spread)
