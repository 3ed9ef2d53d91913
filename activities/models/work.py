"""Activities and what each person made of them."""

from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from courses.models import Registration, Unit, Version
from people.models import Person


class Activity(models.Model):
    unit = models.OneToOneField(Unit, models.PROTECT, primary_key=True)
    kind = models.CharField(max_length=20)

    def __str__(self) -> str:
        return f"{self.kind} {self.unit_id}"


class ResponseQuerySet(models.QuerySet["Response"]):
    def shared(self) -> Self:
        return self.filter(shared_at__isnull=False)

    def of(self, unit: Unit, *, registration: Registration) -> Self:
        return self.filter(unit=unit, registration=registration)


class Response(models.Model):
    """A person's work in an activity: `body` is a private draft and stays one.

    `shared` is the copy that she gave out last; it may be seen while there is a
    `shared_at`: by her trainers, and by the `audience` she chose. Of several bodies,
    the one with the highest sequence is the newest.
    """

    class Audience(models.TextChoices):
        TRAINER = "trainer", _("My trainers")
        TEAM = "team", _("My trainers and my team")
        COHORT = "cohort", _("My trainers and my class")

    registration = models.ForeignKey(
        Registration, models.PROTECT, related_name="responses"
    )
    person = models.ForeignKey(Person, models.PROTECT, related_name="responses")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="responses")
    version = models.ForeignKey(Version, models.PROTECT)
    body = models.JSONField(default=dict)
    sequence = models.PositiveBigIntegerField(default=0)
    saved_at = models.DateTimeField()
    shared = models.JSONField(null=True, blank=True)
    shared_at = models.DateTimeField(null=True, blank=True)
    audience = models.CharField(
        max_length=10, choices=Audience, default=Audience.TRAINER
    )

    objects = ResponseQuerySet.as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["registration", "version"],
                name="response_once_per_registration_and_version",
            ),
        )

    def __str__(self) -> str:
        return f"{self.person_id} on {self.unit_id}"


class Snapshot(models.Model):
    """What a person gave in a repeated activity on one day; never changed."""

    response = models.ForeignKey(Response, models.PROTECT, related_name="snapshots")
    person = models.ForeignKey(Person, models.PROTECT, related_name="snapshots")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="snapshots")
    version = models.ForeignKey(Version, models.PROTECT)
    body = models.JSONField()
    taken_at = models.DateTimeField()

    class Meta:
        indexes = (
            models.Index(fields=["person", "unit", "taken_at"], name="snapshots_of"),
        )

    def __str__(self) -> str:
        return f"{self.person_id} on {self.unit_id}, {self.taken_at}"


class FollowUp(models.Model):
    """How far the things of a shared plan have come, as its author saw it one day.

    `review_on` is the day on which she means to look at it again, if any.
    """

    response = models.ForeignKey(Response, models.PROTECT, related_name="follow_ups")
    person = models.ForeignKey(Person, models.PROTECT, related_name="follow_ups")
    body = models.JSONField()
    review_on = models.DateField(null=True, blank=True)
    written_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.person_id} on {self.response_id}, {self.written_at}"
