"""From `./run` on a published database to the first page."""

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

from bench.measuring import Result

ROUNDS = 2
MOST = 3.0
PATIENCE = 60.0


def measure() -> Iterator[Result]:
    whole, serving = zip(*(begun() for _ in range(ROUNDS)), strict=True)
    seconds = median(whole)
    yield Result(
        "start to first page, on a published database",
        f"{seconds:.1f} s",
        f"gunicorn alone {median(serving):.1f} s",
        f"≤ {MOST:.0f} s",
        seconds <= MOST,
    )


def begun() -> tuple[float, float]:
    """Do what `./run` does; return the seconds in all, and those of the server."""
    start = time.perf_counter()
    root = Path(settings.BASE_DIR)
    prepare = [sys.executable, "manage.py", "prepare"]
    subprocess.run(prepare, cwd=root, check=True, capture_output=True)  # noqa: S603  # our own command
    prepared = time.perf_counter()
    port = free_port()
    serve = [sys.executable, "-m", "gunicorn", "config.wsgi"]
    options = ["--bind", f"127.0.0.1:{port}", "--worker-class", "gthread"]
    server = subprocess.Popen([*serve, *options], cwd=root, stderr=subprocess.DEVNULL)  # noqa: S603  # our own command
    try:
        wait_for(f"http://127.0.0.1:{port}/accounts/login/")
        end = time.perf_counter()
    finally:
        server.terminate()
        server.wait()
    return end - start, end - prepared


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
