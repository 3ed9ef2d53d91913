"""Reminding people: notices in the page, digests by e-mail, calendar feeds."""

from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from people.models import Person
from training.models.periods import Period


class NoticeQuerySet(models.QuerySet["Notice"]):
    def unread(self) -> Self:
        return self.filter(read_at__isnull=True)


class Notice(models.Model):
    """A line told to a person in the page. `code` and `values` make its words."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="notices")
    code = models.CharField(max_length=30)
    values = models.JSONField(default=dict)
    address = models.CharField(max_length=300, blank=True)
    made_at = models.DateTimeField()
    read_at = models.DateTimeField(null=True, blank=True)

    objects = NoticeQuerySet.as_manager()

    class Meta:
        indexes = (
            models.Index(fields=["person", "-made_at"], name="notice_of_a_person"),
        )

    def __str__(self) -> str:
        return f"{self.person_id}: {self.code}"


class Digest(models.Model):
    """One letter to one person about all that is due to be told that day."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="digests")
    address = models.EmailField(blank=True)
    planned_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True, blank=True)
    tries = models.PositiveIntegerField(default=0)
    error = models.CharField(max_length=300, blank=True)

    def __str__(self) -> str:
        return f"{self.person_id} {self.planned_at:%Y-%m-%d}"


class Reminder(models.Model):
    """Somebody was reminded of a period, at one step before or after its due date.

    A new due date begins the steps anew: `due_at` is the one that was spoken of.
    """

    class Tone(models.TextChoices):
        OWN = "own", _("to the person")
        MANAGER = "manager", _("to the manager")
        ESCALATION = "escalation", _("to the manager's manager")

    period = models.ForeignKey(Period, models.PROTECT, related_name="reminders")
    to = models.ForeignKey(Person, models.PROTECT, related_name="reminders")
    tone = models.CharField(max_length=10, choices=Tone)
    step = models.IntegerField()
    due_at = models.DateTimeField()
    made_at = models.DateTimeField()
    digest = models.ForeignKey(
        Digest, models.PROTECT, null=True, blank=True, related_name="reminders"
    )

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["period", "to", "tone", "step", "due_at"],
                name="reminded_once_of_a_step",
            ),
        )

    def __str__(self) -> str:
        return f"{self.period_id} {self.step:+} to {self.to_id}"


class CalendarKey(models.Model):
    """The secret part of the address of a person's calendar; revoked by a new one."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="calendar_keys")
    key = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["person"],
                condition=Q(revoked_at__isnull=True),
                name="person_has_one_calendar_key",
            ),
        )

    def __str__(self) -> str:
        return f"calendar of {self.person_id}"
