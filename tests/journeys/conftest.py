"""The site as `./run` serves it, and browsers that write down what goes wrong.

The site runs as a process of its own, on a database and content folder of its own: it
is made once, and the journeys walk through it as different people.
"""

import fcntl
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    ViewportSize,
    expect,
)

# The browser's driver keeps an event loop in this thread, which Django would mistake
# for code that must not wait for a database.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "yes")
PATIENCE = 60
# What htmx says of a poll under way when its page is left. What a server refuses is
# told as a response error, and heard.
BROKEN_OFF = ("htmx:afterRequest", "htmx:sendAbort", "htmx:sendError")
expect.set_options(timeout=20_000)  # a busy machine shows a page late, and rightly
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@dataclass(frozen=True, slots=True)
class Site:
    address: str
    content: Path


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let the longest journey set out first, so that nobody waits for it alone."""
    items.sort(key=lambda item: "test_session" not in item.nodeid)


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    with served(tmp_path_factory) as shared:
        yield shared


@contextmanager
def served(factory: pytest.TempPathFactory) -> Iterator[Site]:
    """Serve a fresh copy of the prepared site, for as long as it is needed."""
    folder = factory.mktemp("site")
    shutil.copytree(prepared(factory), folder, dirs_exist_ok=True)
    port = free_port()
    address = f"http://127.0.0.1:{port}"
    server = serve(port, surroundings(folder, address))
    try:
        wait_for(f"{address}/healthz")
        yield Site(address, folder / "content")
    finally:
        server.terminate()
        server.wait()


def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a site ready to be copied; of several workers, the first makes it.

    Whoever runs all the tests has one made before (tests/run.sh).
    """
    if "JOURNEYS_SITE" in os.environ:
        return Path(os.environ["JOURNEYS_SITE"])
    base = tmp_path_factory.getbasetemp()
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    folder = shared / "prepared"
    with (shared / "prepared.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not folder.exists():
            content = folder / "content"
            shutil.copytree(Path(settings.BASE_DIR) / "content", content)
            own = Path(__file__).with_name("content")
            shutil.copytree(own, content, dirs_exist_ok=True)
            run(["manage.py", "prepare"], surroundings(folder, "http://127.0.0.1"))
    return folder


def surroundings(folder: Path, address: str) -> dict[str, str]:
    return os.environ | {
        "JIANGYI_VAR": str(folder),
        "JIANGYI_CONTENT": str(folder / "content"),
        "DATABASE_URL": "",
        "COLLECTED_STATIC": "yes",
        "SITE_ADDRESS": address,
    }


def run(words: list[str], environment: dict[str, str]) -> None:
    root = Path(settings.BASE_DIR)
    subprocess.run([sys.executable, *words], cwd=root, env=environment, check=True)  # noqa: S603  # our own command


def serve(port: int, environment: dict[str, str]) -> subprocess.Popen[bytes]:
    """Start what `./run` starts, less the worker in the background."""
    return subprocess.Popen(  # our own command
        [sys.executable, "manage.py", "serve"],
        cwd=Path(settings.BASE_DIR),
        env=environment | {"PORT": str(port)},
        stdout=subprocess.DEVNULL,
    )


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port: int = one.getsockname()[1]
    return port


def wait_for(address: str) -> None:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        try:
            urllib.request.urlopen(address, timeout=PATIENCE).close()  # noqa: S310  # a loopback address of ours
        except (urllib.error.URLError, ConnectionError):
            time.sleep(0.1)
        else:
            return
    raise TimeoutError(address)


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, Any]:
    """Take the system's Chromium; nothing is downloaded."""
    return {
        "executable_path": shutil.which("chromium-headless-shell"),
        "args": list(FLAGS),
    }


type Opening = Callable[..., Page]


@pytest.fixture
def opened(browser: Browser, site: Site) -> Iterator[Opening]:
    """Open further browsers of a width; at the end none may have complained."""
    contexts: list[BrowserContext] = []
    complaints: list[str] = []

    def heard(said: ConsoleMessage) -> None:
        if said.type == "error" and not said.text.startswith(BROKEN_OFF):
            complaints.append(f"{said.text} ({said.location['url']})")

    def begin(width: int = 1280, **options: Any) -> Page:
        size = ViewportSize(width=width, height=844)
        context = browser.new_context(
            base_url=site.address, viewport=size, locale="zh-CN", **options
        )
        context.set_default_timeout(PATIENCE * 1000)
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("console", heard)
        return page

    yield begin
    told = list(complaints)  # what is broken off by closing is no complaint
    for context in contexts:
        context.close()
    assert told == []
