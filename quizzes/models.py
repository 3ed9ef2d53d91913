"""Quizzes, attempts at them and the answers given."""

from typing import Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from courses.models import Registration, Unit, Version
from people.models import Person


class Quiz(models.Model):
    unit = models.OneToOneField(Unit, models.PROTECT, primary_key=True)

    def __str__(self) -> str:
        return f"quiz {self.unit_id}"


class AttemptQuerySet(models.QuerySet["Attempt"]):
    def open(self) -> Self:
        return self.filter(submitted_at__isnull=True)


class Attempt(models.Model):
    """One try at a quiz, with its own copy of the questions and rules it was made on."""

    class EndedBy(models.TextChoices):
        PERSON = "person", _("Handed in")
        CLOCK = "clock", _("Time was up")

    registration = models.ForeignKey(
        Registration, models.PROTECT, related_name="attempts"
    )
    person = models.ForeignKey(Person, models.PROTECT, related_name="attempts")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="attempts")
    version = models.ForeignKey(Version, models.PROTECT)
    number = models.PositiveIntegerField()
    seed = models.PositiveIntegerField()
    questions = models.JSONField()
    rules = models.JSONField()
    started_at = models.DateTimeField()
    deadline_at = models.DateTimeField(null=True, blank=True)
    submitted_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.CharField(max_length=10, choices=EndedBy, blank=True)
    points = models.DecimalField(max_digits=9, decimal_places=4, null=True, blank=True)
    out_of = models.PositiveIntegerField()
    has_passed = models.BooleanField(null=True, blank=True)

    objects = AttemptQuerySet.as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["registration", "unit", "number"],
                name="attempt_number_once_per_registration",
            ),
            models.UniqueConstraint(
                fields=["registration", "unit"],
                condition=Q(submitted_at__isnull=True),
                name="one_open_attempt_per_registration",
            ),
            models.CheckConstraint(
                condition=Q(points__isnull=True) | Q(points__lte=F("out_of")),
                name="attempt_earns_at_most_all_points",
            ),
        )

    def __str__(self) -> str:
        return f"{self.person_id}, attempt {self.number} at {self.unit_id}"


class Answer(models.Model):
    """The latest answer to one question of an attempt; marked when it is handed in."""

    attempt = models.ForeignKey(Attempt, models.PROTECT, related_name="answers")
    question = models.CharField(max_length=80)
    version = models.ForeignKey(Version, models.PROTECT)
    response = models.JSONField(null=True)
    sequence = models.PositiveBigIntegerField(default=0)
    is_flagged = models.BooleanField(default=False)
    saved_at = models.DateTimeField()
    points = models.DecimalField(max_digits=9, decimal_places=4, null=True, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["attempt", "question"],
                name="question_answered_once_per_attempt",
            ),
        )

    def __str__(self) -> str:
        return f"{self.attempt_id}: {self.question}"
