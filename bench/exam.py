"""Two hundred trainees answering at once, over HTTP, as `./run` serves them."""

import http.client
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import quantiles
from typing import Any

from django.conf import settings

from bench.measuring import Result, ms
from bench.server import TOKEN
from bench.start import free_port, wait_for

TRAINEES = 200
ANSWERS = 5
OK = 200
ROOT = Path(settings.BASE_DIR)
POSTGRES = ROOT / "tests" / "postgres.sh"


@dataclass(frozen=True, slots=True)
class Confirmed:
    """An answer that the server said it had saved, and how long that took."""

    address: str
    response: str
    sequence: int
    seconds: float


def measure() -> Iterator[Result]:
    yield from sat("SQLite", dict(os.environ))
    with postgres() as address:
        if not address:
            yield Result(
                f"{TRAINEES} trainees at once, PostgreSQL", "not there", "", "", None
            )
            return
        environment = {**os.environ, "DATABASE_URL": address}
        run(["manage.py", "prepare"], environment)
        yield from sat("PostgreSQL", environment)


@contextmanager
def postgres() -> Iterator[str]:
    """Lend a private PostgreSQL; an empty address where none is installed."""
    if not any(Path("/usr/lib/postgresql").glob("*/bin/initdb")):
        yield ""
        return
    folder = tempfile.mkdtemp(prefix="bench-postgres-")
    script = [str(shutil.which("sh")), str(POSTGRES)]
    started = subprocess.run(  # noqa: S603  # our own command
        [*script, "start", folder], check=True, capture_output=True, text=True
    )
    try:
        yield started.stdout.strip().splitlines()[-1]
    finally:
        subprocess.run([*script, "stop", folder], check=True)  # noqa: S603  # as above


def sat(name: str, environment: dict[str, str]) -> Iterator[Result]:
    """Let them all answer and say how fast, how late, and how much was lost."""
    seats = asked(f"seat({TRAINEES})", environment)
    port = free_port()
    with served(port, environment):
        begun = time.perf_counter()
        with ThreadPoolExecutor(TRAINEES) as crowd:
            jobs = [crowd.submit(answers, port, seat) for seat in seats]
            given = [one for job in jobs for one in job.result()]
        seconds = time.perf_counter() - begun
    kept: Mapping[str, Any] = asked("kept()", environment)
    lost = sum(kept.get(one.address) != [one.response, one.sequence] for one in given)
    late = quantiles([one.seconds for one in given], n=20)[-1]
    sent = sum(len(seat["addresses"][:ANSWERS]) for seat in seats)
    yield Result(
        f"{TRAINEES} trainees at once, {name}: answers a second",
        f"{len(given) / seconds:.0f}",
        f"p95 {ms(late)}",
        "none lost",
        lost == 0 and len(given) == sent,
    )


def asked(call: str, environment: dict[str, str], module: str = "sitting") -> Any:
    """Have a module of the bench work in the database; return what it prints."""
    command = ["manage.py", "shell", "-v0", "-c"]
    return json.loads(
        run([*command, f"from bench import {module}; {module}.{call}"], environment)
    )


def run(words: list[str], environment: dict[str, str]) -> str:
    done = subprocess.run(  # noqa: S603  # our own command
        [sys.executable, *words],
        cwd=ROOT,
        env=environment,
        check=True,
        capture_output=True,
        text=True,
    )
    return done.stdout


@contextmanager
def served(port: int, environment: dict[str, str]) -> Iterator[None]:
    """Serve the site as `./run` does."""
    command = [sys.executable, "-m", "gunicorn", "config.wsgi"]
    options = ["--bind", f"127.0.0.1:{port}", "--worker-class", "gthread"]
    server = subprocess.Popen(  # noqa: S603  # our own command
        [*command, *options, "--threads", "8", "--log-level", "error"],
        cwd=ROOT,
        env=environment,
    )
    try:
        wait_for(f"http://127.0.0.1:{port}/healthz")
        yield
    finally:
        server.terminate()
        server.wait()


def answers(port: int, seat: Mapping[str, Any]) -> list[Confirmed]:
    """Answer some questions one after the other, each on a connection of its own."""
    cookie = f"csrftoken={TOKEN}; {settings.SESSION_COOKIE_NAME}={seat['session']}"
    headers = {
        "Content-Type": "application/x-www-form-urlencoded",
        "Cookie": cookie,
        "X-CSRFToken": TOKEN,
    }
    confirmed = []
    for at, address in enumerate(seat["addresses"][:ANSWERS]):
        response, sequence = str(1 + at % 2), at + 1
        begun = time.perf_counter()
        server = http.client.HTTPConnection("127.0.0.1", port, timeout=120)
        body = f"answer={response}&sequence={sequence}"
        server.request("POST", address, body, headers)
        is_saved = server.getresponse().status == OK
        server.close()
        if is_saved:
            spent = time.perf_counter() - begun
            confirmed.append(Confirmed(address, response, sequence, spent))
    return confirmed
