"""Courses, their releases, modules and units."""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from people.models import Person


class CourseQuerySet(models.QuerySet["Course"]):
    def published(self) -> Self:
        return self.filter(release__isnull=False, archived_at__isnull=True)

    def shown_to(self, person: Person) -> Self:
        """Return what the catalogue lists: open courses and the person's own."""
        own = Q(enrolments__person=person, enrolments__until__isnull=True)
        taught = Q(teachings__person=person, teachings__until__isnull=True)
        is_open = Q(enrolment=Course.Enrolment.OPEN)
        return self.published().filter(is_open | own | taught).distinct()


class Course(models.Model):
    class Enrolment(models.TextChoices):
        OPEN = "open", _("Open to everyone")
        ASSIGNED = "assigned", _("By assignment only")

    class Sequence(models.TextChoices):
        FREE = "free", _("In any order")
        IN_ORDER = "in-order", _("One after the other")

    class Certified(models.TextChoices):
        COURSE = "course", _("For the whole course")
        MODULE = "module", _("For each module")
        NONE = "none", _("None")

    slug = models.SlugField(_("address name"), max_length=80, unique=True)
    title = models.CharField(_("title"), max_length=200)
    summary = models.TextField(_("summary"), blank=True)
    language = models.CharField(max_length=20, default=settings.LANGUAGE_CODE)
    enrolment = models.CharField(_("who may take it"), max_length=10, choices=Enrolment)
    sequence = models.CharField(max_length=10, choices=Sequence)
    certificate = models.CharField(
        max_length=10, choices=Certified, default=Certified.COURSE
    )
    introduction = models.TextField(blank=True)
    release = models.ForeignKey(
        "Release", models.PROTECT, null=True, blank=True, related_name="+"
    )
    archived_at = models.DateTimeField(_("archived at"), null=True, blank=True)

    objects = CourseQuerySet.as_manager()

    class Meta:
        verbose_name = _("course")
        verbose_name_plural = _("courses")

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("courses:map", args=[self.slug])


class Release(models.Model):
    """One publication of a course. Written once, never changed.

    The outline lists what was published, in order: {"modules": [{"slug", "title",
    "units": [{"slug", "kind", "title", "minutes", "is_optional", "version": id}]}]}.
    """

    class Origin(models.TextChoices):
        FOLDER = "folder", _("From the content folder")
        UPLOAD = "upload", _("From an uploaded ZIP")
        ROLLBACK = "rollback", _("Rolled back")

    course = models.ForeignKey(Course, models.PROTECT, related_name="releases")
    number = models.PositiveIntegerField()
    digest = models.CharField(max_length=64)
    source = models.TextField()
    outline = models.JSONField()
    released_at = models.DateTimeField()
    released_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True)
    origin = models.CharField(max_length=10, choices=Origin, default=Origin.FOLDER)
    commit = models.CharField(max_length=64, blank=True)
    rolls_back_to = models.ForeignKey("self", models.PROTECT, null=True, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["course", "number"], name="release_number_once_per_course"
            ),
        )

    def __str__(self) -> str:
        return f"{self.course_id} №{self.number}"


class ModuleQuerySet(models.QuerySet["Module"]):
    def to_be_learnt(self) -> Self:
        """Return what can be asked of people: not archived, not a mere appendix."""
        here = Unit.objects.filter(module=OuterRef("pk"), archived_at__isnull=True)
        is_appendix = Exists(here) & ~Exists(here.filter(is_optional=False))
        return self.filter(archived_at__isnull=True).exclude(is_appendix)


class Module(models.Model):
    """A chapter. Its title may begin with a number: "第一章　破冰与案例"."""

    course = models.ForeignKey(Course, models.PROTECT, related_name="modules")
    slug = models.SlugField(max_length=80)
    title = models.CharField(max_length=200)
    position = models.PositiveIntegerField()
    archived_at = models.DateTimeField(null=True, blank=True)

    objects = ModuleQuerySet.as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["course", "slug"], name="module_slug_once_per_course"
            ),
        )

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return f"{reverse('courses:map', args=[self.course.slug])}#{self.slug}"

    @property
    def name_parts(self) -> tuple[str, str]:
        """Return ("第一章", "破冰与案例"), or ("", title) when nothing parts them."""
        number, space, name = self.title.partition("\u3000")
        return (number, name) if space else ("", self.title)


class UnitQuerySet(models.QuerySet["Unit"]):
    def current(self) -> Self:
        return self.filter(archived_at__isnull=True, module__archived_at__isnull=True)

    def in_order(self) -> Self:
        return self.order_by("module__position", "position", "pk")


class Unit(models.Model):
    """Something to do in a module: a lesson, a quiz, an activity (see kinds.py)."""

    course = models.ForeignKey(Course, models.PROTECT, related_name="units")
    module = models.ForeignKey(Module, models.PROTECT, related_name="units")
    kind = models.CharField(max_length=20)
    slug = models.SlugField(max_length=80)
    title = models.CharField(max_length=200)
    number = models.CharField(max_length=20)
    minutes = models.PositiveIntegerField(default=0)
    position = models.PositiveIntegerField()
    is_optional = models.BooleanField(default=False)
    version = models.ForeignKey(
        "Version", models.PROTECT, null=True, blank=True, related_name="+"
    )
    archived_at = models.DateTimeField(null=True, blank=True)

    objects = UnitQuerySet.as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["course", "slug"], name="unit_slug_once_per_course"
            ),
        )

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("courses:unit", args=[self.course.slug, self.slug])
