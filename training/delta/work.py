"""Opening the deltas of a release in the background."""

from datetime import datetime

from django.utils.translation import gettext as _

from courses.models import Release
from jobs import kinds, running
from jobs.models import Job
from jobs.progress import Progress
from people.models import Person
from training.delta import opening
from training.delta.opening import Order

KIND = "open-deltas"


def ask(order: Order, *, at: datetime) -> Job:
    """Let it be done in the background; asked twice for a release, it is done once."""
    release = order.release
    return running.ask(
        KIND,
        title=_("What release %(number)s changed, to be learnt again")
        % {"number": release.number},
        arguments={
            "release": release.pk,
            "due_days": order.due_days,
            "why": order.why,
        },
        by=order.by,
        at=at,
        key=str(release.pk),
    )


def work(job: Job, progress: Progress) -> str:
    said = job.arguments
    order = Order(
        release=Release.objects.get(pk=said["release"]),
        due_days=said["due_days"],
        why=said["why"],
        by=Person.objects.filter(pk=job.asked_by_id).first(),
    )
    opening.open_all(order, at=job.started_at or job.asked_at)
    progress.reach(1, of=1)
    return ""


kinds.register(KIND, work)
