"""Packs an order: records, texts, papers, the ledger's part, and a page to begin at."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import BinaryIO
from zipfile import ZipFile

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import timezone

from ledger import sealing
from people.models import Person
from reports.pack import chain, papers, people, rows, sheets, texts
from reports.pack.archive import Archive
from reports.pack.order import Order, Scope
from reports.pack.rows import encode
from reports.pack.tables import TABLES

type Tell = Callable[[int], None]

INDEX, MANIFEST, NOTE = "index.html", "manifest.json", "README.txt"


@dataclass(slots=True)
class Pack:
    """What went into a pack; `counts` of rows by table, `missing` names files."""

    order: Order
    by: Person
    at: datetime
    counts: dict[str, int] = field(default_factory=dict)
    missing: list[str] = field(default_factory=list)
    head: str = ""

    @property
    def rows(self) -> int:
        return sum(self.counts.values())


@dataclass(slots=True)
class Steps:
    """Packs piece by piece, so that whoever waits sees how far it is."""

    pack: Pack
    archive: Archive
    scopes: Sequence[Scope]

    @property
    def number(self) -> int:
        return len(TABLES) + 4

    def run(self, tell: Tell) -> None:
        """Write everything; `tell` is told the number of pieces that are done."""
        pack, archive, scopes = self.pack, self.archive, self.scopes
        pack.head = sealing.head()
        for number, table in enumerate(TABLES, 1):
            pack.counts[table.name] = rows.write(table, scopes, archive)
            tell(number)
        done = len(TABLES)
        pack.missing += texts.write(scopes, archive).missing
        tell(done + 1)
        pack.missing += papers.write(scopes, archive, at=pack.at)
        tell(done + 2)
        pack.counts["events"] = chain.write(scopes, archive)
        tell(done + 3)
        self._end()
        tell(done + 4)

    def _end(self) -> None:
        context = {"pack": self.pack, "order": self.pack.order}
        context["organisation"] = settings.ORGANISATION
        told = context | {"sheets": people.sheets(self.scopes)}
        page = str(render_to_string("reports/pack/index.html", told))
        self.archive.add(INDEX, sheets.inlined(page, sheets.INDEX).encode())
        note = render_to_string("reports/pack/note.txt", context)
        self.archive.add(NOTE, note.replace("\n", "\r\n").encode())
        self.archive.add(MANIFEST, manifest(self.pack, self.archive))
        self.archive.seal()
        self.archive.zip.close()


def steps(pack: Pack, target: BinaryIO) -> Steps:
    archive = Archive(ZipFile(target, "w"), timezone.localtime(pack.at))
    return Steps(pack, archive, list(pack.order.scopes()))


def manifest(pack: Pack, archive: Archive) -> bytes:
    order = pack.order
    told = {
        "since": order.since,
        "until": order.until,
        "as_of": order.at,
        "made_at": pack.at,
        "ledger_head": pack.head,
        "rows": pack.counts,
        "missing": pack.missing,
        "files": [one.to_json() for one in archive.entries],
    }
    return f"{encode(told)}\n".encode()
