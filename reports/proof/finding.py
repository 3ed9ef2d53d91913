"""Finds the note of a file that left the house, and what proves it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from ledger import record
from ledger.models import Event, Seal
from people import roles
from people.models import Person, Role
from reports.models import Exported, ExportedQuerySet
from reports.proof.telling import Teller, in_line

NEWEST = 3  # of the files with the very same bytes


@dataclass(frozen=True, slots=True)
class Told:
    """A file that left the house, in words."""

    exported: Exported
    title: str
    filters: Sequence[tuple[str, str]]

    @property
    def line(self) -> str:
        return in_line(self.filters)


@dataclass(frozen=True, slots=True)
class Known:
    """The first file with certain bytes, how many others there are, the newest."""

    first: Told
    others: int
    newest: Iterable[Exported]


@dataclass(frozen=True, slots=True)
class Proof:
    """What the ledger says of it: the event, its seal, and the seal before it left."""

    event: int | None
    seal: Seal | None
    before: Seal | None


def seen_by(person: Person, *, at: datetime) -> ExportedQuerySet:
    """Return what she took herself; HR and administrators see all."""
    held = roles.held(person, at=at)
    every: ExportedQuerySet = Exported.objects.select_related("by")
    if held & {Role.Code.HR, Role.Code.ADMINISTRATOR}:
        return every
    return every.filter(by=person)


def of_digest(digest: str, *, at: datetime) -> Known | None:
    """Return what is known of files with these very bytes, if there are any."""
    same = Exported.objects.filter(digest=digest).select_related("by")
    first = told(same.order_by("pk")[:1], at=at)
    if not first:
        return None
    later = same.exclude(pk=first[0].exported.pk)
    return Known(first[0], later.count(), later.order_by("-pk")[:NEWEST])


def told(rows: Iterable[Exported], *, at: datetime) -> list[Told]:
    teller = Teller(at=at)
    return [
        Told(one, teller.title(one.report), teller.filters(one.report, one.filters))
        for one in rows
    ]


def proof(exported: Exported) -> Proof:
    event = _event(exported)
    before = Seal.objects.filter(digest=exported.head) if exported.head else None
    return Proof(
        event=event,
        seal=Seal.objects.filter(event=event).first() if event else None,
        before=before.first() if before is not None else None,
    )


def _event(exported: Exported) -> int | None:
    """Return the number of the event that was written with the note."""
    written = Event.objects.filter(
        at=exported.made_at, verb="exported", actor=record.key(exported.by)
    )
    for key, new in written.values_list("pk", "new"):
        if new.get("sha256") == exported.digest:
            return int(key)
    return None
