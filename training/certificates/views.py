"""Certificates: checked by anybody, taken by the holder, overseen by others."""

import logging

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.http import urlencode
from django.views.decorators.http import require_POST, require_safe

from engine.paper import fonts
from engine.paper.setting import MENDING, PaperUnavailable
from people.access import signed_in
from people.requests import PersonRequest
from training import paging
from training.access import Reach, arranging
from training.certificates import (
    access,
    codes,
    listing,
    lookup,
    paper,
    revoking,
    states,
    works,
)
from training.certificates.filters import FilterForm, PatternForm
from training.certificates.lookup import NoSuchCode, TooManyTries
from training.certificates.paper import Spoilt
from training.certificates.revoking import AlreadyRevoked
from training.certificates.states import Standing
from training.forms import ReasonForm
from training.models import Certificate
from web.access import public

PAGE = 50
VIEWER = "frame-ancestors 'none'"  # a stricter policy would stop the PDF viewers

logger = logging.getLogger(__name__)


@require_safe
@public
def find(request: HttpRequest) -> HttpResponseBase:
    """Ask for a code, and lead to the page of the certificate that has it."""
    typed = request.GET.get("code", "")
    code = codes.read(typed)
    if code:
        return redirect("certificates:verify", code)
    return _form(request, typed, status=404 if typed else 200)


def _form(request: HttpRequest, typed: str, *, status: int) -> HttpResponseBase:
    context = {"typed": typed, "is_wrong": status == 404, "is_late": status == 429}  # noqa: PLR2004  # what HTTP calls them
    page = TemplateResponse(request, "certificates/find.html", context, status=status)
    return _unlisted(page)


def _unlisted(page: HttpResponse) -> HttpResponse:
    """Keep a page out of search engines and out of caches."""
    page["X-Robots-Tag"] = "noindex, nofollow, noarchive"
    patch_cache_control(page, private=True, no_store=True)
    return page


@require_safe
@public
def verify(request: HttpRequest, code: str) -> HttpResponseBase:
    """Say to anybody who has the code whether the certificate counts."""
    meant, now = codes.read(code), timezone.now()
    if meant and meant != code:
        return redirect("certificates:verify", meant)
    try:
        found = lookup.find(meant, address=request.META["REMOTE_ADDR"], at=now)
    except NoSuchCode:
        return _form(request, code, status=404)
    except TooManyTries:
        return _form(request, code, status=429)
    return _unlisted(_verified(request, found))


def _verified(request: HttpRequest, found: Standing) -> HttpResponse:
    shown = found.certificate
    context = {
        "standing": found,
        "certificate": shown,
        "is_mine": request.user.pk == shown.person_id,
        "may_take": access.may_take(shown, request.user, at=timezone.now()),
    }
    return TemplateResponse(request, "certificates/verify.html", context)


@require_safe
@access.taking
def as_pdf(request: PersonRequest, certificate: Certificate) -> HttpResponseBase:
    """Send the paper that was set; whoever has it already is sent nothing."""
    etag = f'"{certificate.code}"'  # one certificate, one paper
    try:
        content = paper.content(certificate, at=timezone.now())
    except PaperUnavailable:
        logger.exception("No certificate can be set.")
        context = {"certificate": certificate, "mending": MENDING}
        return TemplateResponse(
            request, "certificates/unavailable.html", context, status=503
        )
    except Spoilt:
        context = {"certificate": certificate}
        return TemplateResponse(
            request, "certificates/spoilt.html", context, status=503
        )
    return _sent(request, certificate, content, etag=etag)


def _sent(
    request: PersonRequest, certificate: Certificate, content: bytes, *, etag: str
) -> HttpResponseBase:
    response = HttpResponse(content, content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{certificate.serial}.pdf"'
    response["Content-Security-Policy"] = VIEWER
    response["ETag"] = etag
    patch_cache_control(response, private=True, no_cache=True)
    unchanged = get_conditional_response(request, etag=etag, response=response)
    return unchanged or response


@signed_in
def mine(request: PersonRequest) -> HttpResponseBase:
    rows = listing.of(request.user, at=timezone.now())
    return TemplateResponse(request, "certificates/mine.html", {"rows": rows})


@arranging
def issued(request: PersonRequest, reach: Reach) -> HttpResponseBase:
    return _issued(request, reach, PatternForm())


def _issued(
    request: PersonRequest, reach: Reach, pattern: PatternForm
) -> HttpResponseBase:
    form = FilterForm(request.GET, reach=reach)
    query = urlencode(form.given)
    context: dict[str, object] = {"form": form, "query": query, "pattern": pattern}
    if form.is_valid():
        key = paging.key_from(request.GET.get("after", ""))
        found = form.certificates()
        context["page"] = listing.page(found, key=key, size=PAGE, at=reach.at)
        context["is_first"] = key is None
    is_wrong = bool(form.errors or pattern.errors)
    return TemplateResponse(
        request, "certificates/issued.html", context, status=422 if is_wrong else 200
    )


@require_POST
@arranging
def as_zip(request: PersonRequest, reach: Reach) -> HttpResponseBase:
    """Let all that the filters in the address mean be packed in the background."""
    form, pattern = FilterForm(request.GET, reach=reach), PatternForm(request.POST)
    if not (form.is_valid() and pattern.is_valid()):
        return _issued(request, reach, pattern)
    named = pattern.cleaned_data["pattern"]
    job = works.ask_for_parcel(form, pattern=named, by=request.user, at=timezone.now())
    return redirect("jobs:job", job.pk)


@arranging
def one(request: PersonRequest, reach: Reach, key: int) -> HttpResponseBase:
    return _one(request, _within(reach, key), ReasonForm(), reach)


def _within(reach: Reach, key: int) -> Certificate:
    known = states.told(reach.certificates()).select_related(
        "revocation__by", "release"
    )
    return get_object_or_404(known, pk=key)


def _one(
    request: PersonRequest,
    found: Certificate,
    form: ReasonForm,
    reach: Reach,
    *,
    is_late: bool = False,
) -> HttpResponseBase:
    context = {
        "standing": states.of(found, at=reach.at),
        "certificate": found,
        "form": form,
        "is_late": is_late,
        "on_paper": fonts.printed(found.name),
    }
    status = 409 if is_late else 422 if form.errors else 200
    return TemplateResponse(request, "certificates/one.html", context, status=status)


@require_POST
@arranging
def revoke(request: PersonRequest, reach: Reach, key: int) -> HttpResponseBase:
    found, form = _within(reach, key), ReasonForm(request.POST)
    if hasattr(found, "revocation"):
        return _one(request, found, form, reach, is_late=True)
    if not form.is_valid():
        return _one(request, found, form, reach)
    why = form.cleaned_data["why"].strip()
    try:
        revoking.revoke(found, why=why, by=request.user, at=timezone.now())
    except AlreadyRevoked:  # by somebody else, between the two looks
        return _one(request, _within(reach, key), form, reach, is_late=True)
    return redirect("certificates:one", found.pk)
