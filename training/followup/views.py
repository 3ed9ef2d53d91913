"""The notices of the person who is signed in."""

from django.http import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from people.access import signed_in
from people.requests import PersonRequest
from training import paging
from training.followup import notices


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
