"""Who may open a course, and who teaches it."""

from datetime import datetime
from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from courses.models.course import Course
from people.models import Cohort, Person


class EnrolmentQuerySet(models.QuerySet["Enrolment"]):
    def running(self, *, at: datetime) -> Self:
        return self.filter(Q(until__isnull=True) | Q(until__gt=at), since__lte=at)


class Enrolment(models.Model):
    class Source(models.TextChoices):
        SELF = "self"
        ASSIGNMENT = "assignment"

    person = models.ForeignKey(Person, models.PROTECT, related_name="enrolments")
    course = models.ForeignKey(Course, models.PROTECT, related_name="enrolments")
    source = models.CharField(max_length=12, choices=Source)
    since = models.DateTimeField()
    until = models.DateTimeField(null=True, blank=True)

    objects = EnrolmentQuerySet.as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["person", "course"],
                condition=Q(until__isnull=True),
                name="person_enrolled_once_in_a_course",
            ),
        )

    def __str__(self) -> str:
        return f"{self.person_id} in {self.course_id}"


class TeachingQuerySet(models.QuerySet["Teaching"]):
    def running(self, *, at: datetime) -> Self:
        return self.filter(Q(until__isnull=True) | Q(until__gt=at), since__lte=at)


class Teaching(models.Model):
    """A person teaches a course, everywhere or for one cohort only."""

    person = models.ForeignKey(
        Person, models.PROTECT, related_name="teachings", verbose_name=_("person")
    )
    course = models.ForeignKey(
        Course, models.PROTECT, related_name="teachings", verbose_name=_("course")
    )
    cohort = models.ForeignKey(
        Cohort, models.PROTECT, null=True, blank=True, verbose_name=_("cohort")
    )
    since = models.DateTimeField(_("since"))
    until = models.DateTimeField(_("until"), null=True, blank=True)

    objects = TeachingQuerySet.as_manager()

    class Meta:
        verbose_name = _("teaching")
        verbose_name_plural = _("teachings")
        constraints = (
            models.UniqueConstraint(
                fields=["person", "course", "cohort"],
                condition=Q(until__isnull=True),
                name="person_teaches_a_course_once_per_cohort",
            ),
            models.UniqueConstraint(
                fields=["person", "course"],
                condition=Q(until__isnull=True, cohort__isnull=True),
                name="person_teaches_a_whole_course_once",
            ),
        )

    def __str__(self) -> str:
        return f"{self.person_id} teaches {self.course_id}"
