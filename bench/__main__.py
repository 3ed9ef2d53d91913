"""Measures every budget and prints the table. `--full`: with 1,000,000 periods.

`--postgres` does it on a private PostgreSQL in place of SQLite.
Names of budgets measure only these: `python -m bench lesson_page handout`.
"""

import os
import sys
import tempfile
import time
from importlib import import_module
from pathlib import Path
from typing import TextIO

import django

from bench import table
from bench.measuring import Result

BUDGETS = (
    "start",
    "lesson_page",
    "lesson_wire",
    "answer_save",
    "exam",
    "live",
    "statistics",
    "handout",
    "certificates",
    "report_page",
    "export",
    "people_import",
    "assign",
    "publish",
)


def main(wanted: list[str]) -> int:
    begun = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        results = measured(Path(folder), wanted)
    say(table.text(results))
    say(f"\n{time.monotonic() - begun:.0f} s, {os.cpu_count()} cores")
    return 1 if any(result.is_met is False for result in results) else 0


def measured(folder: Path, wanted: list[str]) -> list[Result]:
    surroundings = import_module("bench.surroundings")
    os.environ.update(surroundings.environment(folder))
    if "--postgres" in sys.argv:
        with surroundings.postgres() as address:
            os.environ["DATABASE_URL"] = address
            return _measured(wanted)
    return _measured(wanted)


def _measured(wanted: list[str]) -> list[Result]:
    django.setup()
    import_module("bench.world").prepare()
    results: list[Result] = []
    for name in [name for name in BUDGETS if not wanted or name in wanted]:
        say(f"{name} …", sys.stderr)
        for result in import_module(f"bench.{name}").measure():
            say(
                table.text([result]), sys.stderr
            )  # if a later one fails, these are told
            results.append(result)
    return results


def say(words: str, where: TextIO = sys.stdout) -> None:
    where.write(f"{words}\n")
    where.flush()


if __name__ == "__main__":
    sys.exit(main([word for word in sys.argv[1:] if not word.startswith("-")]))
