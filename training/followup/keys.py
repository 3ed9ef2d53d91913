"""The secret addresses of people's calendars: one each, which a new one revokes."""

import secrets
from datetime import datetime

from django.db import transaction

from ledger import record
from people.models import Person
from training.models import CalendarKey

OCTETS = 32


def of(person: Person) -> CalendarKey | None:
    return person.calendar_keys.filter(revoked_at=None).first()


def holder(key: str) -> Person | None:
    """Return whose calendar has the address; nobody's if it is revoked or she left."""
    known = CalendarKey.objects.filter(key=key, revoked_at=None, person__is_active=True)
    found = known.select_related("person").first()
    return found.person if found else None


@transaction.atomic
def make(person: Person, *, at: datetime) -> CalendarKey:
    """Give the person's calendar a new address; the old one leads nowhere any more."""
    revoke(person, at=at)
    made = CalendarKey.objects.create(
        person=person, key=secrets.token_urlsafe(OCTETS), made_at=at
    )
    record.event("calendar-opened", made, at=at, by=person, about=person)
    return made


@transaction.atomic
def revoke(person: Person, *, at: datetime) -> None:
    Person.objects.select_for_update().get(pk=person.pk)
    old = of(person)
    if old is None:
        return
    old.revoked_at = at
    old.save(update_fields=["revoked_at"])
    record.event("calendar-closed", old, at=at, by=person, about=person)
