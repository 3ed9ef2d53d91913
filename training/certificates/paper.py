"""The paper of a certificate: set once, kept as bytes, never set anew.

Storage comes first, then the row: a machine that stops in between leaves a file that
nobody knows of, and the next try, which makes the same bytes, takes its place. Once the
row is there, it alone says what the paper is.
"""

import hashlib
import logging
from datetime import datetime
from pathlib import Path
from tempfile import NamedTemporaryFile
from threading import Lock

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction

from ledger import record
from training.certificates import setting
from training.models import Certificate, CertificateFile

PRESS = Lock()  # setting takes 200 MB: one at a time in each process

logger = logging.getLogger(__name__)


class Spoilt(Exception):
    """The stored paper is missing, or is not the one that was set."""


def content(certificate: Certificate, *, at: datetime) -> bytes:
    """Return the paper, which is set now if it was not before.

    Raises Spoilt, and PaperUnavailable where nothing can be set.
    """
    return _read(_made(certificate) or set_once(certificate, at=at))


def set_once(certificate: Certificate, *, at: datetime) -> CertificateFile:
    """Set the paper and record its digest, unless that was done before."""
    with PRESS:
        return _made(certificate) or _set(certificate, at=at)


def _made(certificate: Certificate) -> CertificateFile | None:
    return CertificateFile.objects.filter(certificate=certificate).first()


def _set(certificate: Certificate, *, at: datetime) -> CertificateFile:
    pdf = setting.pdf(certificate)
    digest = hashlib.sha256(pdf).hexdigest()
    name = f"certificates/{certificate.serial}-{digest}.pdf"
    _keep(name, pdf)
    made = {"name": name, "digest": digest, "size": len(pdf), "made_at": at}
    with transaction.atomic():
        row, is_new = CertificateFile.objects.get_or_create(
            certificate=certificate, defaults=made
        )
        if is_new:
            _record(row, at=at)
    return row


def _record(row: CertificateFile, *, at: datetime) -> None:
    change = record.Change(new={"sha256": row.digest, "bytes": row.size})
    about = row.certificate.person
    record.event("certificate-set", row.certificate, at=at, about=about, change=change)


def _keep(name: str, pdf: bytes) -> None:
    """Store a whole file or none: it gets its name when its last byte is written."""
    try:
        target = Path(default_storage.path(name))
    except NotImplementedError:  # a store of objects: they appear whole or not at all
        default_storage.save(name, ContentFile(pdf))
        return
    target.parent.mkdir(parents=True, exist_ok=True)
    with NamedTemporaryFile(dir=target.parent, suffix=".part", delete=False) as file:
        file.write(pdf)
    Path(file.name).replace(target)


def _read(row: CertificateFile) -> bytes:
    """Return the stored bytes if they are those that were set."""
    try:
        with default_storage.open(row.name) as file:
            pdf: bytes = file.read()
    except FileNotFoundError as problem:
        logger.exception("The paper of certificate %s is missing.", row.certificate)
        raise Spoilt(row.name) from problem
    if hashlib.sha256(pdf).hexdigest() != row.digest:
        logger.error("The paper of certificate %s was changed.", row.certificate)
        raise Spoilt(row.name)
    return pdf
