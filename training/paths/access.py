"""Which paths a person may see and change."""

from django.db.models import Exists, OuterRef

from training.access import Reach
from training.models import Path, PathQuerySet, PathStep


def within(reach: Reach) -> PathQuerySet:
    """Return those of which she teaches every step; all of them for HR."""
    every: PathQuerySet = Path.objects.all()
    if reach.is_everything:
        return every
    others = PathStep.objects.filter(path=OuterRef("pk")).exclude(
        course__in=reach.taught_courses()
    )
    return every.filter(~Exists(others))
