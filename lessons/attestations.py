"""Saying by name that one has read a lesson and understood it."""

from datetime import datetime
from enum import StrEnum

from django.db import transaction

from courses import registrations
from courses.models import Registration, Rendering, Unit, Version
from ledger import record
from lessons.models import Attestation, Reading


class Means(StrEnum):
    """How she showed that it was her: the ledger keeps it."""

    PASSWORD = "password"  # noqa: S105  # the word, not one
    NAME = "name"


def latest(unit: Unit, *, registration: Registration) -> Attestation | None:
    """Return what she said of the newest text she said it of, in one query."""
    mine = Attestation.objects.filter(unit=unit, registration=registration)
    mine = mine.select_related("version").defer("version__source", "version__data")
    return mine.order_by("-version__edition", "-version__number").first()


def holds(attestation: Attestation | None, *, version: Version) -> bool:
    """Say whether it still counts: a raised edition asks again, a small change not."""
    return attestation is not None and attestation.version.edition >= version.edition


@transaction.atomic
def keep(
    reading: Reading,
    *,
    statement: str,
    rendering: Rendering,
    means: Means,
    at: datetime,
) -> Attestation:
    """Keep it for good. Who has said it of this edition has said it once."""
    passes = Registration.objects.select_for_update()
    registration = passes.select_related("person").get(pk=reading.registration_id)
    known = latest(reading.unit, registration=registration)
    if known is not None and holds(known, version=reading.version):
        return known
    registrations.touch(registration, at=at)
    made = Attestation.objects.create(
        registration=registration,
        person=registration.person,
        unit_id=reading.unit_id,
        version=reading.version,
        rendering=rendering,
        digest=reading.version.digest,
        statement=statement,
        name=registration.person.name,
        attested_at=at,
    )
    _record(made, means=means, at=at)
    return made


def _record(made: Attestation, *, means: Means, at: datetime) -> None:
    change = record.Change(
        new={
            "unit": made.unit_id,
            "version": made.version_id,
            "digest": made.digest,
            "by": means.value,
        }
    )
    by = made.person
    record.event("attested", made, at=at, by=by, about=by, change=change)
