"""Quizzes, attempts at them and the answers given."""

from datetime import datetime
from fractions import Fraction
from typing import Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from courses.models import Registration, Unit, Version
from people.models import Person
from quizzes.rules import Rules
from quizzes.scoring import Score


class Quiz(models.Model):
    unit = models.OneToOneField(Unit, models.PROTECT, primary_key=True)

    def __str__(self) -> str:
        return f"quiz {self.unit_id}"


class AttemptQuerySet(models.QuerySet["Attempt"]):
    def open(self) -> Self:
        return self.filter(submitted_at__isnull=True)

    def submitted(self) -> Self:
        return self.filter(submitted_at__isnull=False)

    def expired(self, *, at: datetime) -> Self:
        """Return the open ones whose time is up."""
        return self.open().filter(deadline_at__lte=at)


class Attempt(models.Model):
    """One try at a quiz, with its own copy of the questions and rules it was made on.

    `exact` holds the points as a fraction ("16", "47/3"); `points` is the same rounded.
    """

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
    exact = models.CharField(max_length=60, blank=True)
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

    @property
    def is_open(self) -> bool:
        return self.submitted_at is None

    @property
    def agreed(self) -> Rules:
        """Return the rules that held when it was started."""
        return Rules.from_json(self.rules)

    @property
    def score(self) -> Score:
        return Score(Fraction(self.exact or 0), self.out_of)

    def is_expired(self, *, at: datetime) -> bool:
        return self.is_open and self.deadline_at is not None and at >= self.deadline_at


class Answer(models.Model):
    """The latest answer to one question of an attempt; marked when it is handed in.

    The rows are there from the start of the attempt, empty. `sequence` is the
    highest one a browser has sent; what comes with a lower one came too late.
    """

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
