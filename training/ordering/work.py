"""Opens large orders in the background, and those that take effect by themselves."""

from datetime import datetime

from django.db import transaction
from django.db.models import Exists
from django.urls import reverse
from django.utils.translation import gettext as _

from jobs import kinds, running, schedule
from jobs.models import Job
from jobs.progress import Progress
from people.models import ImportBatch, Person
from training import assignments, reaching
from training.assignments import Order
from training.models import Assignment, Period
from training.ordering import ongoing

KIND = "assign"
FOLLOW = "keep-assignments"
SECONDS = 15 * 60
AT_ONCE = 2000
MEANT, ASKED = "meant", "asked"  # who is reached: all meant now, or who has it already


def give(
    order: Order, *, by: Person, at: datetime, at_once: int = AT_ONCE
) -> Assignment:
    """Assign now, or let it be done in the background if it is for very many."""
    begins_at = order.begins_at(at=at)
    some = order.people(at=begins_at).order_by()[: at_once + 1]
    if some.count() <= at_once:
        return assignments.assign(order, by=by, at=at)
    with transaction.atomic():
        assignment = assignments.place(order, by=by, at=at)
        if begins_at == at:
            ask(assignment, by=by, at=at)
    return assignment


def ask(
    assignment: Assignment, *, by: Person | None, at: datetime, whom: str = MEANT
) -> Job:
    return running.ask(
        KIND,
        title=str(assignment.what),
        arguments={"assignment": assignment.pk, "whom": whom},
        by=by,
        at=at,
        key=key(assignment),
    )


def key(assignment: Assignment) -> str:
    return f"assignment-{assignment.pk}"


def job_of(assignment: Assignment) -> Job | None:
    """Return the last job that opened it, if one did."""
    known = Job.objects.filter(kind=KIND, key=key(assignment))
    return known.order_by("-pk").first()


def do(job: Job, progress: Progress) -> str:
    """Open what is lacking, chunk by chunk; done again, it passes over what is open."""
    assignment = Assignment.objects.get(pk=job.arguments["assignment"])
    people = reaching.lacking(assignment, at=job.asked_at)
    if job.arguments.get("whom") == ASKED:
        people = people.filter(Exists(reaching.still_asked(assignment)))
    total = people.order_by().count()

    def tell(seen: int) -> None:
        progress.reach(seen, of=total)

    assignments.fulfil(assignment, at=job.asked_at, people=people, tell=tell)
    return ""


def page(job: Job) -> str:
    return reverse("training:assignment", args=[job.arguments["assignment"]])


def page_of_all(job: Job) -> str:  # noqa: ARG001  # it is about all of them
    return reverse("training:assignments")


def sweep(at: datetime) -> None:
    """Open what has taken effect meanwhile; keep what is ongoing in step."""
    for assignment in _begun(at=at):
        ask(assignment, by=assignment.made_by, at=at)
    ongoing.sweep(at)


def follow(batch: ImportBatch, *, by: Person | None, at: datetime) -> Job | None:
    """Let be kept in step at once what a file of people may concern."""
    if not ongoing.has_work(at=at):
        return None
    title = _("Keep assignments in step: %(name)s") % {"name": batch.name}
    key = str(batch.pk)
    return running.ask(FOLLOW, title=title[:200], arguments={}, by=by, at=at, key=key)


def do_follow(job: Job, _progress: Progress) -> str:
    """Take the people as they are now: the file may have taken a while."""
    ongoing.sweep(job.started_at or job.asked_at)
    return ""


def _begun(*, at: datetime) -> list[Assignment]:
    """Return what has taken effect and was neither opened nor asked to be."""
    opened = Period.objects.values("assignment")
    begun = Assignment.objects.running().filter(effective_at__lte=at, is_ongoing=False)
    fresh = begun.exclude(pk__in=opened).select_related("made_by").order_by("pk")
    return [one for one in fresh if job_of(one) is None]


kinds.register(KIND, do, page)
kinds.register(FOLLOW, do_follow, page_of_all)
schedule.every(SECONDS, "keep-assignments", sweep)
