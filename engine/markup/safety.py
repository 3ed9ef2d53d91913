"""The last gate: whatever Markdown made, only what is listed here gets through."""

import nh3


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


_TAGS = _names(
    "a aside b blockquote br caption code dd del div dl dt em figcaption figure footer"
    " h2 h3 h4 hr img ins kbd li mark ol p pre rp rt ruby s section small span strong"
    " sub sup table tbody td th thead tr u ul"
)
_EVERYWHERE = frozenset({"id", "class", "lang", "title"})
_ATTRIBUTES = {
    "*": _EVERYWHERE,
    "a": frozenset({"href"}),
    "img": frozenset({"src", "alt", "loading"}),
    "td": frozenset({"data-align"}),
    "th": frozenset({"data-align", "scope"}),
    "table": frozenset({"data-columns"}),
    "ol": frozenset({"start", "aria-labelledby"}),
    "aside": frozenset({"aria-labelledby"}),
}
_CLEANER = nh3.Cleaner(
    tags=_TAGS,
    attributes=_ATTRIBUTES,
    clean_content_tags={"script", "style"},
    url_schemes={"http", "https", "mailto", "tel"},
    link_rel=None,
)


def safe(html: str) -> str:
    """Return the HTML without anything that could act, load or restyle the page."""
    return _CLEANER.clean(html)
