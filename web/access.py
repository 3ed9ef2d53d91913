"""Marks on views that say who may open them. A view without a mark fails a test."""

from collections.abc import Callable

from django.http import HttpResponseBase
from django.urls import URLPattern, URLResolver

type View = Callable[..., HttpResponseBase]

_MARK = "access_rule"


def marked(view: View, rule: str) -> View:
    setattr(view, _MARK, rule)
    return view


def rule_of(view: View) -> str | None:
    return getattr(view, _MARK, None)


def public(view: View) -> View:
    """Anyone may open this page, signed in or not."""
    return marked(view, "public")


def marked_tree(tree: URLResolver, rule: str) -> URLResolver:
    """Mark every view of a foreign address tree (the admin, allauth) with one rule."""
    for entry in tree.url_patterns:
        if isinstance(entry, URLResolver):
            marked_tree(entry, rule)
        elif isinstance(entry, URLPattern):
            _mark_foreign(entry, rule)
    return tree


def _mark_foreign(entry: URLPattern, rule: str) -> None:
    view = entry.callback
    marked(getattr(view, "__func__", view), rule)
