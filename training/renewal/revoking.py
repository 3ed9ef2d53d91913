"""Takes back what a period had earned, with its certificates."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import Q
from django.urls import reverse

from people.models import Person
from training import days, facts
from training.certificates import revoking
from training.followup import notices
from training.followup.codes import Code
from training.models import Certificate, CertificateQuerySet, Period, PeriodQuerySet
from training.renewal import cycles


class NothingEarned(Exception):
    """It was not satisfied, or was taken back before."""


@dataclass(frozen=True, slots=True)
class Anew:
    """It is asked for once more, until a day or without one."""

    due_on: date | None = None


def earned(periods: PeriodQuerySet) -> PeriodQuerySet:
    return periods.filter(
        satisfied_at__isnull=False, withdrawn_at=None, revoked_at=None
    )


@transaction.atomic
def revoke(
    period: Period, *, why: str, by: Person, at: datetime, anew: Anew | None = None
) -> Period | None:
    """Revoke it; with `anew` it is asked for again, in a cycle that is returned."""
    found = earned(Period.objects.select_for_update()).filter(pk=period.pk).first()
    if found is None:
        raise NothingEarned
    facts.revoke(found, why=why, by=by, at=at)
    for certificate in _certificates(found):
        revoking.revoke(certificate, why=why, by=by, at=at)
    module = found.module
    notices.tell(
        found.person,
        Code.REVOKED,
        values={"module": module.title},
        address=reverse("courses:map", args=[module.course.slug]),
        at=at,
    )
    return _again(found, anew, at=at) if anew else None


def _certificates(period: Period) -> CertificateQuerySet:
    """Return those that say it was done: its own, and of a course it was part of.

    Where the same pass still counts for another period, only its own.
    """
    valid = Certificate.objects.filter(person=period.person_id, revocation=None)
    own = Q(period=period)
    others = earned(Period.objects.filter(registration=period.registration_id))
    if others.exclude(pk=period.pk).exists():
        return valid.filter(own)
    done = period.satisfied_at
    part = Q(
        course=period.module.course_id,
        module=None,
        begun_at__lte=done,
        earned_at__gte=done,
    )
    return valid.filter(own | Q(registration=period.registration_id) | part)


def _again(period: Period, anew: Anew, *, at: datetime) -> Period:
    due_at = days.end_of(anew.due_on) if anew.due_on else None
    return cycles.again(period, due_at=due_at, at=at)
