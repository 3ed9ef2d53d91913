"""The addresses of the handouts: a PDF, or plain words why there is none."""

import logging
from io import BytesIO
from typing import IO

from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpResponseBase
from django.template.response import TemplateResponse
from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.translation import override
from django.views.decorators.http import require_safe

from courses.access import Visit, reading
from engine.paper.setting import MENDING, PaperUnavailable
from handouts import cache, matter, naming
from handouts.choice import Choice, Edition
from handouts.matter import Matter, NothingToPrint
from people.requests import PersonRequest

logger = logging.getLogger(__name__)
VIEWER = "frame-ancestors 'none'"  # a stricter policy would stop the PDF viewers


@require_safe
@reading
def handout(request: PersonRequest, visit: Visit, part: str = "") -> HttpResponseBase:
    """Send the stored PDF, or set it first; unchanged, it is not sent again."""
    try:
        found = _matter(request, visit, part)
    except NothingToPrint:
        raise Http404 from None
    name = cache.name_of(found)
    return _unchanged(request, name) or _printed(request, visit, found, name=name)


def _matter(request: PersonRequest, visit: Visit, part: str) -> Matter:
    """Return what is asked for; what somebody filled in, only herself can ask for."""
    parts = (part,) if part else ()
    blank = matter.of(visit.course, Choice(_edition(request, visit), parts))
    if "filled" not in request.GET:
        return blank
    if visit.enrolment is None:
        raise NothingToPrint(part)
    return matter.filled(blank, visit.enrolment)


def _unchanged(request: PersonRequest, name: str) -> HttpResponseBase | None:
    etag = _etag(name)
    unchanged = get_conditional_response(request, etag=etag)
    if unchanged is not None:
        unchanged["ETag"] = etag
    return unchanged


def _printed(
    request: PersonRequest, visit: Visit, found: Matter, *, name: str
) -> HttpResponseBase:
    try:
        content = _content(name, found)
    except PaperUnavailable:
        logger.exception("No handout can be set.")
        return TemplateResponse(
            request,
            "handouts/unavailable.html",
            {"visit": visit, "mending": MENDING},
            status=503,
        )
    return _file(name, found, content)


def _content(name: str, found: Matter) -> IO[bytes]:
    if found.own is not None:
        return BytesIO(cache.alone(found))
    cache.fill(name, found)
    return default_storage.open(name)


def _etag(name: str) -> str:
    return f'"{name}"'


def _edition(request: PersonRequest, visit: Visit) -> Edition:
    """Return the edition asked for; the trainer's is for who teaches the course."""
    asked = request.GET.get("edition", Edition.TRAINEE.value)
    allowed = [Edition.TRAINEE, Edition.TRAINER][: 1 + visit.is_teaching]
    if asked not in allowed:
        raise Http404
    return Edition(asked)


def _file(name: str, found: Matter, content: IO[bytes]) -> FileResponse:
    with override(found.course.language.lower()):
        filename = f"{naming.title(found)}.pdf".replace("/", "-")
    response = FileResponse(content, filename=filename, content_type="application/pdf")
    response["ETag"] = _etag(name)
    response["Content-Security-Policy"] = VIEWER
    patch_cache_control(response, private=True, no_cache=True)
    return response
