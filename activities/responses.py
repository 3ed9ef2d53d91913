"""Writing in an activity: a private draft, shared with others and taken back."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import Max

from activities import content, snapshots
from activities.models import Response
from activities.task import JSON
from courses import progress, registrations
from courses.models import Registration, Rendering, Unit, Version
from engine.markup.page import Audience
from ledger import record
from people.models import Person

_TRAINER = Response.Audience.TRAINER.value


class NewerTextIsKnown(Exception):
    """Another page has saved something newer; that stays, and this is not kept."""

    def __init__(self, sequence: int) -> None:
        super().__init__(sequence)
        self.sequence = sequence


class SomethingIsLeft(Exception):
    """What is to be shared is not complete yet; `ids` are what is missing."""

    def __init__(self, ids: Sequence[str]) -> None:
        super().__init__(*ids)
        self.ids = ids


@dataclass(frozen=True, slots=True)
class Writing:
    """What a page sent. Without a sequence (no JavaScript) it is the newest."""

    body: JSON
    sequence: int | None = None


def of(unit: Unit, *, registration: Registration) -> list[Response]:
    """Return all of a person's work in the unit, the newest words last."""
    mine = Response.objects.of(unit, registration=registration)
    mine = mine.select_related("version").defer("version__source")
    return list(mine.order_by("sequence", "saved_at", "pk"))


def left(version: Version, body: JSON) -> list[str]:
    """Return the ids of what must be filled in before it can be shared."""
    return content.from_json(version.data).task.left(body)


def save(
    version: Version, *, person: Person, writing: Writing, at: datetime
) -> Response:
    """Keep a draft; an older one than is known is refused."""
    response, is_newest = _save(version, person=person, writing=writing, at=at)
    if not is_newest:
        raise NewerTextIsKnown(response.sequence)
    return response


def share(
    version: Version,
    *,
    person: Person,
    writing: Writing,
    at: datetime,
    audience: str | None = None,
) -> Response:
    """Keep the draft, then show exactly what was sent to the trainers.

    The audience sees it too; without a word about it, who sees her work already.
    """
    response, _is_newest = _save(version, person=person, writing=writing, at=at)
    missing = left(version, writing.body)
    if missing:
        raise SomethingIsLeft(missing)
    return _share(response, writing.body, audience=audience, at=at)


@transaction.atomic
def take_back(unit: Unit, *, person: Person, at: datetime) -> None:
    """Make the work private again. What it completed stays completed."""
    _wait_for_other_pages(person.pk)
    mine = Response.objects.shared().filter(unit=unit, person=person)
    for response in mine.select_related("person", "version"):
        _hide(response)
        _record("response-taken-back", response, at=at)


@transaction.atomic
def _save(
    version: Version, *, person: Person, writing: Writing, at: datetime
) -> tuple[Response, bool]:
    """Return the row, and whether it holds what was sent."""
    _wait_for_other_pages(person.pk)
    registration = registrations.open_for(version.unit.module, person=person, at=at)
    registrations.touch(registration, at=at)
    known = Response.objects.filter(registration=registration, version=version).first()
    sequence = writing.sequence
    if sequence is None:
        sequence = _last_sequence(registration, version) + 1
    if known is not None and known.sequence >= sequence:
        return known, known.body == writing.body
    response = known or Response(
        registration=registration, person=person, unit=version.unit, version=version
    )
    is_news = response.body != writing.body
    response.body = dict(writing.body)
    response.sequence, response.saved_at = sequence, at
    response.save(update_fields=["body", "sequence", "saved_at"] if known else None)
    if is_news:
        _record("response-saved", response, at=at)
    return response, True


@transaction.atomic
def _share(
    response: Response, body: JSON, *, audience: str | None, at: datetime
) -> Response:
    _wait_for_other_pages(response.person_id)
    task = content.from_json(response.version.data).task
    mine = Response.objects.of(response.unit, registration=response.registration)
    seen = [*mine.shared()]
    response.audience = _audience(seen, audience) if task.is_named else _TRAINER
    for other in seen:
        if other.pk != response.pk:
            _hide(other)
    response.shared, response.shared_at = dict(body), at
    response.save(update_fields=["shared", "shared_at", "audience"])
    _record("response-shared", response, at=at, audience=response.audience)
    if task.is_repeated:
        snapshots.keep(response, body, at=at)
    progress.complete(
        response.version,
        registration=response.registration,
        rendering=_rendering(response.version),
        at=at,
    )
    return response


def _audience(seen: Sequence[Response], chosen: str | None) -> str:
    """Return what she chose, else who sees her work now; else her trainers alone."""
    if chosen is not None:
        return chosen
    return next((one.audience for one in seen), _TRAINER)


def _wait_for_other_pages(person_id: int) -> None:
    """Let one page of a person after the other change her work."""
    Person.objects.select_for_update(no_key=True).get(pk=person_id)


def _last_sequence(registration: Registration, version: Version) -> int:
    mine = Response.objects.filter(registration=registration, unit=version.unit_id)
    return mine.aggregate(last=Max("sequence"))["last"] or 0


def _hide(response: Response) -> None:
    response.shared_at = None
    response.save(update_fields=["shared_at"])


def _rendering(version: Version) -> Rendering | None:
    shown = version.renderings.filter(audience=Audience.TRAINEE.value)
    return shown.order_by("-renderer").first()


def _record(verb: str, response: Response, *, at: datetime, **codes: str) -> None:
    """Tell what was done to which version, and what is filled in, in no words."""
    task = content.from_json(response.version.data).task
    known = {"version": response.version_id, "filled": task.filled(response.body)}
    change = record.Change(new=known | codes)
    person = response.person
    record.event(verb, response, at=at, by=person, about=person, change=change)
