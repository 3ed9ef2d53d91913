"""A file of past completions is taken in, its columns are chosen, it is checked."""

from collections.abc import Mapping
from datetime import datetime

from engine.tables import reading
from engine.tables.reading import Sheet
from people.models import Person
from people.sheets import lines, mappings, storing
from people.sheets.telling import Reach, silently
from training.evidence.imports import checking
from training.evidence.imports.checking import Order, Plan
from training.evidence.imports.fields import COLUMNS
from training.evidence.imports.summary import Summary
from training.models import EvidenceBatch

MOST_NAMED = 50


def take(
    name: str, content: bytes, *, by: Person | None, at: datetime, encoding: str = ""
) -> EvidenceBatch:
    """Keep a file whose columns are still to be chosen; raises Unreadable."""
    sheet = reading.read(content, encoding=encoding)
    stored, digest = storing.keep(content)
    batch = EvidenceBatch(
        name=name[:200], file=stored, digest=digest, by=by, made_at=at
    )
    Summary(encoding=encoding, heads=list(sheet.heads)).store(batch)
    batch.save(force_insert=True)
    return batch


def remembered(batch: EvidenceBatch) -> dict[str, str]:
    """Return the columns chosen for a file with the same heads, or nothing."""
    return mappings.remembered(COLUMNS, Summary.of(batch).heads)


def remember(batch: EvidenceBatch, *, by: Person | None, at: datetime) -> None:
    heads = Summary.of(batch).heads
    mappings.remember(COLUMNS, heads, batch.columns, by=by, at=at)


def check(
    batch: EvidenceBatch,
    columns: Mapping[str, str],
    *,
    by: Person | None,
    at: datetime,
    reach: Reach = silently,
) -> Plan:
    """Compare the file with the records, keep what was found; raises Unreadable."""
    batch.columns = dict(columns)
    found = plan(batch, by=by, at=at, reach=reach)
    elsewhere = found.elsewhere()
    summary = Summary.of(batch)
    summary.forget()
    summary.kinds = found.counts()
    summary.pieces = len(found.pieces)
    summary.satisfies = found.satisfied(at=at)
    summary.elsewhere = dict(elsewhere.most_common(MOST_NAMED))
    summary.elsewhere_rows = elsewhere.total()
    summary.digest = lines.keep(batch, (line.stored() for line in found.lines))
    summary.store(batch)
    batch.save(update_fields=["columns", "counts"])
    return found


def plan(
    batch: EvidenceBatch,
    *,
    by: Person | None,
    at: datetime,
    reach: Reach = silently,
) -> Plan:
    """Compare the stored file with what is recorded by now."""
    return checking.plan(sheet(batch), batch.columns, Order(batch, by, at), reach)


def sheet(batch: EvidenceBatch) -> Sheet:
    return storing.sheet(batch, encoding=Summary.of(batch).encoding)
