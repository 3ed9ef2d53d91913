"""Paths: the list, a path, a new one, another shape for one."""

from django.http import Http404, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.views.decorators.http import require_POST

from people.requests import PersonRequest
from training.access import Reach, arranging
from training.models import Path
from training.paths import access, changes, listing
from training.paths.forms import PathForm
from training.prerequisites import choices
from training.prerequisites.graph import Circle


@arranging
def listed(request: PersonRequest, reach: Reach) -> HttpResponseBase:
    lines = listing.lines(access.within(reach))
    return TemplateResponse(request, "training/paths.html", {"lines": lines})


@arranging
def new(request: PersonRequest, reach: Reach) -> HttpResponseBase:
    return _form_page(request, reach, None)


@arranging
def one(request: PersonRequest, reach: Reach, slug: str) -> HttpResponseBase:
    found = get_object_or_404(access.within(reach).select_related("made_by"), slug=slug)
    steps = listing.steps(found)
    context = {
        "laid": found,
        "steps": steps,
        "words": listing.words(found, len(steps)),
        "people": listing.people(found, reach.periods()),
    }
    return TemplateResponse(request, "training/path.html", context)


@arranging
def edit(request: PersonRequest, reach: Reach, slug: str) -> HttpResponseBase:
    found = get_object_or_404(access.within(reach).current(), slug=slug)
    return _form_page(request, reach, found)


@require_POST
@arranging
def archive(request: PersonRequest, reach: Reach, slug: str) -> HttpResponseBase:
    found = get_object_or_404(access.within(reach).current(), slug=slug)
    changes.archive(found, by=request.user, at=timezone.now())
    return redirect("paths:list")


def _form_page(
    request: PersonRequest, reach: Reach, path: Path | None
) -> HttpResponseBase:
    """Show the form; with "more" it comes back with further rows."""
    things = choices.of(reach.taught_courses())
    if not things.groups:
        raise Http404
    sent = request.POST if request.method == "POST" else None
    form = PathForm(sent, things=things, path=path)
    is_sent = sent is not None and "more" not in sent
    kept = _saved(request, form) if is_sent and form.is_valid() else None
    if kept is not None:
        return redirect("paths:one", kept.slug)
    if not is_sent:
        form.errors.clear()
    is_assigned = path is not None and changes.is_assigned(path)
    context = {"form": form, "laid": path, "is_assigned": is_assigned}
    page = "training/path_form.html"
    status = 422 if form.errors else 200
    return TemplateResponse(request, page, context, status=status)


def _saved(request: PersonRequest, form: PathForm) -> Path | None:
    by, now = request.user, timezone.now()
    try:
        if form.path is None:
            return changes.make(form.plan, by=by, at=now)
        return changes.change(form.path, form.plan, by=by, at=now)
    except Circle as circle:
        form.refuse(circle)
        return None
