"""Keeps the files of evidence: of a few kinds, not too large, known by their digest."""

import hashlib
import io
from dataclasses import dataclass
from pathlib import PurePath

from django.core.files.base import ContentFile, File
from django.core.files.storage import default_storage

from engine.tables import safety
from training.models import Evidence

LARGEST = 10 * 1024 * 1024
LONGEST_NAME = 200

# How the bytes of each kind begin, and what they are served as.
KINDS = {
    ".pdf": (b"%PDF-", "application/pdf"),
    ".jpg": (b"\xff\xd8\xff", "image/jpeg"),
    ".jpeg": (b"\xff\xd8\xff", "image/jpeg"),
    ".png": (b"\x89PNG\r\n\x1a\n", "image/png"),
    ".docx": (
        b"PK\x03\x04",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ),
}


class WrongKind(Exception):
    """Its name or its bytes are of none of the kinds."""


class TooLarge(Exception):
    """It is larger than is kept."""


class Missing(Exception):
    """The stored bytes are not there, or are not those that were recorded."""


@dataclass(frozen=True, slots=True)
class Sent:
    """A file that was sent and is of one of the kinds."""

    name: str
    ending: str
    content: bytes

    @property
    def digest(self) -> str:
        return hashlib.sha256(self.content).hexdigest()

    @property
    def place(self) -> str:
        return f"evidence/{self.digest}{self.ending}"


def read(upload: File[bytes]) -> Sent:
    """Check an uploaded file; nothing is stored yet."""
    if upload.size > LARGEST:
        raise TooLarge
    name = PurePath((upload.name or "").replace("\\", "/")).name
    content = upload.read()
    return Sent(name[-LONGEST_NAME:], _ending(name, content), content)


def keep(sent: Sent) -> None:
    """Store it under its digest, once."""
    if not default_storage.exists(sent.place):
        default_storage.save(sent.place, ContentFile(sent.content))


def _ending(name: str, content: bytes) -> str:
    """Return the ending of the name if the bytes are of that kind."""
    ending = PurePath(name).suffix.lower()
    begin, _served = KINDS.get(ending, (None, ""))
    if begin is None or not content.startswith(begin):
        raise WrongKind
    if ending == ".docx":
        _check_document(content)
    return ending


def _check_document(content: bytes) -> None:
    try:
        safety.check_archive(io.BytesIO(content), safety.Limits())
    except safety.ArchiveRefused as problem:
        raise WrongKind from problem
    if b"word/document.xml" not in content:
        raise WrongKind


def content_of(evidence: Evidence) -> bytes:
    """Return the stored bytes if they are those that were recorded."""
    try:
        with default_storage.open(evidence.file) as file:
            content: bytes = file.read()
    except FileNotFoundError as problem:
        raise Missing(evidence.file) from problem
    if hashlib.sha256(content).hexdigest() != evidence.digest:
        raise Missing(evidence.file)
    return content


def served_as(evidence: Evidence) -> str:
    return KINDS[PurePath(evidence.file).suffix][1]
