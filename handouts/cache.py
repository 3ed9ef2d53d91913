"""Keeps each handout once it is set: nothing is set twice, nothing half is served."""

from pathlib import Path
from tempfile import NamedTemporaryFile
from threading import Lock

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from handouts import digest, printing
from handouts.matter import Matter

PRESS = Lock()  # setting a book takes 200 MB: one at a time in each process


def name_of(matter: Matter) -> str:
    """Return the name its PDF is stored under; it need not be there yet."""
    return f"handouts/{digest.of(matter)}.pdf"


def fill(name: str, matter: Matter) -> None:
    """Set the book and store it under its name, if nobody asked for it before.

    Raises PaperUnavailable where books cannot be set.
    """
    if not default_storage.exists(name):
        with PRESS:
            if not default_storage.exists(name):
                keep(name, printing.pdf(matter))


def alone(matter: Matter) -> bytes:
    """Set what one person filled in; that is hers, and kept nowhere."""
    with PRESS:
        return printing.pdf(matter)


def keep(name: str, content: bytes) -> None:
    """Store a whole file or none: it gets its name when its last byte is written."""
    try:
        target = Path(default_storage.path(name))
    except NotImplementedError:  # a store of objects: they appear whole or not at all
        default_storage.save(name, ContentFile(content))
        return
    target.parent.mkdir(parents=True, exist_ok=True)
    with NamedTemporaryFile(dir=target.parent, suffix=".part", delete=False) as file:
        file.write(content)
    Path(file.name).replace(target)
