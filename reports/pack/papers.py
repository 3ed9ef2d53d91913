"""The papers of certificates and the files of evidence, as they are stored."""

import hashlib
from collections.abc import Sequence
from datetime import datetime
from pathlib import PurePath

from django.core.files.storage import default_storage

from engine.paper.setting import PaperUnavailable
from reports.pack import tables
from reports.pack.archive import Archive
from reports.pack.order import Scope
from training.certificates import paper
from training.certificates.paper import Spoilt
from training.models import Evidence

LONGEST_ENDING = 8


def write(scopes: Sequence[Scope], archive: Archive, *, at: datetime) -> list[str]:
    """Add the papers and files; return the names of those that cannot be had."""
    missing: list[str] = []
    for scope in scopes:
        for certificate in tables.certificates(scope):
            name = f"certificates/{certificate.serial}.pdf"
            try:
                archive.add(name, paper.content(certificate, at=at))
            except (Spoilt, PaperUnavailable):
                missing.append(name)
        filed = tables.evidence(scope).exclude(file="")
        missing += [name_of(one) for one in filed if not _add(one, archive)]
    return missing


def name_of(one: Evidence) -> str:
    """Return where it lies in the pack; its own name stands in the table."""
    ending = PurePath(one.file_name).suffix.lower()
    is_plain = ending[1:].isalnum() and ending.isascii()
    is_short = len(ending) <= LONGEST_ENDING
    return f"evidence/{one.pk}{ending if is_plain and is_short else ''}"


def _add(one: Evidence, archive: Archive) -> bool:
    """Add the file if its bytes are those that were handed in."""
    if not default_storage.exists(one.file):
        return False
    with default_storage.open(one.file) as file:
        content: bytes = file.read()
    if hashlib.sha256(content).hexdigest() != one.digest:
        return False
    archive.add(name_of(one), content)
    return True
