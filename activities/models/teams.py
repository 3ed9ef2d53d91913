"""Teams that people form for a course, or for one workshop of it."""

from datetime import datetime
from typing import Self

from django.db import models
from django.db.models import Q

from activities.models.workshops import Participant, Workshop
from courses.models import Course
from people.models import Cohort, Person


class TeamQuerySet(models.QuerySet["Team"]):
    def standing(self) -> Self:
        return self.filter(ended_at__isnull=True)


class Team(models.Model):
    """A team with its name and slogan, which any of its members may write.

    It belongs to a cohort, to a workshop without one, or to all who study the course
    by themselves. `number` is what it is called until it has a name.
    """

    course = models.ForeignKey(Course, models.PROTECT, related_name="teams")
    cohort = models.ForeignKey(
        Cohort, models.PROTECT, null=True, blank=True, related_name="teams"
    )
    workshop = models.ForeignKey(
        Workshop, models.PROTECT, null=True, blank=True, related_name="teams"
    )
    number = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=60, blank=True)
    slogan = models.CharField(max_length=120, blank=True)
    made_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = TeamQuerySet.as_manager()

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(cohort__isnull=True) | Q(workshop__isnull=True),
                name="team_of_a_cohort_or_of_a_workshop",
            ),
        )

    def __str__(self) -> str:
        return self.name or f"team {self.number}"


class TeamMemberQuerySet(models.QuerySet["TeamMember"]):
    def running(self, *, at: datetime) -> Self:
        return self.filter(Q(until__isnull=True) | Q(until__gt=at), since__lte=at)


class TeamMember(models.Model):
    """A person or a guest in a team; `role` is the id that the activity gives it."""

    team = models.ForeignKey(Team, models.PROTECT, related_name="members")
    person = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="team_members"
    )
    participant = models.ForeignKey(
        Participant, models.PROTECT, null=True, blank=True, related_name="team_members"
    )
    role = models.CharField(max_length=64, blank=True)
    since = models.DateTimeField()
    until = models.DateTimeField(null=True, blank=True)

    objects = TeamMemberQuerySet.as_manager()

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(person__isnull=False) ^ Q(participant__isnull=False),
                name="team_member_is_a_person_or_a_guest",
            ),
            models.UniqueConstraint(
                fields=["team", "person"],
                condition=Q(until__isnull=True, person__isnull=False),
                name="person_once_in_a_team",
            ),
            models.UniqueConstraint(
                fields=["team", "participant"],
                condition=Q(until__isnull=True, participant__isnull=False),
                name="guest_once_in_a_team",
            ),
        )

    def __str__(self) -> str:
        return f"{self.person_id or self.participant_id} in {self.team_id}"
