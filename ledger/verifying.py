"""Recomputes the chain of seals and finds the first row that does not fit."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, NamedTuple

from django.db import DataError

from ledger import canonical, record, sealing
from ledger.models import Event, EventDetail, Seal
from ledger.sealing import Link

CHUNK = 2000
LEAST_DIGITS = 16

FORGED = "?"  # stands for the line of a seal that no seal can have
UNREADABLE = (AttributeError, ValueError, DataError)  # what is no moment any more

type Row = tuple[Any, ...]


class Read(NamedTuple):
    """The text of an event, and the digest of its personal values."""

    text: str
    detail: str


class Fault(StrEnum):
    CHANGED = "changed"
    NO_EVENT = "no-event"
    NO_SEAL = "no-seal"
    DETAIL = "detail"


@dataclass(frozen=True, slots=True)
class Broken:
    """The first row that does not fit: the number of the seal, and of its event."""

    fault: Fault
    seal: int
    event: int = 0


@dataclass(frozen=True, slots=True)
class Verdict:
    sealed: int
    unsealed: int
    head: str
    broken: Broken | None = None


def verify() -> Verdict:
    """Go through the whole chain, some rows at a time; stop at the first broken one."""
    link, broken = Link(), None
    while broken is None and (chunk := _seals(link.number)):
        link, broken = _follow(link, chunk)
    head = link.digest if link.number else ""
    return Verdict(link.number, sealing.unsealed().count(), head, broken)


def seal_of(head: str) -> Seal | None:
    """Return the seal whose digest begins so, if there is one; too short finds none."""
    if len(head) < LEAST_DIGITS:
        return None
    return Seal.objects.filter(digest__startswith=head.lower()).order_by("pk").first()


def _seals(above: int, *, size: int = CHUNK) -> list[Row]:
    """Return the next seals: number, event, digest and own line."""
    some = Seal.objects.filter(pk__gt=above).order_by("pk")[:size]
    rows = some.values_list("pk", "event", "digest", "version", "sealed_at")
    try:
        return [(*row[:3], canonical.stamp(*row[3:])) for row in rows]
    except UNREADABLE:
        if size > 1:
            return _seals(above, size=1)
        return [(*row, FORGED) for row in some.values_list("pk", "event", "digest")]


def _follow(link: Link, chunk: Sequence[Row]) -> tuple[Link, Broken | None]:
    """Follow the chain through some seals, as far as it holds."""
    events = _events([seal[1] for seal in chunk])
    details = _details(events)
    for number, event, digest, stamp in chunk:
        fault = _fault(link, (number, event, digest, stamp), events, details)
        if fault is Fault.NO_SEAL:
            return link, Broken(fault, link.number + 1)
        if fault is not None:
            return link, Broken(fault, number, event)
        link = Link(number, digest)
    return link, None


def _fault(
    link: Link, seal: Row, events: Mapping[int, Read], details: Mapping[int, str]
) -> Fault | None:
    number, event, digest, stamp = seal
    if number != link.number + 1:
        return Fault.NO_SEAL
    if event not in events:
        return Fault.NO_EVENT
    read = events[event]
    if canonical.seal(link.digest, read.text, stamp=stamp) != digest:
        return Fault.CHANGED
    told = read.detail
    return Fault.DETAIL if details.get(event, told) != told else None


def _events(ids: list[int]) -> dict[int, Read]:
    rows = Event.objects.filter(pk__in=ids).values_list(*canonical.COLUMNS)
    try:
        return {row[0]: Read(canonical.text(row), row[-1]) for row in rows}
    except UNREADABLE:
        if len(ids) == 1:
            return {ids[0]: Read("", "")}
    return {key: read for one in ids for key, read in _events([one]).items()}


def _details(events: Iterable[int]) -> dict[int, str]:
    """Return the digests of the personal values that are still there."""
    kept = EventDetail.objects.filter(event__in=list(events))
    known = kept.values_list("event_id", "salt", "values")
    return {event: record.digest(salt, values) for event, salt, values in known}
