"""Exceptions from a quiz's rules for one person, each with a reason."""

from typing import Self

from django.db import models
from django.db.models import Q

from courses.models import Unit
from people.models import Person


class AllowanceQuerySet(models.QuerySet["Allowance"]):
    def standing(self) -> Self:
        """Return those that were not withdrawn."""
        return self.filter(withdrawn_at__isnull=True)


class Allowance(models.Model):
    """What one person is allowed beyond the rules; what is empty stays as it is.

    `seconds` replaces the time limit, `attempts` are further ones, `makeups` further
    make-up attempts. A newer allowance takes the place of the one before, which is
    withdrawn and kept.
    """

    person = models.ForeignKey(Person, models.PROTECT, related_name="allowances")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="allowances")
    opens_at = models.DateTimeField(null=True, blank=True)
    closes_at = models.DateTimeField(null=True, blank=True)
    seconds = models.PositiveIntegerField(null=True, blank=True)
    attempts = models.PositiveIntegerField(default=0)
    makeups = models.PositiveIntegerField(default=0)
    why = models.CharField(max_length=500)
    given_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    given_at = models.DateTimeField()
    withdrawn_by = models.ForeignKey(
        Person, models.PROTECT, related_name="+", null=True, blank=True
    )
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    objects = AllowanceQuerySet.as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["person", "unit"],
                condition=Q(withdrawn_at__isnull=True),
                name="one_standing_allowance_per_person_and_quiz",
            ),
        )

    def __str__(self) -> str:
        return f"{self.person_id} at {self.unit_id}"
