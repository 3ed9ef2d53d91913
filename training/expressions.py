"""The table of status.py in SQL."""

from datetime import datetime

from django.db.models import BooleanField, Case, CharField, Q, Value, When

from training.status import Status


def by(name: str, at: datetime) -> Q:
    return Q(**{f"{name}__lte": at})


def before(name: str, at: datetime) -> Q:
    return Q(**{f"{name}__gt": at})


def satisfied(at: datetime) -> Q:
    return by("known_satisfied_at", at)


def not_due(at: datetime) -> Q:
    return Q(known_due_at__isnull=True) | before("known_due_at", at)


def met(at: datetime) -> Q:
    """Say the same as `status in MET`, from the six values that decide it."""
    is_standing = _not_by("known_revoked_at", at) & _not_by("known_withdrawn_at", at)
    has_not_ended = Q(known_valid_until__isnull=True)
    has_not_ended |= before("known_valid_until", at) | before("known_grace_until", at)
    return (
        satisfied(at)
        & is_standing
        & _not_before("known_valid_from", at)
        & has_not_ended
    )


def is_met(at: datetime) -> Case:
    return Case(
        When(met(at), then=Value(True)),  # noqa: FBT003  # Django's Value takes one value
        default=Value(False),  # noqa: FBT003  # as above
        output_field=BooleanField(),
    )


def _not_by(name: str, at: datetime) -> Q:
    return Q(**{f"{name}__isnull": True}) | before(name, at)


def _not_before(name: str, at: datetime) -> Q:
    return Q(**{f"{name}__isnull": True}) | by(name, at)


def lines(at: datetime) -> tuple[tuple[Status, Q], ...]:
    """Return the lines over the aliases `known_…` of a period; the first counts."""
    return (
        (Status.REVOKED, by("known_revoked_at", at)),
        (Status.WITHDRAWN, by("known_withdrawn_at", at)),
        (Status.PENDING, satisfied(at) & before("known_valid_from", at)),
        (
            Status.EXPIRING,
            satisfied(at) & before("known_valid_until", at) & by("known_renews_at", at),
        ),
        (Status.VALID, satisfied(at) & before("known_valid_until", at)),
        (Status.DONE, satisfied(at) & Q(known_valid_until__isnull=True)),
        (Status.GRACE, satisfied(at) & before("known_grace_until", at)),
        (Status.EXPIRED, satisfied(at)),
        (Status.WAIVED, by("known_waived_at", at)),
        (Status.NOT_OPEN, before("known_opens_at", at)),
        (Status.IN_PROGRESS, not_due(at) & by("registration__started_at", at)),
        (Status.NOT_STARTED, not_due(at)),
        (Status.FAILED, by("known_closes_at", at)),
    )


def status(at: datetime) -> Case:
    return Case(
        *(When(condition, then=Value(code.value)) for code, condition in lines(at)),
        default=Value(Status.OVERDUE.value),
        output_field=CharField(),
    )
