"""People brought in from a file: what was read, what it changed, and the way back."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from people.models.company import Person


class ImportMapping(models.Model):
    """Which column of a file means what, remembered for files with the same heads.

    `columns` maps the name of a field to the head of a column.
    """

    heads = models.CharField(max_length=64, unique=True)
    columns = models.JSONField()
    by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    saved_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.heads


class ImportFile(models.Model):
    """A file of rows that was taken in: where its bytes are, and what they came to.

    `file` names the stored bytes, `columns` maps a field to the head of its column.
    """

    FOLDER = ""
    DROPPED = "dropped"  # its bytes are kept no longer

    name = models.CharField(max_length=200)
    file = models.CharField(max_length=200)
    digest = models.CharField(max_length=64)
    columns = models.JSONField(default=dict)
    state = models.CharField(max_length=12)
    counts = models.JSONField(default=dict)
    made_at = models.DateTimeField()
    applied_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"{self.name} {self.made_at:%Y-%m-%d}"

    @property
    def lines(self) -> str:
        """Name the stored lines of its last check."""
        return f"{self.FOLDER}/{self.pk}/lines.jsonl.gz"


class ImportBatch(ImportFile):
    """One file of people: checked first, then perhaps applied, perhaps rolled back.

    `counts` says how many were added, changed, gone, the same, or wrong.
    """

    FOLDER = "imports"

    class State(models.TextChoices):
        CHECKED = "checked", _("Checked")
        APPLIED = "applied", _("Applied")
        DROPPED = "dropped", _("Dropped")
        ROLLED_BACK = "rolled-back", _("Rolled back")

    is_whole = models.BooleanField(default=False)
    state = models.CharField(max_length=12, choices=State, default=State.CHECKED)
    by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="imports")
    rolled_back_at = models.DateTimeField(null=True, blank=True)
    rolled_back_by = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(state__in=["checked", "dropped"], applied_at=None)
                | ~Q(state__in=["checked", "dropped"]) & Q(applied_at__isnull=False),
                name="import_that_was_applied_says_when",
            ),
        )


class ImportChange(models.Model):
    """What one row of an applied file did to one person.

    `old` and `new` hold the fields that differ; erasing a person empties them.
    """

    class Kind(models.TextChoices):
        ADDED = "added", _("Added")
        CHANGED = "changed", _("Changed")
        GONE = "gone", _("Gone")
        RETURNED = "returned", _("Returned")

    batch = models.ForeignKey(ImportBatch, models.PROTECT, related_name="changes")
    row = models.PositiveIntegerField()
    person = models.ForeignKey(Person, models.PROTECT, related_name="import_changes")
    kind = models.CharField(max_length=10, choices=Kind)
    old = models.JSONField(default=dict)
    new = models.JSONField(default=dict)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["batch", "person"], name="import_changes_a_person_once"
            ),
        )

    def __str__(self) -> str:
        return f"{self.batch_id}/{self.row} {self.kind}"
