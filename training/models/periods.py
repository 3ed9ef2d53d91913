"""The periods that assignments open, and the dated facts of each period."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any, Self

from django.db import models
from django.db.models import Count, Exists, OuterRef, Q

from courses.models import Completion, Module, Registration
from people.models import Person
from training import expressions
from training.models.assignments import Assignment
from training.models.evidence import Evidence


class PeriodQuerySet(models.QuerySet["Period"]):
    def opened(self, *, at: datetime) -> Self:
        return self.filter(opened_at__lte=at)

    def by_name(self) -> Self:
        """Order for reading and for paging; an index of people serves it."""
        return self.order_by("person__name_key", "person_id", "pk")

    def with_status(self, *, at: datetime) -> Self:
        """Add `status` as status.py gives it for what was recorded by the moment.

        With it come `due_then`, `done_then` and `valid_then`. Where nothing was
        recorded since, the period's own columns say it already, which spares a look at
        the facts.
        """
        return self.annotate(
            status=expressions.status(at),
            due_then=expressions.told("due", at),
            done_then=expressions.told("satisfied", at),
            valid_then=expressions.told("valid-until", at),
        )

    def current(self, *, at: datetime) -> Self:
        """Keep one period of each chain of renewals.

        The one before stands for both until it has ended or the renewal is met; from
        then on the renewal does, and the one before is history.
        """
        is_met = expressions.is_met(at)
        known = Period.objects.opened(at=at)
        before = known.filter(is_met, pk=OuterRef("previous"))
        after = known.filter(previous=OuterRef("pk"))
        further = known.filter(is_met, previous=OuterRef("pk"))
        is_aside = ~Q(is_met) & (Exists(before) | Exists(after))
        return self.exclude(_in_chain() & (is_aside | Exists(further)))

    def counts(self, *names: str) -> Iterable[tuple[Any, ...]]:
        """Return (values of the names…, status, how many) after `with_status`."""
        fields = (*names, "status")
        return self.order_by().values_list(*fields).annotate(number=Count("pk"))


def _in_chain() -> Q:
    """Say, by two looks at an index, whether a period has a renewal or is one."""
    further = Period.objects.filter(previous=OuterRef("pk"))
    return Q(previous__isnull=False) | Q(Exists(further))


class Period(models.Model):
    """The time in which one person must do one module, because of one assignment.

    Holds the current values for speed, true of all that was recorded until `known_at`;
    the dated PeriodFact rows are the record, and only facts.py writes either.
    Its status is never stored: see status.py and `with_status`. A renewal is a further
    period, which names the one before; what satisfied it was a completion or, where
    somebody learnt it elsewhere, a piece of evidence.
    """

    # What `with_status` adds.
    status: str
    due_then: datetime | None
    done_then: datetime | None
    valid_then: datetime | None

    assignment = models.ForeignKey(Assignment, models.PROTECT, related_name="periods")
    person = models.ForeignKey(Person, models.PROTECT, related_name="periods")
    module = models.ForeignKey(Module, models.PROTECT, related_name="periods")
    cycle = models.PositiveIntegerField(default=1)
    registration = models.ForeignKey(
        Registration, models.PROTECT, related_name="periods"
    )
    completion = models.ForeignKey(
        Completion, models.PROTECT, null=True, blank=True, related_name="periods"
    )
    evidence = models.ForeignKey(
        Evidence, models.PROTECT, null=True, blank=True, related_name="periods"
    )
    previous = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="next"
    )
    opened_at = models.DateTimeField()
    known_at = models.DateTimeField()
    opens_at = models.DateTimeField(null=True, blank=True)
    due_at = models.DateTimeField(null=True, blank=True)
    closes_at = models.DateTimeField(null=True, blank=True)
    satisfied_at = models.DateTimeField(null=True, blank=True)
    valid_from = models.DateTimeField(null=True, blank=True)
    valid_until = models.DateTimeField(null=True, blank=True)
    grace_until = models.DateTimeField(null=True, blank=True)
    renews_at = models.DateTimeField(null=True, blank=True)
    waived_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)

    objects = PeriodQuerySet.as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["assignment", "person", "module", "cycle"],
                name="period_once_per_assignment_person_module_and_cycle",
            ),
        )
        indexes = (
            models.Index(
                fields=["due_at"],
                condition=Q(satisfied_at__isnull=True),
                name="period_open_by_due_day",
            ),
            models.Index(
                fields=["renews_at"],
                condition=Q(renews_at__isnull=False),
                name="period_by_renewal_day",
            ),
            models.Index(
                fields=["valid_until"],
                condition=Q(valid_until__isnull=False),
                name="period_by_last_day",
            ),
        )

    def __str__(self) -> str:
        return f"{self.person_id} in {self.module_id}, cycle {self.cycle}"


class PeriodFact(models.Model):
    """Something became true of a period. Written once, never changed.

    `moment` is the value from `recorded_at` on: the new due date, when it was
    satisfied; none means "no longer". `effective_at` says since when that is so in the
    world, which may be earlier than anybody wrote it down.
    """

    class Kind(models.TextChoices):
        OPENED = "opened"
        OPENS = "opens"
        DUE = "due"
        CLOSES = "closes"
        SATISFIED = "satisfied"
        VALID_FROM = "valid-from"
        VALID_UNTIL = "valid-until"
        GRACE_UNTIL = "grace-until"
        RENEWS = "renews"
        WAIVED = "waived"
        WITHDRAWN = "withdrawn"
        REVOKED = "revoked"

    period = models.ForeignKey(Period, models.PROTECT, related_name="facts")
    kind = models.CharField(max_length=12, choices=Kind)
    moment = models.DateTimeField(null=True, blank=True)
    effective_at = models.DateTimeField()
    recorded_at = models.DateTimeField()
    why = models.CharField(max_length=300, blank=True)
    by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True)

    class Meta:
        indexes = (
            models.Index(
                fields=["period", "kind", "recorded_at"], name="period_fact_lookup"
            ),
        )

    def __str__(self) -> str:
        return f"{self.period_id} {self.kind} {self.effective_at:%Y-%m-%d}"
