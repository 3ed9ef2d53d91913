"""The part of the ledger that speaks of the people of a pack, with its seals."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import batched
from tempfile import SpooledTemporaryFile
from typing import Any, cast

from django.db.models import Min

from ledger import canonical, sealing
from ledger.models import Event, Seal
from people.models import Person
from reports.pack.archive import Archive
from reports.pack.order import Scope
from reports.pack.rows import IN_MEMORY, encode

CHUNK = 500
LINKS, HEAD = "ledger/events.jsonl", "ledger/head.json"
_KEY = Person._meta.label_lower  # noqa: SLF001  # Django's documented Meta API


def write(scopes: Sequence[Scope], archive: Archive) -> int:
    """Add the events about the people, one a line, and where the chain stands now."""
    number = 0
    with SpooledTemporaryFile(max_size=IN_MEMORY) as file:
        for scope in scopes:
            for line in links(scope):
                file.write(f"{encode(line)}\n".encode())
                number += 1
        archive.add_file(LINKS, cast("Any", file))
    newest = sealing.newest()
    head = {"seals": newest.number, "newest": newest.digest if newest.number else ""}
    archive.add(HEAD, f"{encode(head)}\n".encode())
    return number


def links(scope: Scope) -> Iterator[dict[str, object]]:
    """Yield each event as the text that was sealed, its seal and the one before.

    SHA-256 of `before`, `stamp` and `text`, parted by line feeds, is `digest`; where
    the stamp is empty, so it is without its line.
    """
    keys = [f"{_KEY}:{key}" for key in scope.people]
    events = Event.objects.filter(
        about__in=keys, at__lte=scope.order.at, at__gte=_begin(scope)
    )
    rows = events.order_by("pk").values_list(*canonical.COLUMNS)
    for chunk in batched(rows.iterator(chunk_size=CHUNK), CHUNK, strict=False):
        seals = _seals([row[0] for row in chunk])
        for row in chunk:
            yield {"event": row[0], "text": canonical.text(row)} | seals.get(row[0], {})


def _begin(scope: Scope) -> datetime:
    """Return when the oldest of the passes began, if that was before the time asked."""
    oldest = scope.passes.aggregate(oldest=Min("opened_at"))["oldest"]
    begin = scope.order.begins_at
    return min(begin, oldest) if oldest else begin


def _seals(events: list[int]) -> dict[int, dict[str, object]]:
    seals = list(Seal.objects.filter(event__in=events))
    before = Seal.objects.filter(pk__in=[one.pk - 1 for one in seals])
    digests = dict(before.values_list("pk", "digest"))
    return {
        one.event: {
            "seal": one.pk,
            "before": digests.get(one.pk - 1, canonical.START),
            "stamp": canonical.stamp(one.version, one.sealed_at),
            "digest": one.digest,
        }
        for one in seals
    }
