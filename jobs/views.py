"""How far the work is that a person asked for, and what came of it."""

from pathlib import PurePosixPath

from django.contrib.auth.decorators import login_required
from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from jobs import kinds, running
from jobs.models import Job, JobQuerySet
from web.access import View, marked
from web.partials import page_or_partial

NEWEST = 50


def asker(view: View) -> View:
    """Open to whoever asked for the job, and to the administration."""
    return marked(login_required(view), "who asked")


def _jobs(request: HttpRequest) -> JobQuerySet:
    return Job.objects.seen_by(request.user)


@asker
def list_(request: HttpRequest) -> HttpResponseBase:
    newest = _jobs(request).select_related("asked_by").order_by("-pk")[:NEWEST]
    jobs = list(newest)
    is_busy = any(not job.has_ended for job in jobs)
    context = {"jobs": jobs, "is_busy": is_busy}
    return page_or_partial(request, "jobs/list.html", context, partial="jobs")


@asker
def job(request: HttpRequest, key: int) -> HttpResponseBase:
    """Show it; a kind of work that has a page of its own is shown there."""
    found = get_object_or_404(_jobs(request), pk=key)
    if address := kinds.page_of(found):
        return redirect(address)
    return page_or_partial(request, "jobs/job.html", {"job": found}, partial="state")


@asker
def file(request: HttpRequest, key: int) -> HttpResponseBase:
    found = get_object_or_404(_jobs(request), pk=key, state=Job.State.DONE)
    if not found.result or not default_storage.exists(found.result):
        raise Http404
    name = PurePosixPath(found.result).name
    stored = default_storage.open(found.result)
    return FileResponse(stored, as_attachment=True, filename=name)


@require_POST
@asker
def cancel(request: HttpRequest, key: int) -> HttpResponseBase:
    found = get_object_or_404(_jobs(request), pk=key)
    if not kinds.page_of(found):  # there, several may wait for it
        running.cancel(found, at=timezone.now())
    return redirect("jobs:job", found.pk)


@require_POST
@asker
def once_more(request: HttpRequest, key: int) -> HttpResponseBase:
    found = get_object_or_404(_jobs(request), pk=key)
    new = running.once_more(found, at=timezone.now())
    return redirect("jobs:job", new.pk)
