"""Records what was learnt elsewhere, and lets it satisfy what waits for it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from courses.models import Module
from ledger import record as ledger
from ledger.models import Event
from people.models import Person
from training.evidence import crediting, files
from training.evidence.files import Sent
from training.evidence.known import Known
from training.models import Evidence


class AlreadyRecorded(Exception):
    """The same was recorded of the person before."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What is said of it. `is_credited` lets it satisfy open periods of its module."""

    person: Person
    title: str
    completed_on: date
    module: Module | None = None
    provider: str = ""
    minutes: int = 0
    note: str = ""
    file: Sent | None = None
    is_credited: bool = True


@transaction.atomic
def record(entry: Entry, *, by: Person, at: datetime) -> Evidence:
    """Record it for good. Raises AlreadyRecorded; nothing is stored twice."""
    Person.objects.select_for_update().get(pk=entry.person.pk)
    known = Evidence.objects.filter(
        person=entry.person,
        module=entry.module,
        title=entry.title,
        completed_on=entry.completed_on,
    )
    if known.exists():
        raise AlreadyRecorded
    made = _drafted(entry, by=by, at=at)
    made.save(force_insert=True)
    ledger.write(*_told(made))
    if entry.is_credited:
        crediting.credit([made], by=by, at=at)
    return made


@transaction.atomic
def record_all(
    pieces: Sequence[Evidence], *, by: Person | None, at: datetime
) -> list[Evidence]:
    """Record the pieces, not saved yet, that are not known by now; return those."""
    people = {one.person_id for one in pieces}
    list(Person.objects.select_for_update().filter(pk__in=people).order_by("pk"))
    known = Known.of(people)
    fresh = []
    for one in pieces:
        if not known.has(one):
            known.add(one)
            fresh.append(one)
    made = Evidence.objects.bulk_create(fresh)
    ledger.details([_told(one) for one in made])
    crediting.credit(made, by=by, at=at)
    return made


def _drafted(entry: Entry, *, by: Person | None, at: datetime) -> Evidence:
    return Evidence(
        person=entry.person,
        module=entry.module,
        title=entry.title,
        provider=entry.provider,
        completed_on=entry.completed_on,
        minutes=entry.minutes,
        note=entry.note,
        recorded_by=by,
        recorded_at=at,
        **_stored(entry.file),
    )


def _told(made: Evidence) -> tuple[Event, dict[str, object]]:
    """Return what the ledger is told of it, and what of that is personal."""
    private: dict[str, object] = {
        "title": made.title,
        "provider": made.provider,
        "note": made.note,
        "file": made.file_name,
    }
    new = {
        "module": made.module_id,
        "completed_on": made.completed_on.isoformat(),
        "minutes": made.minutes,
        "sha256": made.digest,
    }
    if made.batch_id:
        new["import"] = made.batch_id
    change = ledger.Change(new=new, private=private)
    row = ledger.draft(
        "evidence-recorded",
        made,
        at=made.recorded_at,
        by=made.recorded_by,
        about=made.person,
        change=change,
    )
    return row, private


def _stored(sent: Sent | None) -> dict[str, str | int]:
    """Store the file, if there is one, and return what the row says of it."""
    if sent is None:
        return {}
    files.keep(sent)
    return {
        "file": sent.place,
        "file_name": sent.name,
        "digest": sent.digest,
        "size": len(sent.content),
    }
