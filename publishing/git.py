"""Asks git which commit a folder's files are of."""

import shutil
import subprocess
from pathlib import Path

_SECONDS = 10


def commit(folder: Path) -> str:
    """Return the commit, with a + if files were changed since; nothing without git."""
    found = _ask(folder, "rev-parse", "HEAD")
    if not found:
        return ""
    is_changed = _ask(folder, "status", "--porcelain", "--", ".")
    return f"{found}+" if is_changed else found


def _ask(folder: Path, *words: str) -> str:
    git = shutil.which("git")
    if not git:
        return ""
    command = [git, "-C", str(folder), *words]
    try:
        answer = subprocess.run(  # noqa: S603  # git with words of ours
            command, capture_output=True, text=True, timeout=_SECONDS, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return answer.stdout.strip() if answer.returncode == 0 else ""
