"""How a certificate stands at a moment: for one in Python, for many in SQL."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q, TextChoices
from django.utils.translation import gettext_lazy as _

from training import days
from training.models import Certificate, CertificateQuerySet
from training.words import Mark


class State(TextChoices):
    VALID = "valid", _("Valid")
    EXPIRED = "expired", _("Expired")
    SUPERSEDED = "superseded", _("Replaced by a newer one")
    REVOKED = "revoked", _("Revoked")


# The look's status component knows eight marks.
MARKS = {
    State.VALID: "valid",
    State.EXPIRED: "overdue",
    State.SUPERSEDED: "waived",
    State.REVOKED: "overdue",
}


@dataclass(frozen=True, slots=True)
class Standing:
    """A certificate and how it stands, as pages show it."""

    certificate: Certificate
    state: State

    @property
    def last_day(self) -> date | None:
        """Return the last day on which it counts, if it ends."""
        end = self.certificate.valid_until
        return days.last_of(end) if end else None

    @property
    def mark(self) -> Mark:
        return Mark(MARKS[self.state], str(self.state.label))


def told(certificates: CertificateQuerySet) -> CertificateQuerySet:
    """Read along what `of` asks for, so that a list costs one query."""
    return certificates.select_related("revocation", "successor", "course", "person")


def of(certificate: Certificate, *, at: datetime) -> Standing:
    return Standing(certificate, _state(certificate, at=at))


def _state(certificate: Certificate, *, at: datetime) -> State:
    if hasattr(certificate, "revocation"):
        return State.REVOKED
    if hasattr(certificate, "successor"):
        return State.SUPERSEDED
    end = certificate.valid_until
    return State.EXPIRED if end and end <= at else State.VALID


def those(state: str, *, at: datetime) -> Q:
    """Return what `_state` says as a condition."""
    conditions: dict[str, Q] = {
        State.REVOKED: Q(revocation__isnull=False),
        State.SUPERSEDED: _KEPT & Q(successor__isnull=False),
        State.EXPIRED: _CURRENT & Q(valid_until__lte=at),
        State.VALID: _CURRENT & (Q(valid_until=None) | Q(valid_until__gt=at)),
    }
    return conditions[state]


_KEPT = Q(revocation__isnull=True)
_CURRENT = _KEPT & Q(successor__isnull=True)
