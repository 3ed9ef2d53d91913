"""Assignments: who must learn what, until when, for how long it counts."""

from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from courses.models import Course, Module, Release
from people.models import Cohort, Department, Person, Position
from training.models.paths import Path


class AssignmentQuerySet(models.QuerySet["Assignment"]):
    def running(self) -> Self:
        return self.filter(withdrawn_at__isnull=True)


class Assignment(models.Model):
    """Somebody must learn a module, a whole course or a path. Never deleted.

    It is meant for one person, or for all in a cohort, a department, a position, or
    for whom a rule holds (`assigning.rules` reads it). `is_ongoing` lets it reach those
    who come later and no longer ask those who leave. With `delta_units`, a map of unit
    id to edition, it asks for these units alone.
    """

    class DueFrom(models.TextChoices):
        ASSIGNMENT = "assignment", _("after it is assigned")
        START = "start", _("after the person's first day at work")
        COMPLETION = "completion", _("after another module is completed")

    class Base(models.TextChoices):
        COMPLETION = "completion", _("the day it was done again")
        EXPIRY = "expiry", _("the day the old one ends")

    # What.
    course = models.ForeignKey(
        Course, models.PROTECT, null=True, blank=True, related_name="assignments"
    )
    module = models.ForeignKey(
        Module, models.PROTECT, null=True, blank=True, related_name="assignments"
    )
    path = models.ForeignKey(
        Path, models.PROTECT, null=True, blank=True, related_name="assignments"
    )
    delta_units = models.JSONField(null=True, blank=True)
    delta_release = models.ForeignKey(
        Release, models.PROTECT, null=True, blank=True, related_name="deltas"
    )

    # Whom.
    person = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="assignments"
    )
    cohort = models.ForeignKey(Cohort, models.PROTECT, null=True, blank=True)
    department = models.ForeignKey(Department, models.PROTECT, null=True, blank=True)
    is_with_subdepartments = models.BooleanField(default=True)
    position = models.ForeignKey(Position, models.PROTECT, null=True, blank=True)
    rule = models.JSONField(null=True, blank=True)
    is_ongoing = models.BooleanField(default=False)
    effective_at = models.DateTimeField(null=True, blank=True)

    # Until when: on a day, so many days after something, or on a day of each year.
    due_at = models.DateTimeField(_("due"), null=True, blank=True)
    due_days = models.PositiveIntegerField(_("days to do it"), null=True, blank=True)
    due_from = models.CharField(
        max_length=10, choices=DueFrom, default=DueFrom.ASSIGNMENT
    )
    due_after = models.ForeignKey(
        Module, models.PROTECT, null=True, blank=True, related_name="+"
    )
    due_yearly = models.CharField(max_length=5, blank=True)
    least_days = models.PositiveIntegerField(null=True, blank=True)

    # For how long it counts, and how it is renewed.
    valid_months = models.PositiveIntegerField(null=True, blank=True)
    valid_days = models.PositiveIntegerField(null=True, blank=True)
    valid_yearly = models.CharField(max_length=5, blank=True)
    window_days = models.PositiveIntegerField(default=0)
    grace_days = models.PositiveIntegerField(default=0)
    renewal_base = models.CharField(max_length=10, choices=Base, default=Base.EXPIRY)
    grace_base = models.CharField(max_length=10, choices=Base, default=Base.EXPIRY)
    renewal_module = models.ForeignKey(
        Module, models.PROTECT, null=True, blank=True, related_name="+"
    )

    why = models.CharField(_("why"), max_length=300, blank=True)
    made_by = models.ForeignKey(
        Person, models.PROTECT, null=True, related_name="assignments_made"
    )
    made_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    objects = AssignmentQuerySet.as_manager()

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=(
                    Q(course__isnull=False, path=None)
                    | Q(course=None, module=None, path__isnull=False)
                ),
                name="assignment_is_of_a_course_a_module_or_a_path",
            ),
            models.CheckConstraint(
                condition=(
                    Q(person__isnull=False)
                    & Q(cohort=None, department=None, position=None, rule__isnull=True)
                    | Q(cohort__isnull=False)
                    & Q(person=None, department=None, position=None, rule__isnull=True)
                    | Q(department__isnull=False)
                    & Q(person=None, cohort=None, position=None, rule__isnull=True)
                    | Q(position__isnull=False)
                    & Q(person=None, cohort=None, department=None, rule__isnull=True)
                    | Q(rule__isnull=False)
                    & Q(person=None, cohort=None, department=None, position=None)
                ),
                name="assignment_is_meant_in_one_way",
            ),
            models.CheckConstraint(
                condition=(
                    Q(due_at=None, due_days=None)
                    | Q(due_at=None, due_yearly="")
                    | Q(due_days=None, due_yearly="")
                ),
                name="assignment_is_due_in_one_way",
            ),
            models.CheckConstraint(
                condition=Q(due_after__isnull=False) | ~Q(due_from="completion"),
                name="assignment_due_after_a_completion_names_its_module",
            ),
            models.CheckConstraint(
                condition=(
                    Q(valid_months=None, valid_days=None)
                    | Q(valid_months=None, valid_yearly="")
                    | Q(valid_days=None, valid_yearly="")
                ),
                name="assignment_is_valid_in_one_way",
            ),
        )

    def __str__(self) -> str:
        return f"assignment {self.pk} of {self.path_id or self.course_id}"

    @property
    def what(self) -> Course | Module | Path | None:
        return self.path or self.module or self.course

    @property
    def whom(self) -> Person | Cohort | Department | Position | None:
        """Return one of these, or none where a rule says it."""
        return self.person or self.cohort or self.department or self.position

    @property
    def is_renewed(self) -> bool:
        return bool(self.valid_months or self.valid_days or self.valid_yearly)


class AssignmentException(models.Model):
    """Somebody is meant, but no right date can be reckoned: a person decides.

    Nothing is asked of her until then. `code` says why; `values` what was found.
    """

    class Code(models.TextChoices):
        NO_START = "no-start", _("The first day at work is not known.")
        PAST = "past", _("It would have been due already.")
        TOO_SHORT = "too-short", _("Too few days would be left.")

    class Resolution(models.TextChoices):
        GIVEN = "given", _("Assigned with a date of its own")
        DISMISSED = "dismissed", _("Not assigned")

    assignment = models.ForeignKey(
        Assignment, models.PROTECT, related_name="exceptions"
    )
    person = models.ForeignKey(
        Person, models.PROTECT, related_name="assignment_exceptions"
    )
    code = models.CharField(max_length=20, choices=Code)
    values = models.JSONField(default=dict)
    raised_at = models.DateTimeField()
    resolved_at = models.DateTimeField(null=True, blank=True)
    resolved_by = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+"
    )
    resolution = models.CharField(max_length=10, choices=Resolution, blank=True)
    due_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["assignment", "person"],
                name="exception_once_per_assignment_and_person",
            ),
        )

    def __str__(self) -> str:
        return f"{self.assignment_id} for {self.person_id}: {self.code}"
