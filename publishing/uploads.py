"""Keeps an uploaded ZIP under its hash until its publication is confirmed."""

import hashlib
from io import BytesIO

from django.core.files.base import File
from django.core.files.storage import default_storage

from publishing import archive
from publishing.sources import Opened

LARGEST = 50_000_000


def keep(file: File[bytes]) -> str:
    """Store the file and return the hash of its content."""
    whole = hashlib.sha256()
    for chunk in file.chunks():
        whole.update(chunk)
    digest = whole.hexdigest()
    if not default_storage.exists(_name(digest)):
        file.seek(0)
        default_storage.save(_name(digest), file)
    return digest


def opened(digest: str) -> Opened | None:
    """Read a kept file; None if there is none."""
    if not default_storage.exists(_name(digest)):
        return None
    with default_storage.open(_name(digest)) as file:
        files, problems = archive.read(BytesIO(file.read()))
    return Opened("", files, problems)


def forget(digest: str) -> None:
    default_storage.delete(_name(digest))


def _name(digest: str) -> str:
    return f"uploads/{digest}.zip"
