"""Going on with a correction whose work in the background failed or was called off."""

from collections.abc import Collection
from datetime import datetime

from django.db import transaction

from jobs import running
from jobs.models import Job
from people.models import Person
from quizzes.models import Regrade
from quizzes.regrading.regrades import KIND


def stopped(made: Collection[Regrade]) -> dict[int, Job]:
    """Return the newest job of each correction that it did not bring to its end."""
    keys = [one.pk for one in made]
    asked = Job.objects.filter(kind=KIND, arguments__regrade__in=keys)
    newest = {job.arguments["regrade"]: job for job in asked.order_by("pk")}
    return {
        key: job
        for key, job in newest.items()
        if job.has_ended and job.state != Job.State.DONE
    }


@transaction.atomic
def go_on(regrade: Regrade, *, by: Person, at: datetime) -> Job | None:
    """Ask for the rest; nothing if that was done, or is being done, already."""
    locked = Regrade.objects.select_for_update(of=("self",)).get(pk=regrade.pk)
    before = stopped([locked]).get(locked.pk)
    if before is None:
        return None
    arguments = {"regrade": locked.pk}
    return running.ask(
        KIND,
        title=before.title,
        arguments=arguments,
        by=by,
        at=at,
        key=str(locked.pk),
    )
