"""Handouts: set anew beside WeasyPrint alone, sent once stored; a book's memory."""

import time
from collections.abc import Iterator
from html import escape
from pathlib import Path
from tempfile import TemporaryDirectory

import weasyprint
from django.conf import settings
from django.core.files.storage import default_storage
from django.utils import translation
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher, URLFetcherResponse

from bench import world
from bench.export import most_memory
from bench.measuring import Result, medians, ms, seconds
from bench.server import Browser
from engine.paper import fonts
from handouts import book, cache, matter
from handouts.choice import Choice
from handouts.matter import Matter

ROUNDS = 2
MOST_COLD = 1.2
MOST_WARM = 0.005
LESSON = "marriott"
DOCUMENT = (
    '<!doctype html><html lang="zh-Hans"><head><meta charset="utf-8">'
    '<title>{title}</title><link rel="stylesheet" href="print.css"></head>'
    "<body>{body}</body></html>"
)


class Files(URLFetcher):  # type: ignore[misc]  # weasyprint is untyped
    """Hands WeasyPrint the same style sheets, faces and pictures."""

    def __init__(self, pictures: dict[str, bytes]) -> None:
        super().__init__()
        self.pictures = pictures

    def fetch(self, url: str, _headers: object = None) -> URLFetcherResponse:
        name = url.removeprefix("https://paper.invalid/")
        kind = "text/css" if name.endswith(".css") else "application/octet-stream"
        return URLFetcherResponse(url, self._read(name), {"Content-Type": kind})

    def _read(self, name: str) -> bytes:
        if name.startswith("font:"):
            return fonts.read(name.removeprefix("font:")) or b""
        if name in self.pictures:
            return self.pictures[name]
        return (settings.BASE_DIR / "static" / "css" / name).read_bytes()


def measure() -> Iterator[Result]:
    found = chosen("opening")
    with translation.override("zh-hans"):
        made = book.of(found)
    document = DOCUMENT.format(title=escape(made.title), body=made.html)
    ours, bare = medians(
        [lambda: cold(found), lambda: alone(document, made.pictures)],
        rounds=ROUNDS,
        warm=1,
    )
    yield Result(
        "module's handout, set anew, to WeasyPrint on the bare HTML",
        f"{ours / bare:.2f}  ({ours:.2f} s)",
        f"{bare:.2f} s",
        f"≤ {MOST_COLD}",
        ours / bare <= MOST_COLD,
    )
    yield warm("opening")
    lesson = chosen(LESSON)
    took = seconds(lambda: cold(lesson))
    yield Result("lesson's handout, set anew", f"{took:.2f} s", "", "", None)
    yield warm(LESSON)
    yield whole_book()
    yield warm()


def chosen(*parts: str) -> Matter:
    return matter.of(world.course(), Choice(parts=parts))


def cold(found: Matter) -> None:
    name = cache.name_of(found)
    default_storage.delete(name)
    cache.fill(name, found)


def alone(document: str, pictures: dict[str, bytes]) -> None:
    html = weasyprint.HTML(
        string=document, base_url="https://paper.invalid/", url_fetcher=Files(pictures)
    )
    html.write_pdf(font_config=FontConfiguration(), pdf_variant="pdf/ua-1")


def whole_book() -> Result:
    """Set it in a process of its own, as the worker does; tell what that held."""
    with TemporaryDirectory() as folder:
        out = f"{folder}/book.pdf"
        begun = time.perf_counter()
        memory = most_memory("handout", world.COURSE, "--out", out)
        took = time.perf_counter() - begun
        cache.keep(cache.name_of(chosen()), Path(out).read_bytes())
    return Result(
        "whole book, set anew in a process of its own, and its memory",
        f"{took:.1f} s, {memory / 1e6:.0f} MB",
        "",
        "",
        None,
    )


def warm(*parts: str) -> Result:
    """Time the stored one; sending it is the same as for any file."""
    browser = Browser(world.trainee())
    address = "/".join(["", "courses", world.COURSE, *parts, "handout.pdf"])
    size = len(browser.get(address).body)
    tag = browser.get(address).headers["etag"]

    def unsent() -> None:
        browser.get(address, HTTP_IF_NONE_MATCH=tag)

    whole, head = medians([lambda: browser.get(address), unsent], rounds=60)
    return Result(
        "  … stored, before the first byte is sent",
        ms(head),
        f"{ms(whole)} with its {size / 1e6:.1f} MB",
        f"≤ {ms(MOST_WARM)}",
        head <= MOST_WARM,
    )
