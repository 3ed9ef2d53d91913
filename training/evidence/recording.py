"""Records what was learnt elsewhere, and lets it satisfy what waits for it."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.urls import reverse

from courses.models import Module
from ledger import record as ledger
from people.models import Person
from training import days, facts, validity
from training.evidence import files
from training.evidence.files import Sent
from training.followup import notices
from training.followup.codes import Code
from training.models import Evidence, Period, PeriodQuerySet
from training.paths import enough


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
    made = _create(entry, by=by, at=at)
    if entry.is_credited and entry.module is not None:
        _credit(made, entry.module, by=by, at=at)
    return made


def _create(entry: Entry, *, by: Person, at: datetime) -> Evidence:
    made = Evidence.objects.create(
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
    change = ledger.Change(
        new={
            "module": entry.module and entry.module.pk,
            "completed_on": entry.completed_on.isoformat(),
            "minutes": entry.minutes,
            "sha256": made.digest,
        },
        private={
            "title": entry.title,
            "provider": entry.provider,
            "note": entry.note,
            "file": made.file_name,
        },
    )
    ledger.event(
        "evidence-recorded", made, at=at, by=by, about=entry.person, change=change
    )
    return made


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


def _credit(made: Evidence, module: Module, *, by: Person, at: datetime) -> None:
    waiting = open_periods(made.person, module).select_for_update(of=("self",))
    credited = [one for one in waiting if counts(one, made.completed_on, at=at)]
    for period in credited:
        facts.credit(period, evidence=made, by=by, at=at)
    if not credited:
        return
    of_paths = {one.assignment_id for one in credited}
    enough.of_person(made.person_id, assignments=of_paths, at=at)
    notices.tell(
        made.person,
        Code.EVIDENCE_RECORDED,
        values={"module": module.title},
        address=reverse("evidence:one", args=[made.pk]),
        at=at,
    )


def open_periods(person: Person, module: Module) -> PeriodQuerySet:
    """Return what she must still do of the module as a whole."""
    return Period.objects.filter(
        person=person,
        module=module,
        registration__is_delta=False,
        satisfied_at=None,
        waived_at=None,
        withdrawn_at=None,
        revoked_at=None,
    ).select_related("assignment", "previous")


def counts(period: Period, completed_on: date, *, at: datetime) -> bool:
    """Say whether it is of some use: not too old, and newer than what it renews."""
    since = days.start_of(completed_on)
    before = period.previous
    if before and before.satisfied_at and since <= before.satisfied_at:
        return False
    found = validity.of(period.assignment, satisfied_at=since, previous=period.previous)
    return found is None or at < found.is_over_at
