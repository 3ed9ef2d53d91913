"""Notices and the calendar of the person who is signed in, and the log of reminders."""

import hashlib

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import get_conditional_response, patch_cache_control
from django.views.decorators.http import require_POST, require_safe

from people.access import hr, signed_in
from people.requests import PersonRequest
from training import paging
from training.followup import calendar, feed, keys, log, notices
from training.followup.log import FilterForm
from web.access import public


@require_safe
@signed_in
def notice_list(request: PersonRequest) -> HttpResponseBase:
    before = paging.key_from(request.GET.get("before", ""))
    page = notices.page(request.user, before=before)
    context = {"page": page, "has_unread": any(one.is_unread for one in page.rows)}
    return TemplateResponse(request, "followup/notices.html", context)


@require_safe
@signed_in
def notice(request: PersonRequest, key: int) -> HttpResponseBase:
    """Lead to what a notice speaks of; going there is reading it."""
    found = get_object_or_404(request.user.notices, pk=key)
    notices.read(found, at=timezone.now())
    return redirect(found.address or "followup:notices")


@require_POST
@signed_in
def read(request: PersonRequest, key: int) -> HttpResponseBase:
    found = get_object_or_404(request.user.notices, pk=key)
    notices.read(found, at=timezone.now())
    return redirect("followup:notices")


@require_POST
@signed_in
def read_all(request: PersonRequest) -> HttpResponseBase:
    notices.read_all(request.user, at=timezone.now())
    return redirect("followup:notices")


@require_safe
@signed_in
def calendar_page(request: PersonRequest) -> HttpResponseBase:
    mine = keys.of(request.user)
    place = f"{settings.SITE_ADDRESS}{_feed(mine.key)}" if mine else ""
    _scheme, _colon, rest = place.partition(":")
    context = {"address": place, "subscribing": f"webcal:{rest}"}
    return TemplateResponse(request, "followup/calendar.html", context)


def _feed(key: str) -> str:
    return reverse("followup:feed", args=[key])


@require_POST
@signed_in
def calendar_make(request: PersonRequest) -> HttpResponseBase:
    keys.make(request.user, at=timezone.now())
    return redirect("followup:calendar")


@require_POST
@signed_in
def calendar_revoke(request: PersonRequest) -> HttpResponseBase:
    keys.revoke(request.user, at=timezone.now())
    return redirect("followup:calendar")


@require_safe
@public
def calendar_feed(request: HttpRequest, key: str) -> HttpResponseBase:
    """Give the calendar to whoever knows its address: calendars cannot sign in."""
    person = keys.holder(key)
    if person is None:
        raise Http404
    content = feed.text(person).encode()
    response = HttpResponse(content, content_type=calendar.TYPE)
    response["ETag"] = f'"{hashlib.sha256(content).hexdigest()[:32]}"'
    response["Content-Language"] = person.language
    patch_cache_control(response, private=True, no_cache=True)
    answer = get_conditional_response(request, etag=response["ETag"], response=response)
    return answer or response


@require_safe
@hr
def reminders(request: PersonRequest) -> HttpResponseBase:
    form = FilterForm(request.GET)
    key = paging.key_from(request.GET.get("before", ""))
    page = log.page(form.reminders(), key=key) if form.is_valid() else None
    context = {"form": form, "page": page}
    status = 422 if form.errors else 200
    return TemplateResponse(request, "followup/reminders.html", context, status=status)
