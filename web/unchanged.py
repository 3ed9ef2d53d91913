"""Says "nothing new" before anybody is looked up: the cheapest answer there is."""

from collections.abc import Callable

from django.http import (
    Http404,
    HttpRequest,
    HttpResponseBase,
    HttpResponseNotModified,
)
from django.urls import resolve
from django.utils.http import parse_etags

from web.access import View

type TagOf = Callable[..., str]

_TAG = "tag_of"


def tagged(tag_of: TagOf) -> Callable[[View], View]:
    """Let the asking browser know by the page's ETag whether there is something new.

    `tag_of` gets what stands in the address, and is asked before the session and the
    person are: so a tag must be one that only they can have who were shown the page.
    """

    def mark(view: View) -> View:
        setattr(view, _TAG, tag_of)
        return view

    return mark


class UnchangedMiddleware:
    """Answer 304 where the page asked for again has a tag and still the same one."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        known = request.headers.get("If-None-Match", "")
        if known and request.method == "GET":
            tag = _tag(request.path_info)
            if tag and tag in [one.removeprefix("W/") for one in parse_etags(known)]:
                return HttpResponseNotModified(headers={"ETag": tag})
        return self.get_response(request)


def _tag(path: str) -> str:
    try:
        view, _args, names = resolve(path)
    except Http404:
        return ""
    tag_of: TagOf | None = getattr(view, _TAG, None)
    return tag_of(**names) if tag_of else ""
