"""Checks a large file, applies it, or takes it back, in the background."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from engine.tables.refusals import Unreadable
from jobs import kinds, running
from jobs.models import Job
from jobs.progress import Cancelled, Progress
from people.imports import applying, batches, findings, undoing
from people.imports.applying import HasChanged
from people.imports.summary import Summary
from people.models import ImportBatch, Person
from people.sheets import sizes
from people.sheets.telling import Reach

KIND = "people-import"
KEY = "people"  # one file after the other
CHECK, APPLY, ROLL_BACK = "check", "apply", "roll-back"


class AnotherRuns(Exception):
    """Another file is being applied or taken back; wait for it."""


class StillBusy(Exception):
    """Something else is being done with this file; wait for it."""


def check(
    batch: ImportBatch,
    columns: Mapping[str, str],
    *,
    by: Person | None,
    at: datetime,
) -> None:
    """Check the file now, or let it be checked in the background if it is large.

    Raises StillBusy, Unreadable or FileIsGone.
    """
    make_sure_idle(batch)
    if not sizes.is_large(batches.sheet(batch)):
        batches.check(batch, columns, by=by, at=at)
        return
    with transaction.atomic():
        Summary.of(batch).put_off(batch, columns)
        _ask(batch, CHECK, by=by, at=at, key=f"{CHECK}-{batch.pk}")


def make_sure_idle(batch: ImportBatch) -> None:
    """Raise StillBusy if a job about it has not ended."""
    job = newest(batch)
    if job is not None and not job.has_ended:
        raise StillBusy(job.pk)


def ask(batch: ImportBatch, what: str, *, by: Person | None, at: datetime) -> Job:
    """Let the batch be applied or rolled back; raises StillBusy or AnotherRuns."""
    make_sure_idle(batch)
    return _ask(batch, what, by=by, at=at, key=KEY)


def _ask(
    batch: ImportBatch, what: str, *, by: Person | None, at: datetime, key: str
) -> Job:
    arguments = {"batch": batch.pk, "what": what}
    title = _("Bring people in: %(name)s") % {"name": batch.name}
    job = running.ask(
        KIND, title=title[:200], arguments=arguments, by=by, at=at, key=key
    )
    if job.arguments != arguments:
        raise AnotherRuns
    return job


def cancel(batch: ImportBatch, *, by: Person | None, at: datetime) -> None:
    """Call off its check, or stop applying it when the portion at hand is done."""
    job = newest(batch)
    if job is None or job.arguments["what"] == ROLL_BACK:
        return
    running.cancel(job, at=at)
    job.refresh_from_db()
    if job.state == Job.State.CANCELLED and batch.state == batch.State.CHECKED:
        applying.leave(batch, by=by, at=at)


def newest(batch: ImportBatch) -> Job | None:
    """Return the last job about the batch."""
    jobs = Job.objects.filter(kind=KIND, arguments__batch=batch.pk)
    return jobs.order_by("-pk").first()


def is_running() -> bool:
    """Say whether a file is being applied or rolled back."""
    return Job.objects.filter(kind=KIND, key=KEY, state__in=Job.UNENDED).exists()


def work(job: Job, progress: Progress) -> str:
    batch = ImportBatch.objects.get(pk=job.arguments["batch"])
    by = Person.objects.filter(pk=job.asked_by_id).first()
    do = {CHECK: look, APPLY: apply, ROLL_BACK: roll_back}[job.arguments["what"]]
    do(batch, progress, by=by, at=job.asked_at)
    return ""


def look(
    batch: ImportBatch, progress: Progress, *, by: Person | None, at: datetime
) -> None:
    """Check it; a file that turns out to be none has not failed, and says why."""
    try:
        batches.check(batch, batch.columns, by=by, at=at, reach=reach(progress))
    except Unreadable as problem:
        Summary.of(batch).refuse(batch, problem)


def reach(progress: Progress) -> Reach:
    return lambda done, whole: progress.reach(done, of=whole)


def apply(
    batch: ImportBatch, progress: Progress, *, by: Person | None, at: datetime
) -> None:
    plan = applying.ready(batch, by=by, at=at)
    is_first = progress.job.tries == 1
    if is_first and findings.digest(plan.lines) != Summary.of(batch).digest:
        raise HasChanged
    writer = applying.writer(batch, plan, by=by, at=at)
    done, whole = 0, Summary.of(batch).changes
    try:
        for lines in applying.portions(plan):
            progress.reach(done, of=whole)
            writer.write(lines)
            done += len(lines)
    except Cancelled:
        applying.leave(batch, by=by, at=at)
        raise
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
