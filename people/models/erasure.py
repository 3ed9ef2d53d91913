"""People whose personal values were erased; the records about them stay."""

from django.db import models

from people.models.company import Person


class Erasure(models.Model):
    """A person was pseudonymised: when, by whom, why, and what was kept and why."""

    person = models.OneToOneField(Person, models.PROTECT, related_name="erasure")
    erased_at = models.DateTimeField()
    by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    why = models.CharField(max_length=300)
    erased = models.JSONField(default=dict)
    kept = models.JSONField(default=dict)

    def __str__(self) -> str:
        return f"erasure of {self.person_id}"
