"""The export of many periods beside the bare query and writer; the memory it needs."""

import csv
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory

from django.conf import settings
from django.utils import timezone

from bench import crowd, world
from bench.measuring import Result, percent, seconds
from reports import completions, export, listings
from reports.filters import FilterForm
from reports.found import FIELDS
from training import access
from training.models import Period

LEAST = 0.6
MOST_MEMORY = 150_000_000


def measure() -> Iterator[Result]:
    if Period.objects.count() < world.MANY:
        crowd.grow(0, world.MANY)
    bare = seconds(alone)
    ours = seconds(lambda: sum(map(len, export.csv(made()))))
    bare = (bare + seconds(alone)) / 2
    yield Result(
        f"export of {world.MANY:,} periods, as fast as bare query and writer",
        f"{percent(bare / ours)}  ({ours:.1f} s)",
        f"{bare:.1f} s",
        f"≥ {percent(LEAST)}",
        bare / ours >= LEAST,
    )
    for format_ in ("csv", "xlsx"):
        memory = peak(format_)
        yield Result(
            f"  memory of the whole process, {format_}",
            f"{memory / 1e6:.0f} MB",
            "",
            f"≤ {MOST_MEMORY / 1e6:.0f} MB",
            memory <= MOST_MEMORY,
        )


def made() -> export.Export:
    now = timezone.now()
    form = FilterForm({"module": "crowd"}, reach=access.everything(at=now))
    form.is_valid()
    return export.Export(listings.COMPLETIONS, form, by=None, at=now)


def alone() -> None:
    """Write the same columns of the same query, with nothing in between."""
    form = made().form
    rows = completions.periods(form.filters, reach=form.reach).by_name()
    page = StringIO(newline="")
    writer = csv.writer(page)
    writer.writerows(rows.values_list(*FIELDS).iterator())


def peak(format_: str) -> int:
    """Return the most memory the export takes by itself."""
    with TemporaryDirectory() as folder:
        options = ["--format", format_, "--module", "crowd", "--out", f"{folder}/file"]
        return most_memory("export_completions", *options)


def most_memory(*command: str) -> int:
    """Run a command by itself and return the most memory of its own it held.

    Pages of the database file that the system maps into it are not its own.
    """
    process = subprocess.Popen(  # noqa: S603  # our own command
        [sys.executable, "manage.py", *command],
        cwd=Path(settings.BASE_DIR),
        stdout=subprocess.DEVNULL,
    )
    most = 0
    while process.poll() is None:
        most = max(most, own_memory(process.pid))
        time.sleep(0.02)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    return most


def own_memory(process: int) -> int:
    status = Path(f"/proc/{process}/status").read_text()
    found = re.search(r"RssAnon:\s+(\d+) kB", status)
    return int(found[1]) * 1024 if found else 0
