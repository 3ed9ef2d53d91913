"""For which courses a person may say what must be done first."""

from django.db.models import QuerySet

from courses.models import Course
from training.access import Reach
from training.models import Prerequisite, PrerequisiteQuerySet


def courses(reach: Reach) -> QuerySet[Course]:
    """Return those she teaches wholly: a prerequisite holds for everybody in them."""
    published = Course.objects.published()
    return published if reach.is_everything else published.filter(pk__in=reach.courses)


def within(reach: Reach) -> PrerequisiteQuerySet:
    """Return those that hold in these courses."""
    return Prerequisite.objects.running().filter(course__in=courses(reach))
