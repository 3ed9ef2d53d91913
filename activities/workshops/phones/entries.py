"""What somebody writes in a session: a draft, and what she gives to the wall."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from activities import carrying, responses
from activities.models import Entry, Participant, Response, Stage
from activities.responses import NewerTextIsKnown, SomethingIsLeft, Writing
from activities.task import JSON
from activities.workshops import revisions
from activities.workshops.phones import joining
from courses import registrations

__all__ = ["NewerTextIsKnown", "NotTaken", "SomethingIsLeft", "Writing", "give", "save"]


class NotTaken(Exception):
    """The activity is locked or the session closed; `body` is all that was sent."""

    def __init__(self, body: JSON) -> None:
        super().__init__()
        self.body = body


@dataclass(frozen=True, slots=True)
class Start:
    """What a form begins with; `given_at` says when it was handed in, if it was."""

    body: JSON
    sequence: int = 0
    given_at: datetime | None = None
    saved_at: datetime | None = None


def start(stage: Stage, participant: Participant, *, at: datetime) -> Start:
    """Return the newest of what she wrote in the session and in the course."""
    entry = Entry.objects.filter(stage=stage, participant=participant).first()
    mine = (
        Start({})
        if entry is None
        else Start(entry.body, entry.sequence, entry.given_at, entry.saved_at)
    )
    works = _works(stage, participant, at=at)
    newest = works[-1] if works else None
    if newest is None or newest.sequence <= mine.sequence:
        return mine
    body = carrying.carried(stage.version, works).body
    return Start(body, newest.sequence, mine.given_at, newest.saved_at)


@transaction.atomic
def save(
    stage: Stage, participant: Participant, *, writing: Writing, at: datetime
) -> Entry:
    """Keep a draft, in the course's records too if she learns it.

    An older one than is known is refused, and so is any while nothing is taken.
    """
    if not is_taken(stage):
        raise NotTaken(writing.body)
    entry = _entry(stage, participant)
    if writing.sequence is not None and entry.sequence >= writing.sequence:
        if entry.body != writing.body:
            raise NewerTextIsKnown(entry.sequence)
        return entry
    copy = _copy(stage, participant, writing, at=at)
    entry.sequence = copy.sequence if copy else writing.sequence or entry.sequence + 1
    entry.body, entry.saved_at, entry.response = dict(writing.body), at, copy
    entry.save()
    return entry


def give(
    stage: Stage, participant: Participant, *, writing: Writing, at: datetime
) -> Entry:
    """Keep the draft, then give exactly what was sent to the wall."""
    try:
        save(stage, participant, writing=writing, at=at)
    except NewerTextIsKnown:
        if stage.entries.filter(participant=participant, given_at__isnull=False):
            raise
    missing = responses.left(stage.version, writing.body)
    if missing:
        raise SomethingIsLeft(missing)
    return _give(stage, participant, writing, at=at)


@transaction.atomic
def _give(
    stage: Stage, participant: Participant, writing: Writing, *, at: datetime
) -> Entry:
    entry = _entry(stage, participant)
    if entry.response is not None:
        person, same = entry.response.person, Writing(writing.body, entry.sequence)
        responses.share(stage.version, person=person, writing=same, at=at)
    entry.given, entry.given_at = dict(writing.body), at
    entry.save(update_fields=["given", "given_at"])
    revisions.changed(stage.workshop_id)
    return entry


def is_taken(stage: Stage) -> bool:
    """Say whether the host takes answers to it, be it on the wall or no more."""
    unlocked = Stage.objects.filter(pk=stage.pk, is_locked=False)
    return unlocked.filter(workshop__closed_at__isnull=True).exists()


def _entry(stage: Stage, participant: Participant) -> Entry:
    """Return the row, old or new; one page of a participant waits for the other."""
    Participant.objects.select_for_update(no_key=True).get(pk=participant.pk)
    known = stage.entries.filter(participant=participant).select_related(
        "response__person"
    )
    return known.first() or Entry(stage=stage, participant=participant)


def _copy(
    stage: Stage, participant: Participant, writing: Writing, *, at: datetime
) -> Response | None:
    """Keep a person's draft where all her work in the course is kept."""
    person = participant.person
    if person is None or not joining.is_enrolled(person, stage.workshop, at=at):
        return None
    return responses.save(stage.version, person=person, writing=writing, at=at)


def _works(stage: Stage, participant: Participant, *, at: datetime) -> list[Response]:
    """Return what she has of it in the course, the newest last."""
    person = participant.person
    if person is None or not joining.is_enrolled(person, stage.workshop, at=at):
        return []
    registration = registrations.latest(stage.unit.module, person=person)
    if registration is None:
        return []
    return responses.of(stage.unit, registration=registration)
