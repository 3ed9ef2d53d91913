"""How long what satisfied a period counts, by the terms of its assignment."""

from datetime import datetime

from django.utils import timezone

from training import terms
from training.models import Assignment, Period, PeriodFact
from training.terms import Terms, Validity


def terms_of(assignment: Assignment) -> Terms:
    return Terms(
        months=assignment.valid_months,
        days=assignment.valid_days,
        yearly=assignment.valid_yearly,
        window_days=assignment.window_days,
        grace_days=assignment.grace_days,
        renewal_base=assignment.renewal_base,
        grace_base=assignment.grace_base,
    )


def of(
    assignment: Assignment,
    *,
    satisfied_at: datetime | None,
    previous: Period | None = None,
) -> Validity | None:
    """Return from when until when it counts; none means for ever, or not done yet."""
    if satisfied_at is None:
        return None
    return terms.validity(
        terms_of(assignment),
        satisfied_at=satisfied_at,
        zone=timezone.get_default_timezone(),
        previous=held(previous),
    )


def held(period: Period | None) -> Validity | None:
    """Return the validity that a period has; one taken back leaves nothing to renew."""
    if period is None or period.revoked_at or period.satisfied_at is None:
        return None
    if period.valid_until is None:
        return None
    return Validity(
        valid_from=period.valid_from or period.satisfied_at,
        valid_until=period.valid_until,
        renews_at=period.renews_at or period.valid_until,
        grace_until=period.grace_until,
    )


def moments(found: Validity | None) -> list[tuple[PeriodFact.Kind, datetime]]:
    """Return what is to be recorded of it, in the order of facts."""
    if found is None:
        return []
    kinds = PeriodFact.Kind
    values = (
        (kinds.VALID_FROM, found.valid_from),
        (kinds.VALID_UNTIL, found.valid_until),
        (kinds.RENEWS, found.renews_at),
        (kinds.GRACE_UNTIL, found.grace_until),
    )
    return [(kind, moment) for kind, moment in values if moment is not None]
