"""Credits in the background: at once what is new, regularly who is asked later."""

from collections.abc import Sequence
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from jobs import kinds, running, schedule
from jobs.models import Job
from jobs.progress import Progress
from people.models import Person
from training.equivalence import crediting, standing
from training.models import Equivalence, EquivalenceQuerySet

KIND = "credit-equivalences"
SECONDS = 15 * 60


def ask(made: Sequence[Equivalence], *, by: Person, at: datetime) -> Job:
    first = made[0]
    return running.ask(
        KIND,
        title=_("Counted as equal: %(course)s") % {"course": first.was.course},
        arguments={"equivalences": [one.pk for one in made]},
        by=by,
        at=at,
        key=str(first.pk),
    )


def last_job() -> Job | None:
    return Job.objects.filter(kind=KIND).order_by("-pk").first()


def do(job: Job, progress: Progress) -> str:
    rows = list(_active().filter(pk__in=job.arguments["equivalences"]))
    counts = [standing.waiting(one.was, one.now).count() for one in rows]
    total, before = sum(counts), 0
    for one, count in zip(rows, counts, strict=True):

        def tell(seen: int, before: int = before) -> None:
            progress.reach(before + seen, of=total)

        crediting.credit(one, at=job.asked_at, tell=tell)
        before += count
    return ""


def sweep(at: datetime) -> None:
    """Credit those who were asked for a new module after its equivalence was made."""
    for one in _active():
        crediting.credit(one, at=at)


def _active() -> EquivalenceQuerySet:
    known = Equivalence.objects.active().order_by("pk")
    return known.select_related("was__course", "now__course", "made_by")


def page(job: Job) -> str:  # noqa: ARG001  # all jobs of the kind are shown there
    return reverse("equivalence:list")


kinds.register(KIND, do, page)
schedule.every(SECONDS, "credit-equivalences", sweep)
