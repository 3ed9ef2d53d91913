"""Prints a document with WeasyPrint; importing it needs the library of text shaping."""

import logging
from collections.abc import Callable
from functools import partial
from typing import override
from urllib.parse import unquote

import weasyprint
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher, URLFetcherResponse

from engine.paper.finishing import finished
from engine.paper.form import USUAL, Form

DESK = (
    "https://paper.invalid/"  # a name that no network resolves; nothing is asked of it
)

# Laid over every layer: whatever would be kept together may be parted.
LOOSE = "* { break-inside: auto; break-after: auto }"

logging.getLogger("weasyprint").setLevel(logging.ERROR)  # it warns of screen-only CSS


class NotOnTheDesk(Exception):
    """The document names something that was not handed in; nothing is fetched."""


class Desk(URLFetcher):  # type: ignore[misc]  # weasyprint is untyped
    """Hands the printer what lies on the desk, and remembers what does not."""

    def __init__(self, read: Callable[[str], bytes | None]) -> None:
        super().__init__(allowed_protocols=())
        self.read = read
        self.missing: list[str] = []

    @override
    def fetch(self, url: str, headers: object = None) -> URLFetcherResponse:
        content = self.read(unquote(url.removeprefix(DESK)))
        if content is None:
            self.missing.append(url)
            raise NotOnTheDesk(url)
        kind = "text/css" if url.endswith(".css") else "application/octet-stream"
        return URLFetcherResponse(url, content, {"Content-Type": kind})


def print_pdf(
    document: str, read: Callable[[str], bytes | None], form: Form = USUAL
) -> bytes:
    desk = Desk(read)
    html = weasyprint.HTML(string=document, base_url=DESK, url_fetcher=desk)

    def write(*style: str) -> bytes:
        content: bytes = html.write_pdf(
            stylesheets=[weasyprint.CSS(string=one) for one in style],
            font_config=FontConfiguration(),
            pdf_variant=form.variant,
            pdf_identifier=True,
            zoom=form.zoom,
        )
        return content

    content = settled(write, partial(write, LOOSE))
    if desk.missing:
        raise NotOnTheDesk(", ".join(desk.missing))
    return finished(content, form)


def settled(strict: Callable[[], bytes], loose: Callable[[], bytes]) -> bytes:
    """Return a book set strictly, or loosely where WeasyPrint finds no place for it.

    It gives up on some tables whose rows must stay together on small leaves.
    """
    try:
        return strict()
    except AssertionError:
        return loose()
