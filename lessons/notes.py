"""What a person writes on the lines of a lesson. Nobody else ever sees it."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet

from courses.models import Unit, Version
from lessons.models import Note
from people.models import Person
from web.prepared import Prepared

MOST_CHARACTERS = 20_000


class NoteIsTooLong(Exception):
    """The note has more characters than are kept."""


@dataclass(frozen=True, slots=True)
class Writing:
    """What stands on the lines; of two that were sent, the higher sequence wins."""

    text: str
    sequence: int


def written(unit: Unit, *, person_id: int) -> dict[str, Note]:
    """Return the person's notes in the unit, by the place they were written at."""
    return {note.name: note for note in WRITTEN.objects(unit=unit.pk, person=person_id)}


def _written(*, unit: int, person: int) -> QuerySet[Note]:
    return Note.objects.filter(unit=unit, person=person)


WRITTEN = Prepared(_written, unit=int, person=int)


@transaction.atomic
def write(
    version: Version, *, name: str, person: Person, writing: Writing, at: datetime
) -> Note:
    """Keep the note, unless a later one is known. It is no record: no event tells."""
    if len(writing.text) > MOST_CHARACTERS:
        raise NoteIsTooLong(len(writing.text))
    mine = Note.objects.select_for_update().filter(
        person=person, unit_id=version.unit_id, name=name
    )
    known = mine.first()
    if known is not None and known.sequence > writing.sequence:
        return known
    note, _is_new = Note.objects.update_or_create(
        person=person,
        unit_id=version.unit_id,
        name=name,
        defaults={
            "version": version,
            "text": writing.text,
            "sequence": writing.sequence,
            "saved_at": at,
        },
    )
    return note
