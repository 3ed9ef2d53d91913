"""Certificates: issued once, set once as paper, never changed; revoked by a row."""

from typing import Self

from django.db import models
from django.urls import reverse

from courses.models import Course, Module, Registration, Release
from people.models import Person
from training.models.periods import Period


class CertificateQuerySet(models.QuerySet["Certificate"]):
    def latest_first(self) -> Self:
        return self.order_by("-issued_at", "-pk")


class Certificate(models.Model):
    """A person has completed a module or, without one, a whole course.

    All that is printed on it stands here as it was when it was issued. `code` is what
    the public page is asked for, `serial` the number people read out. One that takes
    the place of an older one names it.
    """

    code = models.CharField(max_length=20, unique=True)
    serial = models.CharField(max_length=20, unique=True)
    person = models.ForeignKey(Person, models.PROTECT, related_name="certificates")
    course = models.ForeignKey(Course, models.PROTECT, related_name="certificates")
    module = models.ForeignKey(
        Module, models.PROTECT, null=True, blank=True, related_name="certificates"
    )
    period = models.ForeignKey(
        Period, models.PROTECT, null=True, blank=True, related_name="certificates"
    )
    registration = models.ForeignKey(Registration, models.PROTECT, related_name="+")
    release = models.ForeignKey(Release, models.PROTECT, related_name="+")
    name = models.CharField(max_length=150)
    course_title = models.CharField(max_length=200)
    module_title = models.CharField(max_length=200, blank=True)
    organisation = models.CharField(max_length=200, blank=True)
    units = models.PositiveIntegerField(default=0)
    minutes = models.PositiveIntegerField(default=0)
    points = models.DecimalField(max_digits=9, decimal_places=2, null=True, blank=True)
    out_of = models.DecimalField(max_digits=9, decimal_places=2, null=True, blank=True)
    begun_at = models.DateTimeField()
    earned_at = models.DateTimeField()
    valid_until = models.DateTimeField(null=True, blank=True)
    issued_at = models.DateTimeField()
    supersedes = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="successor"
    )

    objects = CertificateQuerySet.as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["registration", "module"],
                name="certificate_once_per_registration_and_module",
            ),
            models.UniqueConstraint(
                fields=["registration"],
                condition=models.Q(module__isnull=True),
                name="certificate_of_a_course_once_per_registration",
            ),
        )

    def __str__(self) -> str:
        return self.serial

    def get_absolute_url(self) -> str:
        return reverse("certificates:verify", args=[self.code])


class CertificateFile(models.Model):
    """The paper of a certificate: the bytes that were set, and no others."""

    certificate = models.OneToOneField(
        Certificate, models.PROTECT, primary_key=True, related_name="paper"
    )
    name = models.CharField(max_length=200)
    digest = models.CharField(max_length=64)
    size = models.PositiveIntegerField()
    made_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.name


class CertificateRevocation(models.Model):
    """A certificate does not count any more, and why."""

    certificate = models.OneToOneField(
        Certificate, models.PROTECT, primary_key=True, related_name="revocation"
    )
    revoked_at = models.DateTimeField()
    why = models.CharField(max_length=300)
    by = models.ForeignKey(Person, models.PROTECT)

    def __str__(self) -> str:
        return f"{self.certificate_id}: {self.why}"
