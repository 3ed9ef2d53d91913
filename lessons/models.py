"""Lessons, how far each person read them, and what was written in the margin."""

from django.db import models

from courses.models import Registration, Rendering, Unit, Version
from people.models import Person


class Lesson(models.Model):
    unit = models.OneToOneField(Unit, models.PROTECT, primary_key=True)

    def __str__(self) -> str:
        return f"lesson {self.unit_id}"


class Reading(models.Model):
    """A person reads one version of a lesson, and has come to this place in it.

    `place` is the anchor of the block at the top of her page, `section` the heading
    above it in words.
    """

    registration = models.ForeignKey(
        Registration, models.PROTECT, related_name="readings"
    )
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="readings")
    version = models.ForeignKey(Version, models.PROTECT)
    rendering = models.ForeignKey(Rendering, models.PROTECT)
    place = models.CharField(max_length=120, blank=True)
    section = models.CharField(max_length=120, blank=True)
    opened_at = models.DateTimeField()
    seen_at = models.DateTimeField()
    reached_end_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["registration", "version"],
                name="version_read_once_per_registration",
            ),
        )

    def __str__(self) -> str:
        return f"{self.registration_id} reads {self.version_id}"


class CheckAnswer(models.Model):
    """An answer to a question on the spot; the latest one counts."""

    registration = models.ForeignKey(
        Registration, models.PROTECT, related_name="check_answers"
    )
    unit = models.ForeignKey(Unit, models.PROTECT)
    version = models.ForeignKey(Version, models.PROTECT)
    question = models.CharField(max_length=80)
    response = models.JSONField()
    is_right = models.BooleanField()
    answered_at = models.DateTimeField()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["registration", "unit", "question"],
                name="check_answered_once_per_registration",
            ),
        )

    def __str__(self) -> str:
        return f"{self.registration_id} on {self.question}"


class Note(models.Model):
    """What a person wrote on the lines of a lesson. Private."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="notes")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="notes")
    version = models.ForeignKey(Version, models.PROTECT)
    name = models.CharField(max_length=80)
    text = models.TextField(blank=True)
    sequence = models.PositiveBigIntegerField(default=0)
    saved_at = models.DateTimeField()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["person", "unit", "name"], name="note_once_per_place"
            ),
        )

    def __str__(self) -> str:
        return f"{self.person_id} in {self.unit_id}#{self.name}"


class Attestation(models.Model):
    """Someone says, with her password, that she read a version and understood it.

    `digest` is the version's hash, `statement` what she put her name to, in her words
    of that day; neither changes, whatever becomes of the lesson.
    """

    registration = models.ForeignKey(
        Registration, models.PROTECT, related_name="attestations"
    )
    person = models.ForeignKey(Person, models.PROTECT, related_name="attestations")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="attestations")
    version = models.ForeignKey(Version, models.PROTECT, related_name="attestations")
    rendering = models.ForeignKey(Rendering, models.PROTECT, related_name="+")
    digest = models.CharField(max_length=64)
    statement = models.TextField()
    name = models.CharField(max_length=150)
    attested_at = models.DateTimeField()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["registration", "version"],
                name="version_attested_once_per_registration",
            ),
        )

    def __str__(self) -> str:
        return f"{self.person_id} attests {self.version_id}"
