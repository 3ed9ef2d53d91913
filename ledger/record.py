"""Writing events into the ledger, in the transaction of what they report."""

import hashlib
import json
import secrets
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.db import connection, transaction
from django.db.models import Model

from ledger.models import Event, EventDetail


@dataclass(frozen=True, slots=True)
class Change:
    """What changed: codes and keys, why, and values that may be personal."""

    old: Mapping[str, object] = field(default_factory=dict)
    new: Mapping[str, object] = field(default_factory=dict)
    why: str = ""
    private: Mapping[str, object] | None = None


def key(thing: Model | None) -> str:
    """Return "app.model:id", or nothing for nobody."""
    return f"{thing._meta.label_lower}:{thing.pk}" if thing else ""  # noqa: SLF001  # Django's documented Meta API


@transaction.atomic
def event(
    verb: str,
    thing: Model,
    *,
    at: datetime,
    by: Model | None = None,
    about: Model | None = None,
    change: Change | None = None,
) -> Event:
    """Write one event. It stands or falls with the transaction around it."""
    row = draft(verb, thing, at=at, by=by, about=about, change=change)
    return write(row, change.private if change else None)


def write(row: Event, private: Mapping[str, object] | None = None) -> Event:
    """Write a draft in the transaction that is open, beside it what may be personal."""
    if private is not None:
        return _with_detail(row, private)
    row.save()
    return row


def draft(
    verb: str,
    thing: Model,
    *,
    at: datetime,
    by: Model | None = None,
    about: Model | None = None,
    change: Change | None = None,
) -> Event:
    """Return an event not yet written, for `write`, or `events` for many at once."""
    change = change or Change()
    return Event(
        at=at,
        actor=key(by),
        verb=verb,
        thing=key(thing),
        about=key(about),
        old=dict(change.old),
        new=dict(change.new),
        why=change.why,
    )


def events(rows: Iterable[Event]) -> None:
    Event.objects.bulk_create(rows, batch_size=1000)


def details(rows: Sequence[tuple[Event, Mapping[str, object] | None]]) -> None:
    """Write many drafts at once, beside each what may be personal."""
    kept = []
    for row, private in rows:
        if private is not None:
            kept.append(_detail(row, private))
    Event.objects.bulk_create([row for row, _private in rows], batch_size=1000)
    for detail in kept:
        detail.event_id = detail.event.pk
    EventDetail.objects.bulk_create(kept, batch_size=1000)


HEAD = (
    "SELECT id, actor, verb, thing, about, detail_digest,"
    " (SELECT COUNT(*) FROM ledger_event) FROM ledger_event ORDER BY id DESC LIMIT 1"
)


def head() -> str:
    """Return a digest of the newest event and of how many there are."""
    with connection.cursor() as cursor:
        cursor.execute(HEAD)
        return head_digest(cursor.fetchone())


def head_digest(row: Sequence[object] | None) -> str:
    """Return what `head` says of the row that HEAD found, in whatever database."""
    return hashlib.sha256(repr(tuple(row or ())).encode()).hexdigest()


def digest(salt: str, values: Mapping[str, object]) -> str:
    text = json.dumps(values, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(f"{salt}{text}".encode()).hexdigest()


def _with_detail(row: Event, values: Mapping[str, object]) -> Event:
    detail = _detail(row, values)
    row.save()
    detail.event_id = row.pk
    detail.save(force_insert=True)
    return row


def _detail(row: Event, values: Mapping[str, object]) -> EventDetail:
    """Return the values to be written after the event, which gets their digest."""
    salt = secrets.token_hex(16)
    row.detail_digest = digest(salt, values)
    return EventDetail(event=row, salt=salt, values=dict(values))
