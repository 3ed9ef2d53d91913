"""Records a file of past completions in the background."""

from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from jobs import kinds, running
from jobs.models import Job
from jobs.progress import Progress
from people.imports.applying import NotChecked
from people.imports.work import AnotherRuns
from people.models import Person
from training.evidence.imports import applying
from training.models import EvidenceBatch

KIND = "evidence-import"
KEY = "evidence"  # one file after the other


def ask(batch: EvidenceBatch, *, by: Person | None, at: datetime) -> Job:
    """Let the batch be recorded; raises NotChecked or AnotherRuns."""
    if not batch.may_be_recorded:
        raise NotChecked
    arguments = {"batch": batch.pk}
    title = _("Import training records: %(name)s") % {"name": batch.name}
    job = running.ask(
        KIND, title=title[:200], arguments=arguments, by=by, at=at, key=KEY
    )
    if job.arguments != arguments:
        raise AnotherRuns
    return job


def newest(batch: EvidenceBatch) -> Job | None:
    """Return the last job about the batch."""
    jobs = Job.objects.filter(kind=KIND, arguments__batch=batch.pk)
    return jobs.order_by("-pk").first()


def unended() -> set[int]:
    """Return the batches that wait or are being worked on."""
    jobs = Job.objects.filter(kind=KIND, state__in=Job.UNENDED)
    return {job.arguments["batch"] for job in jobs}


def work(job: Job, progress: Progress) -> str:
    batch = EvidenceBatch.objects.get(pk=job.arguments["batch"])
    by = Person.objects.filter(pk=job.asked_by_id).first()
    plan = applying.ready(batch, by=by, at=job.asked_at)
    if job.tries == 1:
        applying.make_sure(batch, plan)
    applying.write(
        plan, by=by, at=job.asked_at, reach=lambda done, of: progress.reach(done, of=of)
    )
    with progress.ending():
        applying.finish(batch, by=by, at=job.asked_at)
    return ""


def page(job: Job) -> str:
    return reverse("evidence-imports:batch", args=[job.arguments["batch"]])


kinds.register(KIND, work, page)
