"""Assignments, the periods they open, and the dated facts of each period."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from courses.models import Completion, Course, Module, Registration
from people.models import Cohort, Department, Person


class Assignment(models.Model):
    """Somebody must learn a module or a whole course. Taken back, never deleted."""

    course = models.ForeignKey(Course, models.PROTECT, related_name="assignments")
    module = models.ForeignKey(
        Module, models.PROTECT, null=True, blank=True, related_name="assignments"
    )
    person = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="assignments"
    )
    cohort = models.ForeignKey(Cohort, models.PROTECT, null=True, blank=True)
    department = models.ForeignKey(Department, models.PROTECT, null=True, blank=True)
    is_with_subdepartments = models.BooleanField(default=True)
    due_at = models.DateTimeField(_("due"), null=True, blank=True)
    due_days = models.PositiveIntegerField(_("days to do it"), null=True, blank=True)
    why = models.CharField(_("why"), max_length=300, blank=True)
    made_by = models.ForeignKey(
        Person, models.PROTECT, null=True, related_name="assignments_made"
    )
    made_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=(
                    Q(person__isnull=False, cohort=None, department=None)
                    | Q(person=None, cohort__isnull=False, department=None)
                    | Q(person=None, cohort=None, department__isnull=False)
                ),
                name="assignment_is_to_one_person_cohort_or_department",
            ),
            models.CheckConstraint(
                condition=Q(due_at__isnull=True) | Q(due_days__isnull=True),
                name="assignment_is_due_on_a_day_or_after_days",
            ),
        )

    def __str__(self) -> str:
        return f"assignment {self.pk} of {self.course_id}"


class Period(models.Model):
    """The time in which one person must do one module, because of one assignment.

    Holds the current values for speed; the dated PeriodFact rows are the record.
    Its status is never stored: see status.py and `with_status`.
    """

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
    opened_at = models.DateTimeField()
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

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["assignment", "person", "module", "cycle"],
                name="period_once_per_assignment_person_module_and_cycle",
            ),
        )

    def __str__(self) -> str:
        return f"{self.person_id} in {self.module_id}, cycle {self.cycle}"


class PeriodFact(models.Model):
    """Something became true of a period. Written once, never changed.

    `moment` is the fact's value where it has one (the new due date); it counts from
    `effective_at`, and an as-of report sees it from `recorded_at` on.
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
