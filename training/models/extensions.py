"""What a person asks her manager for: more time."""

from typing import Self

from django.db import models
from django.db.models import Q

from people.models import Person
from training.models.periods import Period


class ExtensionRequestQuerySet(models.QuerySet["ExtensionRequest"]):
    def waiting(self) -> Self:
        return self.filter(decided_at__isnull=True, withdrawn_at__isnull=True)


class ExtensionRequest(models.Model):
    """A person asks for a later due date; her manager, a trainer or HR decides."""

    period = models.ForeignKey(
        Period, models.PROTECT, related_name="extension_requests"
    )
    asked_by = models.ForeignKey(
        Person, models.PROTECT, related_name="extension_requests"
    )
    due_at = models.DateTimeField()
    why = models.CharField(max_length=300)
    asked_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+"
    )
    is_granted = models.BooleanField(null=True, blank=True)
    granted_due_at = models.DateTimeField(null=True, blank=True)
    reply = models.CharField(max_length=300, blank=True)

    objects = ExtensionRequestQuerySet.as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["period"],
                condition=Q(decided_at__isnull=True, withdrawn_at__isnull=True),
                name="period_has_one_waiting_extension_request",
            ),
            models.CheckConstraint(
                condition=Q(decided_at__isnull=True, is_granted__isnull=True)
                | Q(decided_at__isnull=False, is_granted__isnull=False),
                name="extension_request_decided_says_how",
            ),
        )

    def __str__(self) -> str:
        return f"{self.period_id} until {self.due_at:%Y-%m-%d}"
