"""Looks whom an equivalence touches: now, or in the background if they are many."""

import hashlib
import json
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.urls import reverse
from django.utils.translation import gettext as _

from courses.models import Module
from jobs import files, kinds, running, schedule
from jobs.models import Job
from jobs.progress import Progress
from people.models import Person
from people.sheets.telling import told
from training.equivalence import kept, preview, standing
from training.equivalence.modules import Plan
from training.equivalence.preview import Part

KIND = "look-at-equivalence"
MOST_AT_ONCE = 2_000
FRESH = timedelta(hours=1)
DAY = 24 * 60 * 60
SHOWN = 10


@dataclass(frozen=True, slots=True)
class Seen:
    """What was found; `job` is who looks or looked, and nobody if it was quick."""

    parts: list[Part]
    job: Job | None = None


def look(
    plan: Plan, *, query: str, by: Person, at: datetime, anew: bool = False
) -> Seen:
    """Return what is known by now, of many what was found within the last hour.

    `query` is of the address at which it is shown.
    """
    if not is_large(plan):
        return Seen(preview.parts(preview.lines(plan, at=at), size=SHOWN))
    job = None if anew else _newest(plan, by=by, at=at)
    job = job or _ask(plan, query=query, by=by, at=at)
    return Seen(kept.read(job.result) if job.is_done else [], job)


def is_large(plan: Plan) -> bool:
    """Count no further than it takes."""
    left = MOST_AT_ONCE
    for was, _now in plan:
        left -= standing.people(was).order_by()[: left + 1].count()
        if left < 0:
            return True
    begun = standing.begun([was for was, _now in plan])
    return begun.order_by()[: left + 1].count() > left


def _newest(plan: Plan, *, by: Person, at: datetime) -> Job | None:
    """Return the last job that looks or looked; none if that is of no use any more."""
    known = Job.objects.filter(kind=KIND, key=_key(plan, by)).order_by("-pk")
    job = known.exclude(state=Job.State.CANCELLED).first()
    if job is None or not job.is_done:
        return job
    is_kept = bool(job.result) and default_storage.exists(job.result)
    return job if is_kept and job.asked_at > at - FRESH else None


def _ask(plan: Plan, *, query: str, by: Person, at: datetime) -> Job:
    course = plan[0][0].course
    job = running.ask(
        KIND,
        title=(_("Whom it touches: %(course)s") % {"course": course.title})[:200],
        arguments={
            "plan": [(was.pk, now and now.pk) for was, now in plan],
            "query": query,
        },
        by=by,
        at=at,
        key=_key(plan, by),
    )
    job.refresh_from_db()
    return job


def _key(plan: Plan, by: Person) -> str:
    told = json.dumps([(was.pk, now and now.pk) for was, now in plan])
    return f"{by.pk}-{hashlib.sha256(told.encode()).hexdigest()}"


def work(job: Job, progress: Progress) -> str:
    plan = _read(job.arguments["plan"])
    begun = standing.begun([was for was, _now in plan])
    whole = begun.count() + sum(standing.people(was).count() for was, _now in plan)
    rows = preview.lines(plan, at=job.asked_at)
    seen = told(rows, lambda done, of: progress.reach(done, of=of), of=whole)
    text = kept.told(preview.parts(seen, size=SHOWN))
    file = ContentFile(text.encode())
    return files.keep(file, job=job, folder="equivalences", name="seen.json")


def _read(pairs: list[tuple[int, int | None]]) -> Plan:
    named = Module.objects.select_related("course")
    known = named.in_bulk([key for pair in pairs for key in pair if key])
    return [(known[was], known[now] if now else None) for was, now in pairs]


def page(job: Job) -> str:
    return f"{reverse('equivalence:new')}?{job.arguments['query']}"


def forget(at: datetime) -> None:
    """Throw away what was found and is of no use any more."""
    seen = Job.objects.filter(kind=KIND, state=Job.State.DONE).exclude(result="")
    for job in seen.filter(finished_at__lt=at - FRESH):
        default_storage.delete(job.result)
        Job.objects.filter(pk=job.pk).update(result="")


kinds.register(KIND, work, page)
schedule.every(DAY, "forget-looks", forget)
