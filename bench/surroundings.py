"""What keeps a run of the bench to itself: its own database, files, static files."""

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import mkdtemp

SCRIPT = Path(__file__).parent.parent / "tests" / "postgres.sh"


def environment(folder: Path) -> dict[str, str]:
    return {
        "DJANGO_SETTINGS_MODULE": "config.settings",
        "JIANGYI_VAR": str(folder),
        "DATABASE_URL": "",
        "COLLECTED_STATIC": "yes",
        "JIANGYI_PRODUCTION": "no",
        "DEBUG": "no",
    }


@contextmanager
def postgres() -> Iterator[str]:
    """Start a PostgreSQL that waits for no disk, as the tests' does, and stop it."""
    folder = mkdtemp(prefix="bench-postgres-")
    started = subprocess.run(  # noqa: S603  # our own script
        ["/bin/sh", str(SCRIPT), "start", folder],
        check=True,
        capture_output=True,
        text=True,
    )
    try:
        yield started.stdout.strip()
    finally:
        subprocess.run(["/bin/sh", str(SCRIPT), "stop", folder], check=True)  # noqa: S603  # our own script
