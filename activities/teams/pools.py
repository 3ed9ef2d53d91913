"""Whose teams they are: a cohort's, a workshop's, or those of a whole course."""

from dataclasses import dataclass
from datetime import datetime
from typing import Self

from django.db.models import F, Q, QuerySet

from activities.models import Participant, Team, TeamMember, TeamQuerySet, Workshop
from courses.models import Course
from people.models import Cohort, Membership, Person


@dataclass(frozen=True, slots=True)
class Seat:
    """Who sits in a team: a person, or a guest of a workshop."""

    person: Person | None = None
    participant: Participant | None = None

    @classmethod
    def of(cls, participant: Participant) -> Self:
        """Return a participant's seat: that of a person, once she is known as one."""
        person = participant.person or participant.claimed_by
        return cls(person) if person else cls(participant=participant)

    @property
    def thing(self) -> Person | Participant:
        """Return who it is, as the ledger names her."""
        known = self.person or self.participant
        if known is None:
            raise ValueError("A seat is a person's or a participant's.")
        return known

    @property
    def key(self) -> str:
        """Return what names her in a browser: a person's number, or a guest's."""
        return f"{self.thing.pk}" if self.person else f"guest-{self.thing.pk}"

    @property
    def name(self) -> str:
        return str(self.person) if self.person else self.thing.name


@dataclass(frozen=True, slots=True)
class Pool:
    """Where teams are formed; a seat is in one team of a pool at a time."""

    course: Course
    cohort: Cohort | None = None
    workshop: Workshop | None = None

    @property
    def key(self) -> str:
        if self.workshop:
            return f"workshop-{self.workshop.pk}"
        return f"cohort-{self.cohort.pk}" if self.cohort else "course"


def of_team(team: Team) -> Pool:
    return Pool(team.course, team.cohort, team.workshop)


def of_workshop(workshop: Workshop) -> Pool:
    """Return the cohort's teams, or the workshop's own when it is held for nobody."""
    own = None if workshop.cohort_id else workshop
    return Pool(workshop.course, workshop.cohort, own)


def of_person(course: Course, *, person: Person, at: datetime) -> Pool:
    """Return the pool of her team in the course, else that of her cohort.

    A cohort she has left is hers no more. Who is in none is with all who take the
    course by themselves.
    """
    mine = _memberships(person, at=at)
    cohorts = [one.cohort for one in mine.select_related("cohort")]
    still = Q(team__cohort__isnull=True) | Q(team__cohort__in=cohorts)
    seats = TeamMember.objects.running(at=at).filter(
        still, person=person, team__course=course, team__ended_at__isnull=True
    )
    seats = seats.select_related("team__cohort", "team__workshop")
    seat = seats.order_by("-since", "-pk").first()
    if seat is not None:
        return Pool(course, seat.team.cohort, seat.team.workshop)
    return Pool(course, next(iter(cohorts), None))


def teams(pool: Pool) -> TeamQuerySet:
    standing: TeamQuerySet = Team.objects.standing().filter(
        course=pool.course, cohort=pool.cohort, workshop=pool.workshop
    )
    return standing


def wait_for_others(pool: Pool) -> None:
    """Let one change of a pool's teams come after the other."""
    if pool.workshop:
        Workshop.objects.select_for_update(no_key=True).get(pk=pool.workshop.pk)
    elif pool.cohort:
        Cohort.objects.select_for_update(no_key=True).get(pk=pool.cohort.pk)
    else:
        Course.objects.select_for_update(no_key=True).get(pk=pool.course.pk)


def tell_walls(pool: Pool) -> None:
    """Let the walls of the pool's open workshops follow."""
    here = Q(pk=pool.workshop.pk) if pool.workshop else Q(cohort=pool.cohort)
    if pool.workshop or pool.cohort:
        opened = Workshop.objects.filter(here, course=pool.course)
        opened.filter(closed_at__isnull=True).update(revision=F("revision") + 1)


def _memberships(person: Person, *, at: datetime) -> QuerySet[Membership]:
    still = Q(until__isnull=True) | Q(until__gt=at)
    mine = Membership.objects.filter(still, person=person, since__lte=at)
    return mine.order_by("-since", "-pk")
