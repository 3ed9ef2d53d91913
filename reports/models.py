"""Reports that were kept, sent by schedule, or taken out as a file."""

from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from people.models import Person


class SavedReport(models.Model):
    """A report with its filters under a name; perhaps sent by e-mail on a schedule.

    `filters` is what the address of the report's page holds. Each recipient gets what
    she may see when it is sent. `weekday` counts from Monday = 0; a `day` past the end
    of a month means its last one.
    """

    class Every(models.TextChoices):
        NEVER = "never", _("Not sent by itself")
        DAY = "day", _("Every day")
        WEEK = "week", _("Every week")
        MONTH = "month", _("Every month")

    class Format(models.TextChoices):
        XLSX = "xlsx", "Excel"
        CSV = "csv", "CSV"
        PDF = "pdf", "PDF"

    owner = models.ForeignKey(Person, models.PROTECT, related_name="saved_reports")
    name = models.CharField(_("name"), max_length=80)
    report = models.CharField(max_length=30)
    filters = models.JSONField(default=dict)
    every = models.CharField(max_length=5, choices=Every, default=Every.NEVER)
    weekday = models.PositiveSmallIntegerField(null=True, blank=True)
    day = models.PositiveSmallIntegerField(null=True, blank=True)
    hour = models.PositiveSmallIntegerField(default=8)
    format = models.CharField(max_length=4, choices=Format, default=Format.XLSX)
    recipients = models.ManyToManyField(Person, related_name="+", blank=True)
    made_at = models.DateTimeField()
    next_at = models.DateTimeField(null=True, blank=True)
    archived_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["owner", "name"],
                condition=Q(archived_at__isnull=True),
                name="saved_report_name_once_per_owner",
            ),
            models.CheckConstraint(
                condition=Q(hour__lte=23), name="saved_report_hour_is_of_the_day"
            ),
        )

    def __str__(self) -> str:
        return self.name


class Delivery(models.Model):
    """A saved report was sent to one recipient, or could not be, and why."""

    saved = models.ForeignKey(SavedReport, models.PROTECT, related_name="deliveries")
    to = models.ForeignKey(Person, models.PROTECT, related_name="+")
    planned_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True, blank=True)
    rows = models.PositiveIntegerField(default=0)
    tries = models.PositiveIntegerField(default=0)
    error = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["saved", "to", "planned_at"],
                name="saved_report_is_delivered_once",
            ),
        )

    def __str__(self) -> str:
        return f"{self.saved_id} to {self.to_id} {self.planned_at:%Y-%m-%d}"


class ExportedQuerySet(models.QuerySet["Exported"]):
    def latest_first(self) -> Self:
        return self.order_by("-pk")


class Exported(models.Model):
    """A file that left the house: by its SHA-256 anybody who holds it can ask for it.

    `head` is the ledger's newest seal when it was made. Written once, never changed.
    """

    digest = models.CharField(max_length=64, db_index=True)
    report = models.CharField(max_length=30)
    format = models.CharField(max_length=4)
    name = models.CharField(max_length=200)
    filters = models.JSONField(default=dict)
    as_of = models.DateTimeField()
    rows = models.PositiveIntegerField()
    head = models.CharField(max_length=64, blank=True)
    by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="exports")
    made_at = models.DateTimeField()

    objects = ExportedQuerySet.as_manager()

    def __str__(self) -> str:
        return f"{self.name} {self.digest[:12]}"
