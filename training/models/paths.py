"""Paths of several courses or modules, and what must be done before what."""

from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from courses.models import Course, Module
from people.models import Person


class PathQuerySet(models.QuerySet["Path"]):
    def current(self) -> Self:
        return self.filter(archived_at__isnull=True)


class Path(models.Model):
    """Several courses or modules that are assigned as one."""

    class Mode(models.TextChoices):
        IN_ORDER = "in-order", _("All, one after the other")
        ANY_ORDER = "any-order", _("All, in any order")
        AT_LEAST = "at-least", _("At least so many of them")

    slug = models.SlugField(unique=True)
    title = models.CharField(_("title"), max_length=200)
    summary = models.CharField(_("summary"), max_length=500, blank=True)
    mode = models.CharField(max_length=10, choices=Mode, default=Mode.IN_ORDER)
    least = models.PositiveIntegerField(null=True, blank=True)
    made_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    made_at = models.DateTimeField()
    archived_at = models.DateTimeField(null=True, blank=True)

    objects = PathQuerySet.as_manager()

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(mode="at-least", least__gte=1)
                | ~Q(mode="at-least") & Q(least__isnull=True),
                name="path_at_least_says_how_many",
            ),
        )

    def __str__(self) -> str:
        return self.title


class PathStep(models.Model):
    """One part of a path: a module, or without one the whole course."""

    path = models.ForeignKey(Path, models.PROTECT, related_name="steps")
    position = models.PositiveIntegerField()
    course = models.ForeignKey(Course, models.PROTECT, related_name="+")
    module = models.ForeignKey(
        Module, models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["path", "position"], name="path_has_one_step_at_a_position"
            ),
        )

    def __str__(self) -> str:
        return f"{self.path_id}/{self.position}"

    @property
    def what(self) -> Course | Module:
        return self.module or self.course


class PrerequisiteQuerySet(models.QuerySet["Prerequisite"]):
    def running(self) -> Self:
        return self.filter(removed_at__isnull=True)


class Prerequisite(models.Model):
    """What must be done before a module, or before a whole course, opens.

    Of its needs all must be met or, with `least`, so many of them.
    """

    course = models.ForeignKey(Course, models.PROTECT, related_name="prerequisites")
    module = models.ForeignKey(
        Module, models.PROTECT, null=True, blank=True, related_name="prerequisites"
    )
    least = models.PositiveIntegerField(null=True, blank=True)
    made_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    made_at = models.DateTimeField()
    removed_at = models.DateTimeField(null=True, blank=True)

    objects = PrerequisiteQuerySet.as_manager()

    def __str__(self) -> str:
        return f"before {self.module_id or self.course_id}"


class Need(models.Model):
    """A module or a course that must be completed first, perhaps with a score."""

    prerequisite = models.ForeignKey(Prerequisite, models.PROTECT, related_name="needs")
    course = models.ForeignKey(Course, models.PROTECT, related_name="+")
    module = models.ForeignKey(
        Module, models.PROTECT, null=True, blank=True, related_name="+"
    )
    least_percent = models.PositiveIntegerField(null=True, blank=True)

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(least_percent__isnull=True)
                | Q(least_percent__gte=1, least_percent__lte=100),
                name="need_of_a_score_is_a_percentage",
            ),
        )

    def __str__(self) -> str:
        return f"{self.module_id or self.course_id}"

    @property
    def what(self) -> Course | Module:
        return self.module or self.course
