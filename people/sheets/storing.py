"""Keeps the bytes of a file of rows, and reads them again."""

import hashlib
from typing import Any

from django.apps import apps
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db.models import QuerySet

from engine.tables import reading
from engine.tables.reading import Sheet
from people.models import ImportFile


class FileIsGone(Exception):
    """The bytes of the file are no longer stored, or are not those that were."""


def keep(content: bytes) -> tuple[str, str]:
    """Store the bytes once; return their name and their digest."""
    digest = hashlib.sha256(content).hexdigest()
    stored = f"imports/files/{digest}"
    if not default_storage.exists(stored):
        stored = default_storage.save(stored, ContentFile(content))
    return stored, digest


def forget(batch: ImportFile) -> None:
    """Remove the bytes and the lines, but not the bytes of another such file."""
    default_storage.delete(batch.lines)
    files = [kind for kind in apps.get_models() if issubclass(kind, ImportFile)]
    same = (QuerySet[Any](kind).filter(file=batch.file) for kind in files)
    if not any(rows.exclude(state=ImportFile.DROPPED).exists() for rows in same):
        default_storage.delete(batch.file)


def sheet(batch: ImportFile, *, encoding: str = "") -> Sheet:
    """Read the rows once more; raises FileIsGone, or Unreadable."""
    if not default_storage.exists(batch.file):
        raise FileIsGone(batch.file)
    with default_storage.open(batch.file) as file:
        content = file.read()
    if hashlib.sha256(content).hexdigest() != batch.digest:
        raise FileIsGone(batch.file)
    return reading.read(content, encoding=encoding)
