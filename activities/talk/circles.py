"""Whom a person learns with, and whose shared work reaches her."""

from datetime import datetime

from django.db.models import Exists, OuterRef, Q, QuerySet

from activities import teaching
from activities.models import Response, TeamMember
from courses.models import Course, Unit
from people.models import Membership, Person

TRAINER, TEAM, COHORT = Response.Audience


def audiences(
    person: Person, *, course: Course, at: datetime
) -> list[Response.Audience]:
    """Return to whom she may show her work: only groups that she is in."""
    has_team = Exists(_seats(course.pk, at=at).filter(person=OuterRef("pk")))
    has_cohort = Exists(_memberships(at=at).filter(person=OuterRef("pk")))
    row = Person.objects.filter(pk=person.pk).values_list(has_team, has_cohort).get()
    groups = zip((TEAM, COHORT), row, strict=True)
    return [TRAINER, *(one for one, is_in in groups if is_in)]


def reaching(person: Person, *, unit: Unit, at: datetime) -> QuerySet[Response]:
    """Return what was shared with her, and what she shared, the newest first.

    Who shares a team of the course with the author today sees what is for the team;
    who shares a cohort with her, what is for the cohort.
    """
    seats = _seats(unit.course_id, at=at)
    mates = seats.filter(
        person=OuterRef("person"), team__in=seats.filter(person=person).values("team")
    )
    members = _memberships(at=at)
    fellows = members.filter(
        person=OuterRef("person"),
        cohort__in=members.filter(person=person).values("cohort"),
    )
    to_team = Q(Exists(mates), audience=TEAM)
    to_cohort = Q(Exists(fellows), audience=COHORT)
    reaches = Q(person=person) | to_team | to_cohort
    shared = teaching.shared_among(None, unit=unit, at=at)
    return shared.filter(reaches, ~Exists(_later_ones()))


def visible(
    person: Person, *, unit: Unit, at: datetime, teaches: bool
) -> QuerySet[Response]:
    """Return what reaches her; who teaches sees what was shared with her trainers."""
    mine = reaching(person, unit=unit, at=at)
    if not teaches:
        return mine
    taught = teaching.newest(teaching.shared_with(person, unit=unit, at=at))
    keys = [one.order_by().values("pk") for one in (mine, taught)]
    either = Q(pk__in=keys[0]) | Q(pk__in=keys[1])
    return teaching.shared_among(None, unit=unit, at=at).filter(either)


def _later_ones() -> QuerySet[Response]:
    """Return what the person of the query around this one has shared after it.

    Whatever its audience: what she shared last takes the place of what was before.
    """
    theirs = Response.objects.shared().filter(
        person=OuterRef("person"), unit=OuterRef("unit")
    )
    later = Q(shared_at__gt=OuterRef("shared_at"))
    beside = Q(shared_at=OuterRef("shared_at"), pk__gt=OuterRef("pk"))
    return theirs.filter(later | beside)


def _memberships(*, at: datetime) -> QuerySet[Membership]:
    return Membership.objects.filter(teaching.running(at))


def _seats(course: int, *, at: datetime) -> QuerySet[TeamMember]:
    """Return who sits in a team; who has left a cohort has left its teams."""
    sitting = TeamMember.objects.running(at=at).filter(
        person__isnull=False, team__course=course, team__ended_at__isnull=True
    )
    still = _memberships(at=at).filter(
        cohort=OuterRef("team__cohort"), person=OuterRef("person")
    )
    return sitting.filter(Q(Exists(still)) | Q(team__cohort__isnull=True))
