"""Renders a whole page, or the one part of it that htmx asked for."""

from django.http import HttpRequest
from django.template.response import TemplateResponse


def page_or_partial(
    request: HttpRequest,
    template: str,
    context: dict[str, object],
    *,
    partial: str,
    status: int = 200,
) -> TemplateResponse:
    if request.headers.get("HX-Target") == partial:
        template = f"{template}#{partial}"
    return TemplateResponse(request, template, context, status=status)
