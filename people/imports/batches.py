"""A file is taken in, its columns are chosen, and it is checked."""

from collections.abc import Mapping
from datetime import datetime

from engine.tables import reading
from engine.tables.reading import Sheet
from people.imports import checking, findings
from people.imports.checking import Order, Plan
from people.imports.fields import COLUMNS
from people.imports.lines import PATH_MARK
from people.imports.summary import MOST_NAMED, Summary
from people.models import ImportBatch, Person
from people.sheets import mappings, storing
from people.sheets.telling import Reach, silently


def take(name: str, content: bytes, *, order: Order, encoding: str = "") -> ImportBatch:
    """Keep a file whose columns are still to be chosen; raises Unreadable."""
    sheet = reading.read(content, encoding=encoding)
    stored, digest = storing.keep(content)
    batch = ImportBatch(
        name=name[:200],
        file=stored,
        digest=digest,
        is_whole=order.is_whole,
        by=order.by,
        made_at=order.at,
    )
    day = order.effective.isoformat()
    summary = Summary(effective=day, encoding=encoding, heads=list(sheet.heads))
    summary.store(batch)
    batch.save(force_insert=True)
    return batch


def remembered(batch: ImportBatch) -> dict[str, str]:
    """Return the columns chosen for a file with the same heads, or nothing."""
    return mappings.remembered(COLUMNS, Summary.of(batch).heads)


def remember(batch: ImportBatch, *, by: Person | None, at: datetime) -> None:
    heads = Summary.of(batch).heads
    mappings.remember(COLUMNS, heads, batch.columns, by=by, at=at)


def check(
    batch: ImportBatch,
    columns: Mapping[str, str],
    *,
    by: Person | None,
    at: datetime,
    reach: Reach = silently,
) -> Plan:
    """Compare the file with the company and keep what was found; raises Unreadable."""
    batch.columns = dict(columns)
    found = plan(batch, by=by, at=at, reach=reach)
    summary = Summary.of(batch)
    summary.forget()
    summary.kinds = found.counts()
    summary.active = found.active
    summary.departments = [PATH_MARK.join(one) for one in found.departments]
    summary.positions, summary.cohorts = found.positions, found.cohorts
    for names in (summary.departments, summary.positions, summary.cohorts):
        del names[MOST_NAMED:]
    summary.digest = findings.keep(batch, found.lines)
    summary.store(batch)
    batch.save(update_fields=["columns", "counts"])
    return found


def plan(
    batch: ImportBatch,
    *,
    by: Person | None,
    at: datetime,
    reach: Reach = silently,
) -> Plan:
    """Compare the stored file with the company as it stands now."""
    effective = Summary.of(batch).effective_on
    order = Order(by, effective, at, is_whole=batch.is_whole)
    return checking.plan(sheet(batch), batch.columns, order, reach)


def sheet(batch: ImportBatch) -> Sheet:
    return storing.sheet(batch, encoding=Summary.of(batch).encoding)
