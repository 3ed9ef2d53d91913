"""The baselines on the same server: the least that a page or a save costs in Django."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.template.loader import render_to_string
from django.urls import include, path
from django.utils import timezone
from django.views.decorators.http import require_POST

from jobs.models import Job

PAGES: dict[str, tuple[str, dict[str, Any]]] = {}


@login_required
def page(request: HttpRequest, name: str) -> HttpResponse:
    """Render a template for who is signed in; no model of the site is asked."""
    template, context = PAGES[name]
    return HttpResponse(render_to_string(template, context, request))


@require_POST
@login_required
def insert(request: HttpRequest) -> JsonResponse:
    """Insert one row of what was sent, and say so."""
    job = Job.objects.create(
        kind="bench",
        title=request.POST["answer"],
        asked_by_id=request.user.pk,
        asked_at=timezone.now(),
    )
    return JsonResponse({"saved": job.pk})


urlpatterns = [
    path("bench/pages/<str:name>/", page),
    path("bench/insert/", insert),
    path("", include("config.urls")),
]
