"""What a browser fetches for a lesson: the first time, and the next."""

import re
from collections.abc import Iterator
from posixpath import dirname, join, normpath

from bench import world
from bench.measuring import Result, kb
from bench.server import Answer, Browser

MOST_REQUESTS = 5
MOST_FIRST = 80_000
MOST_NEXT = 15_000
NAMED = (
    re.compile(r'<link\s[^>]*?rel="(?:stylesheet|icon)"[^>]*?href="([^"]+)"'),
    re.compile(r'<script\s[^>]*?src="([^"]+)"'),
    re.compile(r'<img\s[^>]*?src="([^"]+)"'),
)
FURTHER = (
    re.compile(r'\bimport\s*(?:[^"\';]*?from\s*)?["\']([^"\']+)["\']'),
    re.compile(r'url\(["\']?([^"\')]+)["\']?\)'),
)


def measure() -> Iterator[Result]:
    browser = Browser(world.trainee())
    fetched = visit(browser, world.LESSON)
    page = fetched.pop(world.LESSON)
    first = len(page.body) + sum(len(one.body) for one in fetched.values())
    again = [one for one in fetched.values() if not is_kept(one)]
    requests = 1 + len(fetched)
    yield Result(
        "lesson over the wire, first visit: requests",
        str(requests),
        "",
        f"≤ {MOST_REQUESTS}",
        requests <= MOST_REQUESTS,
    )
    yield Result(
        "  … bytes, as the site sends them (br)",
        kb(first),
        f"page {kb(len(page.body))}",
        f"≤ {kb(MOST_FIRST)}",
        first <= MOST_FIRST,
    )
    yield Result(
        "  … next visit",
        f"{kb(len(page.body))}, {1 + len(again)} requests",
        "",
        f"≤ {kb(MOST_NEXT)}",
        len(page.body) <= MOST_NEXT,
    )


def visit(browser: Browser, address: str) -> dict[str, Answer]:
    """Fetch the page and all that it names, and what that names in turn."""
    fetched: dict[str, Answer] = {}
    waiting = [address]
    while waiting:
        here = waiting.pop()
        if here in fetched:
            continue
        fetched[here] = browser.get(here, HTTP_ACCEPT_ENCODING="br, gzip")
        waiting += named_in(browser, here, is_page=here == address)
    return fetched


def named_in(browser: Browser, here: str, *, is_page: bool) -> list[str]:
    if not is_page and not here.endswith((".css", ".js")):
        return []
    text = browser.get(here).body.decode()
    found = [
        name
        for pattern in (NAMED if is_page else FURTHER)
        for name in pattern.findall(text)
        if not name.startswith(("data:", "#", "http:", "https:"))
    ]
    return [normpath(join(dirname(here), name)) for name in found]


def is_kept(answer: Answer) -> bool:
    """Say whether a browser need not ask again."""
    return "immutable" in answer.headers.get("cache-control", "")
