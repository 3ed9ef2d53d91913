"""Corrections of a question's key, and what they changed."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from courses.models import Unit
from people.models import Person
from quizzes.models.attempts import Attempt


class Regrade(models.Model):
    """One correction of how a wording of a question is marked; never changed.

    It holds for every attempt that asks the question in this wording, whenever it
    was or will be made. `key` is the question as saved with the mended key, where
    the choice needs one. The newest correction of a wording counts.
    """

    class Choice(models.TextChoices):
        NEW_KEY = "new-key", _("A new key takes the place of the old one")
        ACCEPT_BOTH = "accept-both", _("The new key and the old one both count")
        GIVE_ALL = "give-all", _("Everyone gets all points")
        VOID = "void", _("The question does not count")

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="regrades")
    question = models.CharField(max_length=160)
    fingerprint = models.CharField(max_length=64, db_index=True)
    choice = models.CharField(max_length=20, choices=Choice)
    key = models.JSONField(null=True, blank=True)
    may_lower = models.BooleanField(default=False)
    why = models.CharField(max_length=500)
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.question}: {self.choice}"


class Regraded(models.Model):
    """One attempt that a correction touched: its result before and after."""

    regrade = models.ForeignKey(Regrade, models.PROTECT, related_name="touched")
    attempt = models.ForeignKey(Attempt, models.PROTECT, related_name="regraded")
    old_exact = models.CharField(max_length=60)
    old_out_of = models.PositiveIntegerField()
    old_has_passed = models.BooleanField(null=True)
    new_exact = models.CharField(max_length=60)
    new_out_of = models.PositiveIntegerField()
    new_has_passed = models.BooleanField(null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["regrade", "attempt"], name="attempt_once_per_regrade"
            ),
        )

    def __str__(self) -> str:
        return f"{self.attempt_id}: {self.old_exact} → {self.new_exact}"
