"""A file is taken in, its columns are chosen, and it is checked."""

import hashlib
from collections.abc import Mapping
from datetime import datetime

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from engine.tables import reading
from engine.tables.reading import Sheet
from people.imports import checking, fields, findings
from people.imports.checking import Order, Plan
from people.imports.lines import PATH_MARK
from people.imports.summary import MOST_NAMED, Summary
from people.models import ImportBatch, ImportMapping, Person


class FileIsGone(Exception):
    """The bytes of the file are no longer stored, or are not those that were."""


def take(name: str, content: bytes, *, order: Order, encoding: str = "") -> ImportBatch:
    """Keep a file whose columns are still to be chosen; raises Unreadable."""
    sheet = reading.read(content, encoding=encoding)
    digest = hashlib.sha256(content).hexdigest()
    stored = f"imports/files/{digest}"
    if not default_storage.exists(stored):
        stored = default_storage.save(stored, ContentFile(content))
    batch = ImportBatch(
        name=name[:200],
        file=stored,
        digest=digest,
        is_whole=order.is_whole,
        by=order.by,
        made_at=order.at,
    )
    day = order.effective.isoformat()
    Summary(day, encoding, heads=list(sheet.heads)).store(batch)
    batch.save(force_insert=True)
    return batch


def remembered(batch: ImportBatch) -> dict[str, str]:
    """Return the columns chosen for a file with the same heads, or nothing."""
    heads = Summary.of(batch).heads
    known = ImportMapping.objects.filter(heads=fields.digest(heads)).first()
    columns: dict[str, str] = known.columns if known else {}
    return columns if fields.is_usable(columns, heads) else {}


def remember(batch: ImportBatch, *, by: Person | None, at: datetime) -> None:
    ImportMapping.objects.update_or_create(
        heads=fields.digest(Summary.of(batch).heads),
        defaults={"columns": batch.columns, "by": by, "saved_at": at},
    )


def check(
    batch: ImportBatch,
    columns: Mapping[str, str],
    *,
    by: Person | None,
    at: datetime,
) -> Plan:
    """Compare the file with the company and keep what was found; raises Unreadable."""
    batch.columns = dict(columns)
    found = plan(batch, by=by, at=at)
    summary = Summary.of(batch)
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


def plan(batch: ImportBatch, *, by: Person | None, at: datetime) -> Plan:
    """Compare the stored file with the company as it stands now."""
    effective = Summary.of(batch).effective_on
    order = Order(by, effective, at, is_whole=batch.is_whole)
    return checking.plan(sheet(batch), batch.columns, order)


def sheet(batch: ImportBatch) -> Sheet:
    if not default_storage.exists(batch.file):
        raise FileIsGone(batch.file)
    with default_storage.open(batch.file) as file:
        content = file.read()
    if hashlib.sha256(content).hexdigest() != batch.digest:
        raise FileIsGone(batch.file)
    return reading.read(content, encoding=Summary.of(batch).encoding)
