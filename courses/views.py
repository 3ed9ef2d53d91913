"""The catalogue, the map of a course, and the way to each unit."""

from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.views.decorators.http import require_POST

from courses import enrolment, kinds
from courses.access import Visit, reading, visiting
from courses.models import Course, Unit
from people.access import signed_in
from people.requests import PersonRequest


@signed_in
def catalogue(request: PersonRequest) -> HttpResponseBase:
    courses = Course.objects.shown_to(request.user).order_by("title", "pk")
    return TemplateResponse(request, "courses/catalogue.html", {"courses": courses})


@visiting
def map(request: PersonRequest, visit: Visit) -> HttpResponseBase:  # noqa: A001  # the page is the map
    return TemplateResponse(request, "courses/map.html", {"visit": visit})


@require_POST
@visiting
def begin(request: PersonRequest, visit: Visit) -> HttpResponseBase:
    enrolment.begin(visit.course, person=request.user, at=timezone.now())
    return redirect(visit.course)


@reading
def unit(request: PersonRequest, visit: Visit, unit_slug: str) -> HttpResponseBase:
    units = Unit.objects.current().select_related("version", "module")
    found = get_object_or_404(units, course=visit.course, slug=unit_slug)
    return kinds.named(found.kind).page(request, visit, found)


@signed_in
def picture(request: PersonRequest, digest: str, ending: str) -> HttpResponseBase:  # noqa: ARG001  # every signed-in person may see it
    name = f"pictures/{digest}.{ending}"
    if not default_storage.exists(name):
        raise Http404
    return FileResponse(default_storage.open(name))
