"""The table of status.py in SQL."""

from datetime import datetime

from django.db.models import Case, CharField, Q, Value, When

from training.status import Status


def by(name: str, at: datetime) -> Q:
    return Q(**{f"{name}__lte": at})


def before(name: str, at: datetime) -> Q:
    return Q(**{f"{name}__gt": at})


def satisfied(at: datetime) -> Q:
    return by("known_satisfied_at", at)


def not_due(at: datetime) -> Q:
    return Q(known_due_at__isnull=True) | before("known_due_at", at)


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
