"""One person's pass through one module, and what was done in it."""

from typing import Self

from django.db import models
from django.db.models import Q

from courses.models.course import Module, Release, Unit
from courses.models.version import Rendering, Version
from people.models import Person


class RegistrationQuerySet(models.QuerySet["Registration"]):
    def open(self) -> Self:
        return self.filter(completed_at__isnull=True)


class Registration(models.Model):
    """A pass through a module. Renewal makes a new one; nothing is reset.

    `units` maps the id of each required unit to the least edition that counts:
    {"12": 1, "13": 2}. It follows publications while the pass is open and stands
    still once it is completed. `started_at` is the first thing the person did.
    """

    person = models.ForeignKey(Person, models.PROTECT, related_name="registrations")
    module = models.ForeignKey(Module, models.PROTECT, related_name="registrations")
    number = models.PositiveIntegerField()
    units = models.JSONField()
    is_delta = models.BooleanField(default=False)
    opened_at = models.DateTimeField()
    started_at = models.DateTimeField(null=True, blank=True)
    completed_at = models.DateTimeField(null=True, blank=True)
    release = models.ForeignKey(Release, models.PROTECT, null=True, blank=True)

    objects = RegistrationQuerySet.as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["person", "module", "number"],
                name="registration_number_once_per_person_and_module",
            ),
            models.UniqueConstraint(
                fields=["person", "module"],
                condition=Q(completed_at__isnull=True, is_delta=False),
                name="person_has_one_open_registration_per_module",
            ),
        )

    def __str__(self) -> str:
        return f"{self.person_id} in {self.module_id}, pass {self.number}"

    @property
    def required_editions(self) -> dict[int, int]:
        return {int(unit_id): edition for unit_id, edition in self.units.items()}


class Completion(models.Model):
    """A unit was done, on this version. Written once, never changed."""

    registration = models.ForeignKey(
        Registration, models.PROTECT, related_name="completions"
    )
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="completions")
    version = models.ForeignKey(Version, models.PROTECT)
    rendering = models.ForeignKey(Rendering, models.PROTECT, null=True, blank=True)
    edition = models.PositiveIntegerField()
    completed_at = models.DateTimeField()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["registration", "unit", "edition"],
                name="unit_completed_once_per_registration_and_edition",
            ),
        )

    def __str__(self) -> str:
        return f"{self.unit_id} in {self.registration_id}"
