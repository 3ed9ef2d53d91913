"""The catalogue, the map of a course, the way to each unit, and search."""

from dataclasses import replace

from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpResponseBase
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.views.decorators.http import require_POST

from courses import contents, cover, enrolment, kinds, search, shelf
from courses.access import Visit, reading, visiting
from courses.outline import State
from courses.volume import Leaf
from people.access import signed_in
from people.requests import PersonRequest


@signed_in
def catalogue(request: PersonRequest) -> HttpResponseBase:
    books = shelf.books(request.user, at=timezone.now())
    return TemplateResponse(request, "courses/catalogue.html", {"books": books})


@visiting
def map(request: PersonRequest, visit: Visit) -> HttpResponseBase:  # noqa: A001  # the page is the map
    face = cover.of(visit, person=request.user, at=timezone.now())
    return TemplateResponse(
        request, "courses/map.html", {"visit": visit, "cover": face}
    )


@require_POST
@visiting
def begin(request: PersonRequest, visit: Visit) -> HttpResponseBase:
    """Enrol who wants to learn on her own, and open the first unit."""
    try:
        mine = visit.enrolment or enrolment.begin(
            visit.course, person=request.user, at=timezone.now()
        )
    except enrolment.CourseIsNotOpen:
        raise Http404 from None
    here = contents.of(visit.course, mine).now
    return redirect(here.unit if here else visit.course)


@reading
def unit(request: PersonRequest, visit: Visit, unit_slug: str) -> HttpResponseBase:
    table = contents.of(visit.course, visit.enrolment, is_teaching=visit.is_teaching)
    entry = table.entry(unit_slug)
    if entry is None:
        raise Http404
    if entry.state is State.LOCKED:
        leaf = Leaf(table, entry, visit.is_preview)
        return TemplateResponse(
            request, "courses/locked.html", {"leaf": leaf}, status=403
        )
    visit = replace(visit, contents=table)
    return kinds.named(entry.unit.kind).page(request, visit, entry.unit)


@signed_in
def find(request: PersonRequest) -> HttpResponseBase:
    query = request.GET.get("q", "").strip()
    finds = search.find(query, person=request.user, at=timezone.now())
    return TemplateResponse(
        request, "courses/search.html", {"query": query, "finds": finds}
    )


@signed_in
def picture(request: PersonRequest, digest: str, ending: str) -> HttpResponseBase:  # noqa: ARG001  # every signed-in person may see it
    name = f"pictures/{digest}.{ending}"
    if not default_storage.exists(name):
        raise Http404
    return FileResponse(default_storage.open(name))
