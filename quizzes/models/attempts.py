"""Quizzes, attempts at them, the answers given and the tries made."""

from datetime import datetime
from fractions import Fraction
from functools import cached_property
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

    def valid(self) -> Self:
        """Return those handed in that can make a result: not abandoned."""
        return self.submitted().exclude(ended_by=Attempt.EndedBy.ABANDONED)

    def marked(self) -> Self:
        """Return those of which every answer has its mark."""
        return self.valid().filter(marked_at__isnull=False)

    def waiting(self) -> Self:
        """Return those that wait for a person to mark an answer."""
        return self.valid().filter(marked_at__isnull=True)

    def expired(self, *, at: datetime) -> Self:
        """Return the open ones that can neither be answered nor handed in any more."""
        return self.open().filter(
            Q(grace_until_at__isnull=True, deadline_at__lte=at)
            | Q(grace_until_at__lte=at)
        )


class Attempt(models.Model):
    """One try at a quiz, with its own copy of the questions and rules it was made on.

    `exact` holds the points as a fraction ("16", "47/3"); `points` is the same rounded.
    After `deadline_at` no answer is taken; until `grace_until_at`, where the rules give
    grace, it may still be handed in. `marked_at` is when the last answer got its mark:
    until then there is no pass and no fail. `furthest` is the page reached, from 0,
    where the pages are to be taken in order.
    """

    class EndedBy(models.TextChoices):
        PERSON = "person", _("Handed in")
        CLOCK = "clock", _("Time was up")
        ABANDONED = "abandoned", _("Not handed in in time")

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
    grace_until_at = models.DateTimeField(null=True, blank=True)
    submitted_at = models.DateTimeField(null=True, blank=True)
    marked_at = models.DateTimeField(null=True, blank=True)
    is_makeup = models.BooleanField(default=False)
    furthest = models.PositiveIntegerField(default=0)
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

    @cached_property
    def agreed(self) -> Rules:
        """Return the rules that held when it was started."""
        return Rules.from_json(self.rules)

    @property
    def score(self) -> Score:
        return Score(Fraction(self.exact or 0), self.out_of)

    @property
    def is_abandoned(self) -> bool:
        return self.ended_by == self.EndedBy.ABANDONED

    @property
    def is_marked(self) -> bool:
        """Say whether it was handed in and every answer has its mark."""
        is_ended = not (self.is_open or self.is_abandoned)
        return is_ended and self.marked_at is not None

    @property
    def is_waiting(self) -> bool:
        """Say whether an answer still waits for a person to mark it."""
        return not (self.is_open or self.is_abandoned or self.is_marked)

    def takes_answers(self, *, at: datetime) -> bool:
        return self.is_open and (self.deadline_at is None or at < self.deadline_at)

    def is_expired(self, *, at: datetime) -> bool:
        """Say whether it is open although it cannot be handed in any more."""
        end = self.grace_until_at or self.deadline_at
        return self.is_open and end is not None and at >= end


class Answer(models.Model):
    """The latest answer to one question of an attempt, and what it earns.

    The rows are there from the start of the attempt, empty. `sequence` is the
    highest one a browser has sent; what comes with a lower one came too late.
    `version` is that of the quiz the question comes from; `fingerprint` tells its
    wording (`quizzes.content.fingerprint`). `certainty` is 1, 2 or 3 where the rules
    ask for it. `tries` counts the rows of Try.
    """

    attempt = models.ForeignKey(Attempt, models.PROTECT, related_name="answers")
    question = models.CharField(max_length=160)
    version = models.ForeignKey(Version, models.PROTECT)
    fingerprint = models.CharField(max_length=64, blank=True)
    response = models.JSONField(null=True)
    certainty = models.PositiveSmallIntegerField(null=True, blank=True)
    tries = models.PositiveSmallIntegerField(default=0)
    sequence = models.PositiveBigIntegerField(default=0)
    is_flagged = models.BooleanField(default=False)
    saved_at = models.DateTimeField()
    exact = models.CharField(max_length=60, blank=True)
    points = models.DecimalField(max_digits=9, decimal_places=4, null=True, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["attempt", "question"],
                name="question_answered_once_per_attempt",
            ),
            models.CheckConstraint(
                condition=Q(certainty__isnull=True) | Q(certainty__range=(1, 3)),
                name="certainty_is_one_of_three",
            ),
        )
        indexes = (models.Index(fields=["fingerprint"], name="answer_by_its_wording"),)

    def __str__(self) -> str:
        return f"{self.attempt_id}: {self.question}"


class Try(models.Model):
    """One time that a question was checked while the attempt ran; never changed.

    `share` is what it earned by itself, a fraction of 1; `parts` the same by part.
    """

    answer = models.ForeignKey(Answer, models.PROTECT, related_name="made")
    number = models.PositiveSmallIntegerField()
    response = models.JSONField(null=True)
    certainty = models.PositiveSmallIntegerField(null=True, blank=True)
    share = models.CharField(max_length=60)
    parts = models.JSONField(default=dict)
    made_at = models.DateTimeField()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["answer", "number"], name="try_number_once_per_answer"
            ),
        )

    def __str__(self) -> str:
        return f"{self.answer_id}, try {self.number}"
