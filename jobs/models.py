"""Work in the background and how far it is."""

from datetime import datetime, timedelta
from typing import Self

from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

SILENCE = timedelta(minutes=5)  # who says nothing for so long works no more


class JobQuerySet(models.QuerySet["Job"]):
    def seen_by(self, person: AbstractBaseUser | AnonymousUser) -> Self:
        """Return the jobs the person asked for; the administration sees all."""
        if getattr(person, "is_staff", False):
            return self
        return self.filter(asked_by_id=person.pk)

    def waiting(self) -> Self:
        return self.filter(state=Job.State.WAITING)

    def due(self, *, at: datetime) -> Self:
        """Return those that wait and may begin."""
        return self.waiting().exclude(again_at__gt=at)

    def running_as(self, job: "Job") -> Self:
        """Return the job as long as this try of it, and no later one, runs."""
        return self.filter(pk=job.pk, tries=job.tries, state=Job.State.RUNNING)

    def beating(self, *, at: datetime) -> Self:
        """Return those whose worker was heard of lately."""
        return self.filter(state=Job.State.RUNNING, beat_at__gte=at - SILENCE)

    def lost(self, *, at: datetime) -> Self:
        """Return those that run no more, though nobody said so."""
        late = at - SILENCE
        unheard = Q(beat_at__isnull=True, started_at__lt=late) | Q(beat_at__lt=late)
        return self.filter(unheard, state=Job.State.RUNNING)


class Job(models.Model):
    class State(models.TextChoices):
        WAITING = "waiting", _("Waiting")
        RUNNING = "running", _("Running")
        DONE = "done", _("Done")
        FAILED = "failed", _("Failed")
        CANCELLED = "cancelled", _("Cancelled")

    class Reason(models.TextChoices):
        """Why it failed, where no error of the work itself says so."""

        LOST = "lost", _("The program that does the work stopped in the middle of it.")

    UNENDED = (State.WAITING, State.RUNNING)

    kind = models.CharField(max_length=60)
    title = models.CharField(max_length=200)
    arguments = models.JSONField(default=dict)
    key = models.CharField(max_length=100, blank=True)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True
    )
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    result = models.CharField(max_length=200, blank=True)
    error = models.TextField(blank=True)
    asked_at = models.DateTimeField()
    started_at = models.DateTimeField(null=True, blank=True)
    finished_at = models.DateTimeField(null=True, blank=True)
    cancel_asked_at = models.DateTimeField(null=True, blank=True)
    tries = models.PositiveSmallIntegerField(default=0)
    beat_at = models.DateTimeField(null=True, blank=True)
    again_at = models.DateTimeField(null=True, blank=True)

    objects = JobQuerySet.as_manager()

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(state__in=["waiting", "running"])
                | Q(finished_at__isnull=False),
                name="job_that_ended_says_when",
            ),
            models.UniqueConstraint(
                fields=["kind", "key"],
                condition=Q(state__in=["waiting", "running"]) & ~Q(key=""),
                name="work_of_one_key_is_done_once_at_a_time",
            ),
        )

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}: {self.state}"

    @property
    def is_waiting(self) -> bool:
        return self.state == self.State.WAITING

    @property
    def is_done(self) -> bool:
        return self.state == self.State.DONE

    @property
    def is_failed(self) -> bool:
        return self.state == self.State.FAILED

    @property
    def is_lost_for_good(self) -> bool:
        return self.is_failed and self.error == self.Reason.LOST

    @property
    def has_ended(self) -> bool:
        return self.state not in self.UNENDED

    def is_lost(self, at: datetime) -> bool:
        """Say whether whoever did it has stopped without a word."""
        heard_at = self.beat_at or self.started_at or self.asked_at
        return not self.is_waiting and not self.has_ended and heard_at < at - SILENCE
