"""Saved reports: a list, one with its schedule, keeping a further one."""

from django.core.exceptions import BadRequest
from django.http import HttpResponseBase, QueryDict
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from people.requests import PersonRequest
from reports import kinds
from reports.kinds import Kind, NoSuchReport
from reports.models import SavedReport
from reports.saved import changing, listed
from reports.saved.access import owning
from reports.saved.forms import NameForm, ScheduleForm, initial
from training.access import Reach, reporting

LONGEST_QUERY = 4000


@require_safe
@reporting
def listing(request: PersonRequest, reach: Reach) -> HttpResponseBase:
    mine = SavedReport.objects.filter(owner=request.user, archived_at=None)
    rows = list(mine.order_by("name", "pk"))
    context = {"lines": listed.lines(rows, at=reach.at)}
    return TemplateResponse(request, "reports/saved/list.html", context)


@require_POST
@reporting
def new(request: PersonRequest, reach: Reach) -> HttpResponseBase:
    """Save what a report's page shows; its filters must hold."""
    kind = _kind(request.POST.get("report", ""))
    query = request.POST.get("query", "")[:LONGEST_QUERY]
    shown = kind.form(QueryDict(query), reach=reach)
    name = NameForm(request.POST, owner=request.user, at=reach.at)
    if not (shown.is_valid() and name.is_valid()):
        context = {"form": name, "kind": kind, "query": query, "shown": shown}
        return TemplateResponse(request, "reports/saved/new.html", context, status=422)
    saved = changing.save(
        kind,
        name=name.cleaned_data["name"],
        filters=changing.kept(shown),
        owner=request.user,
        at=reach.at,
    )
    return redirect("saved:one", saved.pk)


def _kind(name: str) -> Kind:
    try:
        return kinds.named(name)
    except NoSuchReport as problem:
        raise BadRequest from problem


@require_http_methods(["GET", "HEAD", "POST"])
@owning
def one(request: PersonRequest, saved: SavedReport) -> HttpResponseBase:
    at = timezone.now()
    form = ScheduleForm(
        request.POST or None,
        owner=request.user,
        at=at,
        saved=saved,
        initial=initial(saved),
    )
    if form.is_valid():
        changing.change(saved, form.terms, at=at)
        return redirect("saved:list")
    context = {
        "form": form,
        "line": listed.lines([saved], at=at)[0],
        "sent": listed.latest(saved),
    }
    status = 422 if form.errors else 200
    return TemplateResponse(request, "reports/saved/one.html", context, status=status)


@require_POST
@owning
def archive(request: PersonRequest, saved: SavedReport) -> HttpResponseBase:  # noqa: ARG001  # the gate alone asks it
    changing.archive(saved, at=timezone.now())
    return redirect("saved:list")
