"""Records a file of past completions, or takes it back, in the background."""

from collections.abc import Callable
from datetime import date, datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from jobs import kinds, running
from jobs.models import Job
from jobs.progress import Progress
from people.imports.applying import NotChecked
from people.imports.work import AnotherRuns
from people.models import Person
from training.evidence.imports import applying, undoing
from training.evidence.imports.undoing import NothingToTakeBack, Reason
from training.models import EvidenceBatch
from training.renewal.revoking import Anew

KIND = "evidence-import"
BACK = "evidence-import-back"
KEY = "evidence"  # one file after the other


def ask(batch: EvidenceBatch, *, by: Person | None, at: datetime) -> Job:
    """Let the batch be recorded; raises NotChecked or AnotherRuns."""
    if not batch.may_be_recorded:
        raise NotChecked
    title = _("Import training records: %(name)s") % {"name": batch.name}
    return _ask(KIND, title, {"batch": batch.pk}, by=by, at=at)


def ask_back(batch: EvidenceBatch, reason: Reason, *, by: Person, at: datetime) -> Job:
    """Let be revoked what it satisfied; raises NothingToTakeBack or AnotherRuns."""
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


def newest(batch: EvidenceBatch) -> Job | None:
    """Return the last job about the batch."""
    jobs = Job.objects.filter(kind__in=[KIND, BACK], arguments__batch=batch.pk)
    return jobs.order_by("-pk").first()


def unended() -> set[int]:
    """Return the batches that wait or are being worked on."""
    jobs = Job.objects.filter(kind__in=[KIND, BACK], state__in=Job.UNENDED)
    return {job.arguments["batch"] for job in jobs}


def work(job: Job, progress: Progress) -> str:
    batch = EvidenceBatch.objects.get(pk=job.arguments["batch"])
    by = Person.objects.filter(pk=job.asked_by_id).first()
    plan = applying.ready(batch, by=by, at=job.asked_at)
    if job.tries == 1:
        applying.make_sure(batch, plan)
    applying.write(plan, by=by, at=job.asked_at, reach=_reach(progress))
    with progress.ending():
        applying.finish(batch, by=by, at=job.asked_at)
    return ""


def take_back(job: Job, progress: Progress) -> str:
    batch = EvidenceBatch.objects.get(pk=job.arguments["batch"])
    by = Person.objects.get(pk=job.asked_by_id)
    reason = Reason(job.arguments["why"], _read(job.arguments["anew"]))
    undoing.write(batch, reason, by=by, at=job.asked_at, reach=_reach(progress))
    with progress.ending():
        undoing.finish(batch, reason.why, by=by, at=job.asked_at)
    return ""


def _reach(progress: Progress) -> Callable[[int, int], None]:
    return lambda done, whole: progress.reach(done, of=whole)


def page(job: Job) -> str:
    return reverse("evidence-imports:batch", args=[job.arguments["batch"]])


kinds.register(KIND, work, page)
kinds.register(BACK, take_back, page)
