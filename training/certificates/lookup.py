"""Finds a certificate for anybody who has its code, and for nobody who tries codes."""

from datetime import datetime

from django.core.cache import cache

from training.certificates import states
from training.certificates.states import Standing
from training.models import Certificate

MOST_A_MINUTE = 30
MINUTE = 60


class NoSuchCode(Exception):
    """No certificate has this code."""


class TooManyTries(Exception):
    """Too many wrong codes came from there within the minute."""


def find(code: str, *, address: str, at: datetime) -> Standing:
    """Return it; a wrong code counts against the address that it came from."""
    counted = f"certificates-wrong-{address}-{int(at.timestamp()) // MINUTE}"
    if int(cache.get(counted, 0)) >= MOST_A_MINUTE:
        raise TooManyTries(address)
    found = states.told(Certificate.objects.filter(code=code)).first() if code else None
    if found is None:
        cache.add(counted, 0, timeout=MINUTE)
        cache.incr(counted)
        raise NoSuchCode(code)
    return states.of(found, at=at)
