"""Keeps note of each file that leaves the house: its digest, its filters, its taker."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from django.db import transaction

from ledger import record
from ledger.models import Event, Seal
from people.models import Person
from reports.models import Exported


@dataclass(frozen=True, slots=True)
class Leaving:
    """A file that leaves the house.

    `filters` are codes and keys; what somebody typed and may name a person stands in
    `private`, which can be erased.
    """

    report: str
    format: str
    name: str
    as_of: datetime
    rows: int
    digest: str
    filters: Mapping[str, object] = field(default_factory=dict)
    private: Mapping[str, object] = field(default_factory=dict)


@transaction.atomic
def keep(file: Leaving, *, by: Person | None, at: datetime) -> Exported:
    """Keep the note, and write it into the ledger in the same transaction."""
    kept = Exported.objects.create(
        digest=file.digest,
        report=file.report,
        format=file.format,
        name=file.name,
        filters=dict(file.filters),
        as_of=file.as_of,
        rows=file.rows,
        head=_newest_seal(),
        by=by,
        made_at=at,
    )
    record.write(_event(file, by=by, at=at), file.private or None)
    return kept


def _newest_seal() -> str:
    newest = Seal.objects.order_by("-pk").values_list("digest", flat=True)
    return newest.first() or ""


def _event(file: Leaving, *, by: Person | None, at: datetime) -> Event:
    new = {
        "filter": dict(file.filters),
        "as_of": file.as_of.isoformat(),
        "rows": file.rows,
        "sha256": file.digest,
    }
    thing = f"reports.{file.report}:{file.format}"
    return Event(at=at, actor=record.key(by), verb="exported", thing=thing, new=new)
