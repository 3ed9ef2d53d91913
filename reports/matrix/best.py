"""Says which of several duties of one person in one module tells how she stands."""

from collections.abc import Iterable

from training.status import Status

# What is met covers the rest; where nothing is, the most pressing duty is told.
ORDER = (
    Status.VALID,
    Status.DONE,
    Status.EXPIRING,
    Status.GRACE,
    Status.PENDING,
    Status.OVERDUE,
    Status.FAILED,
    Status.EXPIRED,
    Status.IN_PROGRESS,
    Status.NOT_STARTED,
    Status.NOT_OPEN,
    Status.WAIVED,
    Status.REVOKED,
    Status.WITHDRAWN,
)
PLACES = {status: place for place, status in enumerate(ORDER)}


def best(statuses: Iterable[str]) -> int:
    """Return the place among them of the one that counts; the first of equals."""
    places = [PLACES[Status(status)] for status in statuses]
    return places.index(min(places))
