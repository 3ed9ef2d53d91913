"""What a person gave in an activity to come back to, one giving after the other."""

from datetime import datetime

from django.utils import timezone

from activities import carrying, content
from activities.models import Response, Snapshot
from activities.task import JSON, Dated
from courses.models import Version


def keep(response: Response, body: JSON, *, at: datetime) -> None:
    """Keep what was given, with its day; the same again on one day is kept once."""
    mine = Snapshot.objects.filter(person=response.person_id, unit=response.unit_id)
    last = mine.order_by("-taken_at", "-pk").first()
    if last is None or not _is_same(last, response, body, at=at):
        Snapshot.objects.create(
            response=response,
            person_id=response.person_id,
            unit_id=response.unit_id,
            version_id=response.version_id,
            body=dict(body),
            taken_at=at,
        )


def of(person_id: int, *, version: Version) -> list[Dated]:
    """Return all she gave in every registration, the oldest first.

    Each body is what the version that it was given on tells this one of it.
    """
    mine = Snapshot.objects.filter(person=person_id, unit=version.unit_id)
    rows = mine.order_by("taken_at", "pk")
    called = carrying.called(version)
    return [
        Dated(content.from_json(data).task.recalled(body, called(number)), at)
        for body, number, data, at in rows.values_list(
            "body", "version__number", "version__data", "taken_at"
        )
    ]


def _is_same(last: Snapshot, response: Response, body: JSON, *, at: datetime) -> bool:
    days = {timezone.localdate(one) for one in (last.taken_at, at)}
    is_one_version = last.version_id == response.version_id
    return is_one_version and len(days) == 1 and last.body == body
