"""What a person gave in an activity to come back to, one giving after the other."""

from activities import carrying
from activities.models import Snapshot
from activities.task import Dated
from courses.models import Version


def of(person_id: int, *, version: Version) -> list[Dated]:
    """Return all she gave, the oldest first, as this version asks for it."""
    mine = Snapshot.objects.filter(person=person_id, unit=version.unit_id)
    rows = mine.order_by("taken_at", "pk")
    bring = carrying.onto(version)
    return [
        Dated(bring(body, number), at)
        for body, number, at in rows.values_list("body", "version__number", "taken_at")
    ]
