"""Equivalences: what was completed in one module counts for another."""

from typing import Self

from django.db import models
from django.db.models import F, Q

from courses.models import Module
from people.models import Person


class EquivalenceQuerySet(models.QuerySet["Equivalence"]):
    def active(self) -> Self:
        return self.filter(ended_at__isnull=True)


class Equivalence(models.Model):
    """Who has completed `was` need not do `now`. Never deleted.

    It is not transitive: what counts for a module because of an equivalence does not
    count for a third one because of another. Once ended it credits nothing further;
    what it has credited stays.
    """

    was = models.ForeignKey(Module, models.PROTECT, related_name="equivalences")
    now = models.ForeignKey(Module, models.PROTECT, related_name="+")
    note = models.CharField(max_length=300, blank=True)
    made_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+"
    )
    why = models.CharField(max_length=300, blank=True)

    objects = EquivalenceQuerySet.as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["was", "now"],
                condition=Q(ended_at__isnull=True),
                name="equivalence_active_once_per_pair",
            ),
            models.CheckConstraint(
                condition=~Q(was=F("now")), name="equivalence_of_two_modules"
            ),
            models.CheckConstraint(
                condition=(
                    Q(ended_at=None, ended_by=None, why="")
                    | Q(ended_at__isnull=False, ended_by__isnull=False) & ~Q(why="")
                ),
                name="equivalence_ended_by_somebody_for_a_reason",
            ),
        )

    def __str__(self) -> str:
        return f"{self.was_id} counts for {self.now_id}"
