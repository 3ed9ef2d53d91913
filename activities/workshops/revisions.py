"""How the wall and the phones learn in one query whether there is something new."""

from django.db.models import F
from django.utils.crypto import salted_hmac

from activities.models import Workshop

WALL, PHONES = "revision", "turn"


def changed(workshop_id: int) -> None:
    """Let the wall look again; to be called in the transaction of the change."""
    _grow(workshop_id, WALL)


def turned(workshop_id: int) -> None:
    """Let the wall and the phones look again: the host has done something."""
    _grow(workshop_id, WALL, PHONES)


def tag(code: str, number: int, *, of: str) -> str:
    """Return the ETag of a session's state, which nobody can make up."""
    return f'"{_signed(of, f"{code} {number}")}"'


def key(code: str) -> str:
    """Return what only the page of the session can know, to ask the pulse with."""
    return _signed("pulse", code)


def latest(code: str, *, of: str) -> str:
    """Return the ETag of the session as it is now, or "" where there is none."""
    row = Workshop.objects.filter(code=code).values_list("code", of).first()
    return tag(*row, of=of) if row else ""


def _signed(purpose: str, value: str) -> str:
    salt = f"activities.workshops.{purpose}"
    return salted_hmac(salt, value, algorithm="sha256").hexdigest()


def _grow(workshop_id: int, *columns: str) -> None:
    grown = {column: F(column) + 1 for column in columns}
    Workshop.objects.filter(pk=workshop_id).update(**grown)
