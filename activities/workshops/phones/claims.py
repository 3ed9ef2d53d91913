"""Taking what one wrote as a guest into one's own records: a copy, never a move."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from activities import carrying, content, responses
from activities.content import Content
from activities.models import Entry, Participant
from activities.responses import Writing
from activities.workshops import parts
from activities.workshops.phones import joining
from courses import registrations
from ledger import record
from people.models import Person


class ClaimedBySomebodyElse(Exception):
    """It is in somebody's records already."""


class NotEnrolled(Exception):
    """There are no records of the course to copy it into."""


@dataclass(frozen=True, slots=True)
class Claimable:
    """Something a guest wrote; `is_mine` says that the person has words of her own."""

    entry: Entry
    content: Content
    is_mine: bool

    @property
    def is_given(self) -> bool:
        return self.entry.given_at is not None


def of(guest: Participant, *, person: Person) -> list[Claimable]:
    """Return what the guest wrote, in the order in which it was asked for."""
    return list(_claimable(guest, person))


@transaction.atomic
def claim(guest: Participant, *, person: Person, at: datetime) -> int:
    """Copy what she has nothing of her own for; return how many were copied."""
    guest = Participant.objects.select_for_update().get(pk=guest.pk)
    if guest.claimed_by_id not in {None, person.pk}:
        raise ClaimedBySomebodyElse(guest.pk)
    if not joining.is_enrolled(person, guest.workshop, at=at):
        raise NotEnrolled(guest.workshop.course_id)
    free = [one.entry for one in _claimable(guest, person) if not one.is_mine]
    for entry in free:
        _copy(entry, person, at=at)
    if guest.claimed_by is None:
        guest.claimed_by, guest.claimed_at = person, at
        guest.save(update_fields=["claimed_by", "claimed_at"])
        parts.claim(guest, person=person, at=at)
    change = record.Change(new={"entries": [entry.pk for entry in free]})
    record.event("claimed", guest, at=at, by=person, about=person, change=change)
    return len(free)


def _claimable(guest: Participant, person: Person) -> Iterator[Claimable]:
    entries = guest.entries.select_related("stage__unit__module", "stage__version")
    for entry in entries.defer("stage__version__source").order_by("stage__opened_at"):
        asked = content.from_json(entry.stage.version.data)
        if asked.task.filled(entry.body):
            yield Claimable(entry, asked, is_mine=_is_mine(entry, asked, person))


def _is_mine(entry: Entry, asked: Content, person: Person) -> bool:
    """Say whether the person has filled in anything here herself, or claimed it."""
    registration = registrations.latest(entry.stage.unit.module, person=person)
    if registration is None:
        return False
    works = responses.of(entry.stage.unit, registration=registration)
    return bool(asked.task.filled(carrying.carried(entry.stage.version, works).body))


def _copy(entry: Entry, person: Person, *, at: datetime) -> None:
    version = entry.stage.version
    if entry.given is not None:
        responses.share(version, person=person, writing=Writing(entry.given), at=at)
    entry.response = responses.save(
        version, person=person, writing=Writing(entry.body), at=at
    )
    entry.save(update_fields=["response"])
