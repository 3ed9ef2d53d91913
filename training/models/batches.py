"""Files of what people have learnt before, brought in at once."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from people.models import ImportFile, Person


class EvidenceBatch(ImportFile):
    """One file of past completions: checked first, then perhaps recorded.

    `counts` says how many rows were new, recorded before, or wrong. What was recorded
    stays; what it satisfied can be taken back by further facts.
    """

    FOLDER = "evidence/imports"

    class State(models.TextChoices):
        CHECKED = "checked", _("Checked")
        APPLIED = "applied", _("Applied")
        DROPPED = "dropped", _("Dropped")
        TAKEN_BACK = "taken-back", _("Taken back")

    state = models.CharField(max_length=12, choices=State, default=State.CHECKED)
    by = models.ForeignKey(
        Person, models.PROTECT, null=True, related_name="evidence_batches"
    )
    taken_back_at = models.DateTimeField(null=True, blank=True)
    taken_back_by = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+"
    )
    why = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(state__in=["checked", "dropped"], applied_at=None)
                | ~Q(state__in=["checked", "dropped"]) & Q(applied_at__isnull=False),
                name="evidence_that_was_imported_says_when",
            ),
        )

    @property
    def may_be_recorded(self) -> bool:
        """Say whether it was checked, and is not recorded yet."""
        return self.state == self.State.CHECKED and bool(self.columns)
