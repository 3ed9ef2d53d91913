"""Takes certificates back; the row stays, and another one says so."""

from datetime import datetime

from django.db import transaction

from ledger import record
from people.models import Person
from training.models import Certificate, CertificateRevocation


class AlreadyRevoked(Exception):
    """It was revoked before; `revocation` says when and why."""

    def __init__(self, revocation: CertificateRevocation) -> None:
        super().__init__(str(revocation))
        self.revocation = revocation


@transaction.atomic
def revoke(
    certificate: Certificate, *, why: str, by: Person, at: datetime
) -> CertificateRevocation:
    """Revoke it for good. Raises AlreadyRevoked; the first reason stands."""
    row, is_new = CertificateRevocation.objects.get_or_create(
        certificate=certificate, defaults={"why": why, "by": by, "revoked_at": at}
    )
    if not is_new:
        raise AlreadyRevoked(row)
    change = record.Change(new={"serial": certificate.serial}, why=why)
    about = certificate.person
    record.event(
        "certificate-revoked", certificate, at=at, by=by, about=about, change=change
    )
    return row
