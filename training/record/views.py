"""The personal record: her own, and for who may see it somebody else's."""

import hashlib
import logging
from io import BytesIO

from django.http import FileResponse, HttpResponseBase
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe

from engine.paper.setting import MENDING, PaperUnavailable
from ledger import record as ledger
from people.access import signed_in
from people.models import Person
from people.requests import PersonRequest
from training.record import gathering, printing
from training.record.access import seeing
from training.record.gathering import Record

VIEWER = "frame-ancestors 'none'"  # a stricter policy would stop the PDF viewers

logger = logging.getLogger(__name__)


@require_safe
@signed_in
def own(request: PersonRequest) -> HttpResponseBase:
    return _page(request, request.user)


@require_safe
@signed_in
def own_pdf(request: PersonRequest) -> HttpResponseBase:
    return _pdf(request, request.user)


@require_safe
@seeing
def one(request: PersonRequest, person: Person) -> HttpResponseBase:
    return _page(request, person)


@require_safe
@seeing
def one_pdf(request: PersonRequest, person: Person) -> HttpResponseBase:
    return _pdf(request, person)


def _page(request: PersonRequest, person: Person) -> HttpResponseBase:
    found = gathering.of(person, at=timezone.now())
    context = {"record": found, "is_own": person == request.user}
    return TemplateResponse(request, "training/record.html", context)


def _pdf(request: PersonRequest, person: Person) -> HttpResponseBase:
    """Send the record; where there is nothing to print, the page says it."""
    found = gathering.of(person, at=timezone.now())
    if found.is_empty:
        return _to_page(request, person)
    try:
        content = printing.pdf(found)
    except PaperUnavailable:
        logger.exception("No record can be set.")
        context = {"record": found, "is_own": person == request.user}
        context["mending"] = MENDING
        return TemplateResponse(request, "training/record.html", context, status=503)
    if person != request.user:
        _tell(found, content, by=request.user)
    return _file(found, content)


def _to_page(request: PersonRequest, person: Person) -> HttpResponseBase:
    if person == request.user:
        return redirect("record:own")
    return redirect("record:one", person.pk)


def _tell(found: Record, content: bytes, *, by: Person) -> None:
    """Write into the ledger who took whose record, and the file's digest."""
    new = {
        "as_of": found.as_of.isoformat(),
        "lines": len(found.lines),
        "sha256": hashlib.sha256(content).hexdigest(),
    }
    change = ledger.Change(new=new)
    person = found.person
    ledger.event(
        "record-taken", person, at=found.at, by=by, about=person, change=change
    )


def _file(found: Record, content: bytes) -> FileResponse:
    name = f"{printing.title(found)} · {found.as_of.isoformat()}.pdf"
    response = FileResponse(
        BytesIO(content),
        filename=name.replace("/", "-"),
        content_type="application/pdf",
    )
    response["Content-Security-Policy"] = VIEWER
    patch_cache_control(response, private=True, no_store=True)
    return response
