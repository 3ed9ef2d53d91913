"""What a printer may take: what was handed in, and nothing from anywhere else."""

from collections.abc import Callable
from typing import override
from urllib.parse import unquote

from weasyprint.urls import URLFetcher, URLFetcherResponse

DESK = (
    "https://paper.invalid/"  # a name that no network resolves; nothing is asked of it
)

type Read = Callable[[str], bytes | None]


class NotOnTheDesk(Exception):
    """The document names something that was not handed in; nothing is fetched."""


class Desk(URLFetcher):  # type: ignore[misc]  # weasyprint is untyped
    """Hands the printer what lies on the desk, and remembers what does not."""

    def __init__(self, read: Read) -> None:
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

    def check(self) -> None:
        if self.missing:
            raise NotOnTheDesk(", ".join(self.missing))
