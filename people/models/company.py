"""People, where they work, which cohorts they are in, and which roles they hold."""

from datetime import date, datetime
from typing import ClassVar, Self

from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


class PersonQuerySet(models.QuerySet["Person"]):
    def active(self) -> Self:
        return self.filter(is_active=True)

    def by_name(self) -> Self:
        return self.order_by("name_key", "pk")


class PersonManager(BaseUserManager["Person"].from_queryset(PersonQuerySet)):  # type: ignore[misc]  # a class made by a call
    def create_superuser(self, username: str, password: str) -> "Person":
        person: Person = self.model(
            username=username,
            name=username,
            name_key=username,
            is_staff=True,
            is_superuser=True,
        )
        person.set_password(password)
        person.save()
        return person


class Person(AbstractBaseUser, PermissionsMixin):
    """Someone who signs in. Never deleted; who has left is not active."""

    username = models.CharField(_("sign-in name"), max_length=60, unique=True)
    employee_number = models.CharField(
        _("employee number"), max_length=40, unique=True, null=True, blank=True
    )
    name = models.CharField(_("name"), max_length=80)
    name_key = models.CharField(max_length=240, db_index=True, editable=False)
    email = models.EmailField(_("e-mail"), blank=True)
    language = models.CharField(
        _("language"),
        max_length=10,
        choices=settings.LANGUAGES,
        default=settings.LANGUAGE_CODE,
    )
    is_reminded = models.BooleanField(_("reminders by e-mail"), default=True)
    is_active = models.BooleanField(_("active"), default=True)
    is_staff = models.BooleanField(_("may open the administration"), default=False)
    started_on = models.DateField(_("first day at work"), null=True, blank=True)
    left_on = models.DateField(_("last day at work"), null=True, blank=True)

    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    objects = PersonManager()

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")

    def __str__(self) -> str:
        return self.name or self.username


class Department(models.Model):
    """A node of the tree. Its path lists the ids from the root down: "/1/4/"."""

    name = models.CharField(_("name"), max_length=80)
    name_key = models.CharField(max_length=240, editable=False)
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="children"
    )
    path = models.CharField(max_length=240, unique=True, editable=False)

    class Meta:
        verbose_name = _("department")
        verbose_name_plural = _("departments")
        constraints = (
            models.UniqueConstraint(
                fields=["parent", "name"],
                name="department_name_once_below_its_parent",
            ),
            models.UniqueConstraint(
                fields=["name"],
                condition=Q(parent__isnull=True),
                name="department_name_once_at_the_root",
            ),
        )

    def __str__(self) -> str:
        return self.name


class Position(models.Model):
    name = models.CharField(_("name"), max_length=80, unique=True)

    class Meta:
        verbose_name = _("position")
        verbose_name_plural = _("positions")

    def __str__(self) -> str:
        return self.name


class PostingQuerySet(models.QuerySet["Posting"]):
    def at(self, moment: datetime, *, day: date) -> Self:
        """Return the postings that held on the day, as was known at the moment."""
        still = Q(until__isnull=True) | Q(until__gt=day) | Q(ended_at__gt=moment)
        return self.filter(still, since__lte=day, recorded_at__lte=moment)

    def below(self, department: Department) -> Self:
        return self.filter(department_path__startswith=department.path)


class Posting(models.Model):
    """Where a person works from one day until (not including) another."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="postings")
    department = models.ForeignKey(Department, models.PROTECT, related_name="postings")
    department_path = models.CharField(max_length=240, db_index=True)
    position = models.ForeignKey(Position, models.PROTECT, null=True, blank=True)
    manager = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="reports"
    )
    since = models.DateField(_("since"))
    until = models.DateField(_("until"), null=True, blank=True)
    recorded_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = PostingQuerySet.as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["person"],
                condition=Q(until__isnull=True),
                name="person_holds_one_running_posting",
            ),
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gte=F("since")),
                name="posting_ends_after_it_began",
            ),
        )

    def __str__(self) -> str:
        return f"{self.person_id} @ {self.department_path} {self.since}"


class Cohort(models.Model):
    """People who are trained together."""

    slug = models.SlugField(unique=True)
    name = models.CharField(_("name"), max_length=80)

    class Meta:
        verbose_name = _("cohort")
        verbose_name_plural = _("cohorts")

    def __str__(self) -> str:
        return self.name


class Membership(models.Model):
    cohort = models.ForeignKey(Cohort, models.PROTECT, related_name="memberships")
    person = models.ForeignKey(Person, models.PROTECT, related_name="memberships")
    since = models.DateTimeField()
    until = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["cohort", "person"],
                condition=Q(until__isnull=True),
                name="person_once_in_a_cohort",
            ),
        )

    def __str__(self) -> str:
        return f"{self.person_id} in {self.cohort_id}"


class Role(models.Model):
    """What a person may do beyond learning, until it is taken back."""

    class Code(models.TextChoices):
        TRAINER = "trainer", _("Trainer")
        HR = "hr", _("Human resources")
        ADMINISTRATOR = "administrator", _("Administrator")

    person = models.ForeignKey(
        Person, models.PROTECT, related_name="roles", verbose_name=_("person")
    )
    code = models.CharField(_("role"), max_length=20, choices=Code)
    since = models.DateTimeField(_("since"))
    until = models.DateTimeField(_("until"), null=True, blank=True)

    class Meta:
        verbose_name = _("role")
        verbose_name_plural = _("roles")
        constraints = (
            models.UniqueConstraint(
                fields=["person", "code"],
                condition=Q(until__isnull=True),
                name="person_holds_a_role_once",
            ),
        )

    def __str__(self) -> str:
        return f"{self.person_id}: {self.code}"
