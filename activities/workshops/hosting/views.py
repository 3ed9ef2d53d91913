"""The pages of a host: her sessions, and the wall with its controls."""

import logging
from collections.abc import Callable

from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_POST, require_safe

from activities.models import Workshop
from activities.workshops import revisions
from activities.workshops.access import found, hosting, trainers
from activities.workshops.codes import read
from activities.workshops.hosting import choices, controls, leading, paper, wall
from activities.workshops.hosting.forms import ControlForm, OpenForm
from activities.workshops.hosting.wall import Wall
from engine.paper.setting import MENDING, PaperUnavailable
from people.requests import PersonRequest
from web.unchanged import tagged

WALL = "activities/workshops/wall.html"
LIVE = f"{WALL}#live"
UNPROCESSABLE = 422
UNAVAILABLE = 503
MOST_PAST = 50
VIEWER = "frame-ancestors 'none'"  # a stricter policy would stop the PDF viewers

logger = logging.getLogger(__name__)


@trainers
def sessions(request: PersonRequest) -> HttpResponseBase:
    """List the sessions, and open a new one."""
    now = timezone.now()
    offered = choices.of(request.user, at=now)
    form = OpenForm(request.POST or None, choices=offered)
    if form.is_valid():
        opened = leading.open_session(form.plan(), host=request.user, at=now)
        return redirect("workshops:wall", opened.code)
    mine = choices.sessions(request.user, at=now).order_by("-opened_at")
    context = {
        "form": form,
        "open": mine.filter(closed_at__isnull=True),
        "past": mine.filter(closed_at__isnull=False)[:MOST_PAST],
    }
    status = UNPROCESSABLE if form.is_bound else 200
    page = "activities/workshops/sessions.html"
    return TemplateResponse(request, page, context, status=status)


@require_safe
@hosting
def show(request: PersonRequest, workshop: Workshop) -> HttpResponseBase:
    """Show the wall, made for a projector."""
    return _answer(request, workshop)


def _tag(code: str) -> str:
    return revisions.latest(read(code), of=revisions.WALL)


@tagged(_tag)
@require_safe
@hosting
def live(request: PersonRequest, workshop: Workshop) -> HttpResponseBase:
    """Answer the wall that asks every second; see web.unchanged for "nothing new"."""
    return _answer(request, workshop, is_live=True)


@require_POST
@hosting
def control(request: PersonRequest, workshop: Workshop) -> HttpResponseBase:
    """Do what a button of the wall says."""
    form = ControlForm(request.POST)
    if form.is_valid():
        controls.do(workshop, form.deed(), by=request.user, at=timezone.now())
    changed = found(workshop.code)
    if "HX-Request" in request.headers and changed and changed.is_open:
        return _answer(request, changed, is_live=True)
    return redirect("workshops:wall", workshop.code)


@require_POST
@hosting
def stage(request: PersonRequest, workshop: Workshop) -> HttpResponseBase:
    """Put another activity on the wall."""
    controls.show(workshop, request.POST.get("unit", ""), at=timezone.now())
    return redirect("workshops:wall", workshop.code)


@require_safe
@hosting
def as_pdf(request: PersonRequest, workshop: Workshop) -> HttpResponseBase:
    return _printed(request, workshop, paper.pdf, ending="pdf")


@require_safe
@hosting
def as_png(request: PersonRequest, workshop: Workshop) -> HttpResponseBase:
    return _printed(request, workshop, paper.png, ending="png")


KINDS = {"pdf": "application/pdf", "png": "image/png"}


def _printed(
    request: PersonRequest,
    workshop: Workshop,
    make: Callable[..., bytes],
    *,
    ending: str,
) -> HttpResponseBase:
    seen = _wall(request, workshop)
    if seen.show is None:
        raise Http404
    try:
        content = make(seen, at=timezone.now())
    except PaperUnavailable:
        logger.exception("The wall cannot be set on paper.")
        context = {"workshop": workshop, "mending": MENDING}
        page = "activities/workshops/unavailable.html"
        return TemplateResponse(request, page, context, status=UNAVAILABLE)
    response = HttpResponse(content, content_type=KINDS[ending])
    name = f"{paper.name(seen)}.{ending}"
    disposition = content_disposition_header(as_attachment=True, filename=name)
    response["Content-Disposition"] = disposition or ""
    response["Content-Security-Policy"] = VIEWER
    patch_cache_control(response, private=True, no_store=True)
    return response


def _answer(
    request: PersonRequest, workshop: Workshop, *, is_live: bool = False
) -> HttpResponseBase:
    """Show the wall, or its part that lives; the next second may change it."""
    context = {
        "wall": _wall(request, workshop),
        "workshop": workshop,
        "asked": request.GET.get("stage", ""),
        "is_live": is_live,
    }
    if not is_live:
        context["chapters"] = choices.chapters(workshop.course)
    response = TemplateResponse(request, LIVE if is_live else WALL, context)
    patch_cache_control(response, private=True, no_store=True)
    return response


def _wall(request: PersonRequest, workshop: Workshop) -> Wall:
    asked = request.GET.get("stage", "")
    origin = request.build_absolute_uri("/").rstrip("/")
    return wall.of(workshop, origin=origin, at=timezone.now(), stage=asked)
