"""From `./run` on a published database to the first page."""

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from django.conf import settings

from bench.measuring import Result, seconds

ROUNDS = 2
MOST = 3.0
PATIENCE = 60.0


def measure() -> Iterator[Result]:
    taken = median(begun() for _ in range(ROUNDS))
    bare = median(loaded() for _ in range(ROUNDS))
    yield Result(
        "start to first page, on a published database",
        f"{taken:.1f} s",
        f"Django and the site's apps alone {bare:.1f} s",
        f"≤ {MOST:.0f} s",
        taken <= MOST,
    )


def begun() -> float:
    """Do what `./run` does; return the seconds until the first page."""
    port = free_port()
    environment = os.environ | {"PORT": str(port)}
    start = time.perf_counter()
    server = started("manage.py", "serve", environment=environment)
    try:
        wait_for(f"http://127.0.0.1:{port}/accounts/login/")
        return time.perf_counter() - start
    finally:
        server.terminate()
        server.wait()


def loaded() -> float:
    return seconds(lambda: started("-c", "import config.wsgi").wait())


def started(
    *words: str, environment: dict[str, str] | None = None
) -> subprocess.Popen[bytes]:
    return subprocess.Popen(  # noqa: S603  # our own command
        [sys.executable, *words],
        cwd=Path(settings.BASE_DIR),
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
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
            time.sleep(0.02)
        else:
            return
    raise TimeoutError(address)
