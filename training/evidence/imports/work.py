"""Checks a large file of past completions, records it, or takes it back."""

from collections.abc import Mapping
from datetime import date, datetime

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from engine.tables.refusals import Unreadable
from jobs import kinds, running
from jobs.models import Job
from jobs.progress import Cancelled, Progress
from people.imports.applying import HasChanged, NotChecked
from people.imports.work import AnotherRuns, StillBusy, reach
from people.models import Person
from people.sheets import sizes
from training.evidence.imports import applying, batches, undoing
from training.evidence.imports.summary import Summary
from training.evidence.imports.undoing import NothingToTakeBack, Reason
from training.models import EvidenceBatch
from training.renewal.revoking import Anew

KIND = "evidence-import"
BACK = "evidence-import-back"
CHECK = "evidence-import-check"
KINDS = (KIND, BACK, CHECK)
KEY = "evidence"  # one file after the other


def check(
    batch: EvidenceBatch,
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
        arguments = {"batch": batch.pk}
        running.ask(
            CHECK,
            title=_title(batch),
            arguments=arguments,
            by=by,
            at=at,
            key=str(batch.pk),
        )


def make_sure_idle(batch: EvidenceBatch) -> None:
    """Raise StillBusy if a job about it has not ended."""
    job = newest(batch)
    if job is not None and not job.has_ended:
        raise StillBusy(job.pk)


def ask(batch: EvidenceBatch, *, by: Person | None, at: datetime) -> Job:
    """Let it be recorded; raises NotChecked, HasChanged, StillBusy or AnotherRuns."""
    make_sure_idle(batch)
    if not batch.may_be_recorded:
        raise NotChecked
    if not Summary.of(batch).is_checked:
        raise HasChanged
    return _ask(KIND, _title(batch), {"batch": batch.pk}, by=by, at=at)


def _title(batch: EvidenceBatch) -> str:
    return (_("Import training records: %(name)s") % {"name": batch.name})[:200]


def ask_back(batch: EvidenceBatch, reason: Reason, *, by: Person, at: datetime) -> Job:
    """Let be revoked what it satisfied; raises as `ask` and NothingToTakeBack."""
    make_sure_idle(batch)
    if not undoing.may_be(batch):
        raise NothingToTakeBack
    title = _("Take back training records: %(name)s") % {"name": batch.name}
    arguments = {"batch": batch.pk, "why": reason.why, "anew": _told(reason.anew)}
    return _ask(BACK, title, arguments, by=by, at=at)


def _ask(
    kind: str,
    title: str,
    arguments: dict[str, object],
    *,
    by: Person | None,
    at: datetime,
) -> Job:
    job = running.ask(
        kind, title=title[:200], arguments=arguments, by=by, at=at, key=KEY
    )
    if job.arguments != arguments:
        raise AnotherRuns
    return job


def _told(anew: Anew | None) -> str | None:
    if anew is None:
        return None
    return anew.due_on.isoformat() if anew.due_on else ""


def _read(told: str | None) -> Anew | None:
    if told is None:
        return None
    return Anew(date.fromisoformat(told) if told else None)


def cancel(batch: EvidenceBatch, *, by: Person | None, at: datetime) -> None:
    """Call off its check, or stop recording it when the portion at hand is done."""
    job = newest(batch)
    if job is None or job.kind == BACK:
        return
    running.cancel(job, at=at)
    job.refresh_from_db()
    if job.state == Job.State.CANCELLED and batch.state == batch.State.CHECKED:
        applying.leave(batch, by=by, at=at)


def newest(batch: EvidenceBatch) -> Job | None:
    """Return the last job about the batch."""
    jobs = Job.objects.filter(kind__in=KINDS, arguments__batch=batch.pk)
    return jobs.order_by("-pk").first()


def unended() -> set[int]:
    """Return the batches that wait or are being worked on."""
    jobs = Job.objects.filter(kind__in=KINDS, state__in=Job.UNENDED)
    return {job.arguments["batch"] for job in jobs}


def look(job: Job, progress: Progress) -> str:
    """Check it; a file that turns out to be none has not failed, and says why."""
    batch = EvidenceBatch.objects.get(pk=job.arguments["batch"])
    by = Person.objects.filter(pk=job.asked_by_id).first()
    tell = reach(progress)
    try:
        batches.check(batch, batch.columns, by=by, at=job.asked_at, reach=tell)
    except Unreadable as problem:
        Summary.of(batch).refuse(batch, problem)
    return ""


def work(job: Job, progress: Progress) -> str:
    batch = EvidenceBatch.objects.get(pk=job.arguments["batch"])
    by = Person.objects.filter(pk=job.asked_by_id).first()
    plan = applying.ready(batch, by=by, at=job.asked_at)
    if job.tries == 1:
        applying.make_sure(batch, plan)
    try:
        applying.write(plan, by=by, at=job.asked_at, reach=reach(progress))
    except Cancelled:
        applying.leave(batch, by=by, at=job.asked_at)
        raise
    with progress.ending():
        applying.finish(batch, by=by, at=job.asked_at)
    return ""


def take_back(job: Job, progress: Progress) -> str:
    batch = EvidenceBatch.objects.get(pk=job.arguments["batch"])
    by = Person.objects.get(pk=job.asked_by_id)
    reason = Reason(job.arguments["why"], _read(job.arguments["anew"]))
    undoing.write(batch, reason, by=by, at=job.asked_at, reach=reach(progress))
    with progress.ending():
        undoing.finish(batch, reason.why, by=by, at=job.asked_at)
    return ""


def page(job: Job) -> str:
    return reverse("evidence-imports:batch", args=[job.arguments["batch"]])


kinds.register(CHECK, look, page)
kinds.register(KIND, work, page)
kinds.register(BACK, take_back, page)
