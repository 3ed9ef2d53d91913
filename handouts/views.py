"""The addresses of the handouts: a file, or plain words why there is none yet."""

import logging
from io import BytesIO
from typing import IO

from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpResponseBase
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.translation import override
from django.views.decorators.http import require_safe

from courses.access import Visit, reading
from courses.volume import Leaf
from engine.paper.setting import MENDING, PaperUnavailable
from handouts import asked, building, cache, estimate, forms, known, matter, naming
from handouts.choice import Choice
from handouts.gate import Closed
from handouts.known import Stored
from handouts.matter import Matter, NothingToPrint
from people.requests import PersonRequest

logger = logging.getLogger(__name__)
VIEWER = "frame-ancestors 'none'"  # a stricter policy would stop the PDF viewers
TYPES = {cache.PDF: "application/pdf", cache.EPUB: "application/epub+zip"}
SEE_OTHER = 303


@require_safe
@reading
def handout(
    request: PersonRequest, visit: Visit, part: str = "", ending: str = cache.PDF
) -> HttpResponseBase:
    """Send the stored file, or set it first; unchanged, it is not sent again."""
    query = request.GET.copy()
    query["format"] = ending
    try:
        choice = asked.choice(
            query, visit=visit, person=request.user, at=timezone.now(), part=part
        )
        if "filled" in query:
            return _filled(request, visit, choice, ending)
        return _blank(request, visit, choice, ending)
    except NothingToPrint:
        raise Http404 from None
    except Closed as closed:
        return locked(request, closed)


def _filled(
    request: PersonRequest, visit: Visit, choice: Choice, ending: str
) -> HttpResponseBase:
    """Send what somebody filled in; only herself can ask for it."""
    if visit.enrolment is None or ending != cache.PDF:
        raise NothingToPrint(ending)
    own = matter.filled(matter.of(visit.course, choice), visit.enrolment)
    name = cache.name_of(own, ending)
    return unchanged(request, name) or _printed(request, visit, own, name=name)


def _blank(
    request: PersonRequest, visit: Visit, choice: Choice, ending: str
) -> HttpResponseBase:
    """Send a stored book at once; else look what it is made of, and set it."""
    mark = known.asked(visit.course, choice, ending)
    stored = known.find(mark)
    if stored is not None:
        return unchanged(request, stored.name) or _kept(stored)
    found = matter.of(visit.course, choice)
    name = cache.name_of(found, ending)
    known.remember(mark, Stored(name, _title(found)))
    return unchanged(request, name) or _printed(request, visit, found, name=name)


def _kept(stored: Stored) -> FileResponse:
    cache.touch(stored.name)
    return _file(stored, default_storage.open(stored.name))


def unchanged(request: PersonRequest, name: str) -> HttpResponseBase | None:
    etag = _etag(name)
    answer = get_conditional_response(request, etag=etag)
    if answer is not None:
        answer["ETag"] = etag
    return answer


def _printed(
    request: PersonRequest, visit: Visit, found: Matter, *, name: str
) -> HttpResponseBase:
    if _is_long(found, name):
        return _built(request, found, name)
    try:
        content = _content(name, found)
    except PaperUnavailable:
        logger.exception("No handout can be set.")
        return unavailable(request, visit)
    return _file(Stored(name, _title(found)), content)


def locked(request: PersonRequest, closed: Closed) -> HttpResponseBase:
    """Answer as the page of the unit does, which opens later too."""
    leaf = Leaf(closed.table, closed.entry, is_preview=False)
    return TemplateResponse(request, "courses/locked.html", {"leaf": leaf}, status=403)


def unavailable(request: PersonRequest, visit: Visit) -> HttpResponseBase:
    return TemplateResponse(
        request,
        "handouts/unavailable.html",
        {"visit": visit, "mending": MENDING},
        status=503,
    )


def _is_long(found: Matter, name: str) -> bool:
    """Say whether nobody would wait for the page that long."""
    if found.own is not None or cache.is_there(name):
        return False
    return not estimate.of(found).is_quick


def _built(request: PersonRequest, found: Matter, name: str) -> HttpResponseBase:
    """Have it built in the background, and show how far that is."""
    ending = name.rpartition(".")[2]
    building.ask(found, ending, by=request.user, at=timezone.now())
    query = forms.query_of(found.choice, is_epub=ending == cache.EPUB)
    answer = redirect(f"{reverse('handouts:build', args=[found.course.slug])}?{query}")
    answer.status_code = SEE_OTHER
    return answer


def _content(name: str, found: Matter) -> IO[bytes]:
    if found.own is not None:
        return BytesIO(cache.alone(found))
    cache.fill(name, found)
    cache.touch(name)
    return default_storage.open(name)


def _etag(name: str) -> str:
    return f'"{name}"'


def _title(found: Matter) -> str:
    with override(found.course.language.lower()):
        return naming.title(found)


def _file(stored: Stored, content: IO[bytes]) -> FileResponse:
    ending = stored.name.rpartition(".")[2]
    filename = f"{stored.title}.{ending}".replace("/", "-")
    response = FileResponse(
        content,
        filename=filename,
        content_type=TYPES[ending],
        as_attachment=ending == cache.EPUB,
    )
    response["Content-Security-Policy"] = VIEWER
    return private(response, stored.name)


def private[R: HttpResponseBase](response: R, name: str) -> R:
    """Let nobody on the way keep it; her browser asks whether it is still the same."""
    response["ETag"] = _etag(name)
    patch_cache_control(response, private=True, no_cache=True)
    return response
