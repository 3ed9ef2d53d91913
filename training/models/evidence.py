"""Evidence of what was learnt elsewhere, with the file that shows it."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from courses.models import Module
from people.models import Person
from training.models.batches import EvidenceBatch
from training.models.equivalence import Equivalence


class Evidence(models.Model):
    """Somebody learnt something elsewhere. Written once, never changed.

    With a module it may satisfy periods of that module. `file` names the stored bytes,
    `digest` is their SHA-256. What an equivalence credits is evidence as well: of
    another module here, which was completed that day. `batch` is the file of many rows
    that it came with.
    """

    class Source(models.TextChoices):
        MANUAL = "manual", _("Recorded by hand")
        IMPORT = "import", _("Imported")
        EQUIVALENCE = "equivalence", _("Counted as equal")

    person = models.ForeignKey(Person, models.PROTECT, related_name="evidence")
    module = models.ForeignKey(
        Module, models.PROTECT, null=True, blank=True, related_name="evidence"
    )
    title = models.CharField(_("title"), max_length=200)
    provider = models.CharField(_("provider"), max_length=200, blank=True)
    completed_on = models.DateField(_("completed on"))
    minutes = models.PositiveIntegerField(_("minutes"), default=0)
    note = models.CharField(_("note"), max_length=500, blank=True)
    source = models.CharField(max_length=12, choices=Source, default=Source.MANUAL)
    equivalence = models.ForeignKey(
        Equivalence, models.PROTECT, null=True, blank=True, related_name="evidence"
    )
    batch = models.ForeignKey(
        EvidenceBatch, models.PROTECT, null=True, blank=True, related_name="evidence"
    )
    file = models.CharField(max_length=200, blank=True)
    file_name = models.CharField(max_length=200, blank=True)
    digest = models.CharField(max_length=64, blank=True)
    size = models.PositiveIntegerField(default=0)
    recorded_by = models.ForeignKey(
        Person, models.PROTECT, null=True, related_name="evidence_recorded"
    )
    recorded_at = models.DateTimeField()

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(file="", digest="") | ~Q(file="") & ~Q(digest=""),
                name="evidence_with_a_file_has_its_digest",
            ),
            models.CheckConstraint(
                condition=(
                    Q(source="equivalence", equivalence__isnull=False)
                    | ~Q(source="equivalence") & Q(equivalence=None)
                ),
                name="evidence_of_an_equivalence_names_it",
            ),
            models.CheckConstraint(
                condition=Q(batch=None) | Q(source="import"),
                name="evidence_of_a_batch_is_imported",
            ),
            models.UniqueConstraint(
                fields=["equivalence", "person", "completed_on"],
                name="evidence_once_per_equivalence_person_and_day",
            ),
        )

    def __str__(self) -> str:
        return f"{self.person_id}: {self.title}"
