"""Finds a session by its code, and keeps anybody from trying code after code."""

from datetime import datetime

from django.core.cache import cache

from activities.models import Workshop

MOST_A_MINUTE = 30
MINUTE = 60


class NoSuchCode(Exception):
    """There is no session of that code."""


class TooManyTries(Exception):
    """Too many wrong codes came from there within the minute."""


def find(code: str, *, address: str, at: datetime) -> Workshop:
    """Return the session; a wrong code counts against the address that it came from."""
    counted = f"workshops-wrong-{address}-{int(at.timestamp()) // MINUTE}"
    if int(cache.get(counted, 0)) >= MOST_A_MINUTE:
        raise TooManyTries(address)
    found = Workshop.objects.select_related("course", "cohort", "host")
    workshop = found.filter(code=code).first()
    if workshop is None:
        cache.add(counted, 0, timeout=MINUTE)
        cache.incr(counted)
        raise NoSuchCode(code)
    return workshop
