"""Between days, as people say them, and moments, as records hold them."""

from datetime import date, datetime, time, timedelta

from django.utils import timezone

INSTANT = timedelta(microseconds=1)


def start_of(day: date) -> datetime:
    """Return the midnight in the site's zone that begins the day."""
    return timezone.make_aware(datetime.combine(day, time.min))


def end_of(day: date) -> datetime:
    """Return the midnight in the site's zone that ends the day."""
    return timezone.make_aware(datetime.combine(day + timedelta(days=1), time.min))


def last_of(moment: datetime) -> date:
    """Return the last day that lies wholly before the moment."""
    return timezone.localdate(moment - INSTANT)


def until(moment: datetime, *, at: datetime) -> int:
    """Return how many days are left; 0 is today, -2 was two days ago."""
    return (last_of(moment) - timezone.localdate(at)).days


def of(moment: datetime) -> date:
    """Return the day of the moment in the site's zone."""
    return timezone.localdate(moment)
