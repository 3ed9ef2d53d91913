"""The lists of certificates: one's own, and those within reach page by page."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from people.models import Person
from training.certificates import states
from training.certificates.states import Standing
from training.models import Certificate, CertificateQuerySet


@dataclass(frozen=True, slots=True)
class Page:
    """Some certificates in order; `last` is the row to go on after, if any."""

    rows: Sequence[Standing]
    last: int | None


def page(
    certificates: CertificateQuerySet, *, key: int | None, size: int, at: datetime
) -> Page:
    """Return those issued before the one with the key, the newest first."""
    rest = certificates if key is None else certificates.filter(pk__lt=key)
    rows = list(rest[: size + 1])
    shown = [states.of(one, at=at) for one in rows[:size]]
    return Page(shown, rows[size - 1].pk if len(rows) > size else None)


def of(person: Person, *, at: datetime) -> list[Standing]:
    """Return a person's own, the newest first."""
    mine = states.told(Certificate.objects.filter(person=person)).latest_first()
    return [states.of(one, at=at) for one in mine]
