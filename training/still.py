"""Says of an open renewal how far what it renews still counts."""

from datetime import datetime

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from training import days
from training.models import Period


def counting(period: Period, *, at: datetime) -> str:
    """Return it in words; nothing of what is met or renews nothing."""
    old = period.previous
    if old is None or old.valid_until is None or period.satisfied_at is not None:
        return ""
    words, ends = _("Renewal; the old one counted through %(day)s"), old.valid_until
    if at < old.valid_until:
        words = _("Renewal; the old one counts through %(day)s")
    elif old.grace_until is not None and at < old.grace_until:
        words, ends = _("Renewal; its grace lasts through %(day)s"), old.grace_until
    return words % {"day": date_format(days.last_of(ends), "DATE_FORMAT")}
