"""Whom an assignment is meant for, as of now."""

from datetime import datetime

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from people.models import (
    Cohort,
    Department,
    Membership,
    Person,
    PersonQuerySet,
    Posting,
)

type Whom = Person | Cohort | Department


def people_of(
    whom: Whom, *, at: datetime, is_with_subdepartments: bool = True
) -> PersonQuerySet:
    """Return the active people who are meant at the moment."""
    active: PersonQuerySet = Person.objects.active()
    if isinstance(whom, Person):
        return active.filter(pk=whom.pk)
    if isinstance(whom, Cohort):
        return active.filter(Exists(members(whom, at=at)))
    held = Posting.objects.at(at, day=timezone.localdate(at))
    here = held.below(whom) if is_with_subdepartments else held.filter(department=whom)
    return active.filter(Exists(here.filter(person=OuterRef("pk"))))


def members(
    cohort: Cohort, *, at: datetime, person: str = "pk"
) -> QuerySet[Membership]:
    """Return the memberships of the outer query's person in the cohort."""
    still = Q(until__isnull=True) | Q(until__gt=at)
    return Membership.objects.filter(
        still, since__lte=at, cohort=cohort, person=OuterRef(person)
    )
