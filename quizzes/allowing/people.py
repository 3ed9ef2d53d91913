"""To whom a trainer may allow something: those she teaches in the course."""

from datetime import datetime

from django.db.models import Exists, OuterRef, Q, QuerySet

from courses import offices
from courses.models import Course, Enrolment, Teaching
from people import accounts
from people.models import Membership, Person


def taught(course: Course, *, by: Person, at: datetime) -> QuerySet[Person]:
    """Return who is enrolled, as far as she teaches them; never herself.

    Who teaches the whole course teaches everybody in it, and so does an
    administrator; who teaches a cohort teaches its members of today.
    """
    running = Enrolment.objects.running(at=at).filter(
        course=course, person=OuterRef("pk")
    )
    others: QuerySet[Person] = Person.objects.filter(is_active=True).exclude(pk=by.pk)
    enrolled: QuerySet[Person] = others.filter(Exists(running))
    mine = Teaching.objects.running(at=at).filter(person=by, course=course)
    cohorts = set(mine.values_list("cohort_id", flat=True))
    if None in cohorts or offices.of(by, at=at).is_administrator:
        return enrolled
    still = Q(until__isnull=True) | Q(until__gt=at)
    members = Membership.objects.filter(
        still, since__lte=at, cohort__in=cohorts, person=OuterRef("pk")
    )
    return enrolled.filter(Exists(members))


def named(known: QuerySet[Person], words: str) -> QuerySet[Person]:
    """Return who has these words in her name, or this number; 林 and lin both find."""
    sounds = accounts.name_key(words)
    is_meant = (
        Q(name__icontains=words)
        | Q(employee_number__istartswith=words)
        | Q(username__istartswith=words)
        | Q(name_key__istartswith=sounds)
    )
    return known.filter(is_meant).order_by("name_key", "pk")
