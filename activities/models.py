"""Activities and what people made of them."""

from typing import Self

from django.db import models

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
    `shared_at`. Of several bodies, the one with the highest sequence is the newest.
    """

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
