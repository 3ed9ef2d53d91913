"""Packs many certificates into one ZIP file, named after a pattern."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import BinaryIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from django.utils import timezone
from django.utils.translation import gettext as _

from jobs.progress import Progress
from training.certificates import naming, paper
from training.certificates.naming import Names
from training.certificates.paper import Spoilt
from training.models import Certificate, CertificateQuerySet

CHUNK = 200


@dataclass(slots=True)
class Parcel:
    """What goes into one file; `spoilt` names those whose paper could not."""

    certificates: CertificateQuerySet
    pattern: str
    at: datetime
    packed: int = 0
    spoilt: list[str] = field(default_factory=list)


def pack(parcel: Parcel, target: BinaryIO, progress: Progress) -> None:
    """Write the file; a list in it names what is missing, if anything is."""
    total = parcel.certificates.count()
    names = Names()
    with ZipFile(target, "w") as archive:
        for certificate, pdf in _papers(parcel):
            name = naming.named(parcel.pattern, _values(certificate))
            info = _info(f"{names.own(name)}.pdf", certificate.issued_at)
            archive.writestr(info, pdf, compress_type=ZIP_STORED)
            parcel.packed += 1
            progress.reach(parcel.packed + len(parcel.spoilt), of=total)
        if parcel.spoilt:
            info = _info(_("missing.txt"), parcel.at)
            text = "\r\n".join(
                [_("The stored paper is missing or was changed:"), *parcel.spoilt]
            )
            archive.writestr(info, text, compress_type=ZIP_DEFLATED)


def _papers(parcel: Parcel) -> Iterator[tuple[Certificate, bytes]]:
    for certificate in parcel.certificates.iterator(chunk_size=CHUNK):
        try:
            yield certificate, paper.content(certificate, at=parcel.at)
        except Spoilt:
            parcel.spoilt.append(f"{certificate.serial} {certificate.name}")


def _values(certificate: Certificate) -> dict[str, str]:
    return {
        "number": certificate.person.employee_number or "",
        "name": certificate.name,
        "course": certificate.course_title,
        "module": certificate.module_title,
        "serial": certificate.serial,
        "date": f"{timezone.localtime(certificate.issued_at):%Y-%m-%d}",
    }


def _info(name: str, moment: datetime) -> ZipInfo:
    return ZipInfo(name, timezone.localtime(moment).timetuple()[:6])
