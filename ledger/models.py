"""The append-only record. Nothing here is ever changed; guard.py sees to it."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from ledger import canonical


class Event(models.Model):
    """Something that changed a record. Holds keys and codes, no personal values.

    Keys are "app.model:id"; who acted and whom it is about are keys as well, so
    that no row of people can stand in the way of the record, nor it in theirs.
    """

    at = models.DateTimeField(_("at"), db_index=True)
    recorded_at = models.DateTimeField(_("recorded at"), auto_now_add=True)
    actor = models.CharField(_("by whom"), max_length=80, blank=True)
    verb = models.CharField(_("what happened"), max_length=40)
    thing = models.CharField(_("to what"), max_length=80, db_index=True)
    about = models.CharField(_("about whom"), max_length=80, blank=True, db_index=True)
    old = models.JSONField(_("before"), default=dict)
    new = models.JSONField(_("after"), default=dict)
    why = models.CharField(_("reason"), max_length=500, blank=True)
    detail_digest = models.CharField(
        _("digest of the personal values"), max_length=64, blank=True
    )

    class Meta:
        verbose_name = _("event")
        verbose_name_plural = _("events")

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M:%S} {self.verb} {self.thing}"


class EventDetail(models.Model):
    """Personal values of an event. Erasable; the event keeps its salted digest."""

    event = models.OneToOneField(
        Event, models.PROTECT, primary_key=True, related_name="detail"
    )
    salt = models.CharField(max_length=32)
    values = models.JSONField()

    def __str__(self) -> str:
        return f"detail of {self.event_id}"


class Seal(models.Model):
    """Closes one event: its digest holds the event and the digest of the seal before.

    From version 2 on it also holds the version and when the seal was made.
    The events stand in the order in which they were sealed. `event` is a plain number,
    so that an event that was taken away is missed.
    """

    event = models.BigIntegerField(unique=True)
    digest = models.CharField(max_length=64)
    sealed_at = models.DateTimeField()
    version = models.PositiveSmallIntegerField(default=canonical.PLAIN)

    def __str__(self) -> str:
        return f"{self.event}: {self.digest[:12]}"
