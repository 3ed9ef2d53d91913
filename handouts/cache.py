"""Keeps each handout once it is set: nothing is set twice, nothing half is served."""

import os
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import NamedTemporaryFile
from threading import Lock

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from handouts import digest, printing
from handouts.matter import Matter

PRESS = Lock()  # a whole book takes 700 MB: one at a time in each process
FOLDER = "handouts"
PDF, EPUB = "pdf", "epub"
DAY = 24 * 60 * 60
KEPT = 30 * DAY  # from when it was last asked for
HALF = ".part"

type Make = Callable[[Matter], bytes]


def name_of(matter: Matter, ending: str = PDF) -> str:
    """Return the name its file is stored under; it need not be there yet."""
    return f"{FOLDER}/{digest.of(matter)}.{ending}"


def is_there(name: str) -> bool:
    return default_storage.exists(name)


def fill(name: str, matter: Matter) -> None:
    """Set the book and store it under its name, if nobody asked for it before.

    Raises PaperUnavailable where books cannot be set.
    """
    if not is_there(name):
        with PRESS:
            if not is_there(name):
                keep(name, _maker(name)(matter))


def _maker(name: str) -> Make:
    return printing.epub if name.endswith(f".{EPUB}") else printing.pdf


def alone(matter: Matter) -> bytes:
    """Set what one person filled in; that is hers, and kept nowhere."""
    with PRESS:
        return printing.pdf(matter)


def keep(name: str, content: bytes) -> None:
    """Store a whole file or none: it gets its name when its last byte is written."""
    target = _path(name)
    if target is None:  # a store of objects: they appear whole or not at all
        default_storage.save(name, ContentFile(content))
        return
    target.parent.mkdir(parents=True, exist_ok=True)
    with NamedTemporaryFile(dir=target.parent, suffix=HALF, delete=False) as file:
        file.write(content)
    Path(file.name).replace(target)


def touch(name: str) -> None:
    """Note, once a day at most, that somebody asked for it."""
    path = _path(name)
    if path is not None and path.stat().st_mtime < time.time() - DAY:
        os.utime(path)


def sweep(*, now: float) -> int:
    """Throw away what nobody asked for in a long time, and what broke off half-way.

    Return how many files that were. A store of objects has rules of its own for that.
    """
    old = [path for path in _stored() if path.stat().st_mtime < now - _kept(path)]
    for path in old:
        path.unlink(missing_ok=True)
    return len(old)


def _kept(path: Path) -> int:
    return DAY if path.suffix == HALF else KEPT


def _stored() -> Iterator[Path]:
    folder = _path(FOLDER)
    if folder is not None:
        yield from (path for path in folder.rglob("*") if path.is_file())


def _path(name: str) -> Path | None:
    """Return where it lies on the disk, or None where there is no disk."""
    try:
        return Path(default_storage.path(name))
    except NotImplementedError:
        return None
