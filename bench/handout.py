"""A module's handout: set anew beside WeasyPrint alone, and sent once it is stored."""

from collections.abc import Iterator
from html import escape

import weasyprint
from django.conf import settings
from django.core.files.storage import default_storage
from django.utils import translation
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher, URLFetcherResponse

from bench import world
from bench.measuring import Result, medians, ms
from bench.server import Browser
from engine.paper import fonts
from handouts import book, cache, matter
from handouts.choice import Choice
from handouts.matter import Matter

ROUNDS = 2
MOST_COLD = 1.2
MOST_WARM = 0.005
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
    found = matter.of(world.course(), Choice(parts=("opening",)))
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
    yield warm()


def cold(found: Matter) -> None:
    name = cache.name_of(found)
    default_storage.delete(name)
    cache.fill(name, found)


def alone(document: str, pictures: dict[str, bytes]) -> None:
    html = weasyprint.HTML(
        string=document, base_url="https://paper.invalid/", url_fetcher=Files(pictures)
    )
    html.write_pdf(font_config=FontConfiguration(), pdf_variant="pdf/ua-1")


def warm() -> Result:
    """Time the stored one; sending it is the same as for any file."""
    browser = Browser(world.trainee())
    address = f"/courses/{world.COURSE}/opening/handout.pdf"
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
