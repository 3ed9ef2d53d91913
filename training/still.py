"""Says of a renewal how it stands beside what it renews, which may still count."""

from datetime import datetime

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from training import days, validity, words
from training.models import Period
from training.status import Status
from training.words import Mark


def counting(period: Period, *, at: datetime) -> str:
    """Return it in words; nothing of what is met or renews nothing."""
    old = period.previous
    if old is None or old.valid_until is None or period.satisfied_at is not None:
        return ""
    said, ends = _("Renewal; the old one counted through %(day)s"), old.valid_until
    if at < old.valid_until:
        said = _("Renewal; the old one counts through %(day)s")
    elif old.grace_until is not None and at < old.grace_until:
        said, ends = _("Renewal; its grace lasts through %(day)s"), old.grace_until
    return said % {"day": date_format(days.last_of(ends), "DATE_FORMAT")}


def is_in_grace(period: Period, *, at: datetime) -> bool:
    """Say of a renewal that is late whether the grace of what it renews still lasts.

    Then the old one stands for both in every report, and it is in grace, not overdue.
    """
    if period.status != Status.OVERDUE or period.previous_id is None:
        return False
    old = validity.held(period.previous)
    if old is None or old.grace_until is None:
        return False
    return old.valid_until <= at < old.grace_until


def standing(period: Period, *, at: datetime) -> Mark:
    """Return the mark in the word that reports have for it."""
    status = Status.GRACE if is_in_grace(period, at=at) else period.status
    return words.mark(status, due_at=period.due_at, at=at)


def mark(period: Period, *, at: datetime) -> Mark:
    """Return the mark for the person herself: renewed early is not waited for."""
    if period.status == Status.PENDING and period.previous_id is not None:
        return Mark("done", _("Renewed"))
    return standing(period, at=at)
