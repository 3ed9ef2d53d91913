"""Marks that people give to written answers."""

from fractions import Fraction

from django.db import models
from django.utils.translation import gettext_lazy as _

from people.models import Person
from quizzes.models.attempts import Answer


class Mark(models.Model):
    """What one marker gave one answer; a second thought is a further row.

    `exact` holds the points as a fraction, `criteria` those of each criterion of the
    rubric by its name. The newest row of a place counts for that place.
    """

    class Place(models.TextChoices):
        FIRST = "first", _("First mark")
        SECOND = "second", _("Second mark")
        AGREED = "agreed", _("Agreed mark")

    answer = models.ForeignKey(Answer, models.PROTECT, related_name="marks")
    place = models.CharField(max_length=10, choices=Place)
    number = models.PositiveSmallIntegerField()
    marker = models.ForeignKey(Person, models.PROTECT, related_name="marks_given")
    exact = models.CharField(max_length=60)
    criteria = models.JSONField(default=dict)
    comment = models.TextField(blank=True)
    marked_at = models.DateTimeField()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["answer", "place", "number"],
                name="mark_number_once_per_answer_and_place",
            ),
        )

    def __str__(self) -> str:
        return f"{self.answer_id}: {self.exact} ({self.place})"

    @property
    def points(self) -> Fraction:
        return Fraction(self.exact)
