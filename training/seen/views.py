"""What she saw: the text a record was made on, and all the records of a pass."""

from django.http import Http404, HttpResponseBase
from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe

from people.requests import PersonRequest
from quizzes import reviewed
from training.seen import papers, passes, records
from training.seen.access import Viewer, looking
from training.seen.passes import Listing, NoSuchListing
from training.seen.records import NoSuchRecord, Sight

LISTINGS = {
    "pass": passes.of_pass,
    "period": passes.of_period,
    "certificate": passes.of_certificate,
}


@require_safe
@looking
def show(
    request: PersonRequest, viewer: Viewer, kind: str, key: int
) -> HttpResponseBase:
    if kind in LISTINGS:
        return _listing(request, viewer, kind, key)
    try:
        found = records.find(kind, key)
    except NoSuchRecord as problem:
        raise Http404 from problem
    if not viewer.sees(found.person.pk, course_id=found.unit.course_id):
        raise Http404
    context = _context(found, viewer)
    return TemplateResponse(request, "training/seen/one.html", context)


def _context(found: Sight, viewer: Viewer) -> dict[str, object]:
    context: dict[str, object] = {
        "sight": found,
        "is_own": found.person == viewer.person,
        "is_today": found.version.pk == found.unit.version_id,
    }
    if found.kind != "attempt":
        return context | {"html": papers.html(found)}
    allowed = viewer.allowed(found.row)
    if not found.row.is_open:
        context["result"] = reviewed.of(found.row, at=viewer.at, allowed=allowed)
    return context


def _listing(
    request: PersonRequest, viewer: Viewer, kind: str, key: int
) -> HttpResponseBase:
    try:
        listing: Listing = LISTINGS[kind](key)
    except NoSuchListing as problem:
        raise Http404 from problem
    if not viewer.sees(listing.person.pk, course_id=listing.course_id):
        raise Http404
    context = {"listing": listing, "is_own": listing.person == viewer.person}
    return TemplateResponse(request, "training/seen/listing.html", context)
