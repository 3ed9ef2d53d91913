"""Applies a large file, or takes it back, in the background."""

from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from jobs import kinds, running
from jobs.models import Job
from jobs.progress import Progress
from people.imports import applying, findings, undoing
from people.imports.applying import HasChanged
from people.imports.summary import Summary
from people.models import ImportBatch, Person

KIND = "people-import"
KEY = "people"  # one file after the other


class AnotherRuns(Exception):
    """Another file is being applied or taken back; wait for it."""


def ask(batch: ImportBatch, what: str, *, by: Person | None, at: datetime) -> Job:
    """Let the batch be applied or rolled back; raises AnotherRuns."""
    arguments = {"batch": batch.pk, "what": what}
    title = _("Bring people in: %(name)s") % {"name": batch.name}
    job = running.ask(
        KIND, title=title[:200], arguments=arguments, by=by, at=at, key=KEY
    )
    if job.arguments != arguments:
        raise AnotherRuns
    return job


def newest(batch: ImportBatch) -> Job | None:
    """Return the last job about the batch."""
    jobs = Job.objects.filter(kind=KIND, arguments__batch=batch.pk)
    return jobs.order_by("-pk").first()


def is_running() -> bool:
    return Job.objects.filter(kind=KIND, state__in=Job.UNENDED).exists()


def work(job: Job, progress: Progress) -> str:
    batch = ImportBatch.objects.get(pk=job.arguments["batch"])
    by = Person.objects.filter(pk=job.asked_by_id).first()
    do = apply if job.arguments["what"] == "apply" else roll_back
    do(batch, progress, by=by, at=job.asked_at)
    return ""


def apply(
    batch: ImportBatch, progress: Progress, *, by: Person | None, at: datetime
) -> None:
    plan = applying.ready(batch, by=by, at=at)
    is_first = progress.job.tries == 1
    if is_first and findings.digest(plan.lines) != Summary.of(batch).digest:
        raise HasChanged
    writer = applying.writer(batch, plan, by=by, at=at)
    done, whole = 0, Summary.of(batch).changes
    for lines in applying.portions(plan):
        progress.reach(done, of=whole)
        writer.write(lines)
        done += len(lines)
    progress.reach(done, of=whole)
    with progress.ending():
        applying.finish(batch, by=by, at=at)


def roll_back(
    batch: ImportBatch, progress: Progress, *, by: Person | None, at: datetime
) -> None:
    undo = undoing.plan(batch, by=by, at=at)
    done, whole = 0, len(undo.doing)
    for steps in undo.portions():
        progress.reach(done, of=whole)
        undoing.write(steps, by=by, at=at)
        done += len(steps)
    progress.reach(done, of=whole)
    with progress.ending():
        undoing.finish(batch, undo, by=by, at=at)


def page(job: Job) -> str:
    return reverse("imports:batch", args=[job.arguments["batch"]])


kinds.register(KIND, work, page)
