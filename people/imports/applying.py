"""A checked file becomes the company: at once, or chunk by chunk in the background."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import batched

from django.db import transaction

from ledger import record
from people import signals
from people.imports import batches, circles, findings, places
from people.imports.checking import Plan
from people.imports.chunks import Writer
from people.imports.lines import Kind, Line
from people.imports.summary import ONE_IN, Summary
from people.models import ImportBatch, Person
from people.sheets import sizes

CHUNK = 500


class NotChecked(Exception):
    """The batch has been applied already, or was never checked."""


class HasChanged(Exception):
    """The company is another than when the file was checked; look again."""


class TooManyGone(Exception):
    """More would be let go than one in ten, and nobody has said how many."""


def is_small(batch: ImportBatch) -> bool:
    """Say whether it may be applied while the reader of a page waits."""
    return Summary.of(batch).rows <= sizes.MOST_AT_ONCE


def confirm(batch: ImportBatch, count: int | None) -> None:
    """Keep how many somebody lets go; many must be told to the person."""
    summary = Summary.of(batch)
    if not summary.is_checked:
        raise HasChanged
    if summary.lets_many_go and count != summary.gone:
        raise TooManyGone(summary.gone)
    summary.confirmed = count
    summary.store(batch)
    batch.save(update_fields=["counts"])


@transaction.atomic
def at_once(batch: ImportBatch, *, by: Person | None, at: datetime) -> None:
    """Apply the whole file or nothing of it."""
    wait_for_others()
    plan = ready(batch, by=by, at=at)
    if findings.digest(plan.lines) != Summary.of(batch).digest:
        raise HasChanged
    hand = writer(batch, plan, by=by, at=at)
    for lines in portions(plan):
        hand.write(lines)
    finish(batch, by=by, at=at)


def wait_for_others() -> None:
    """Let one file after the other be applied: the oldest batch is the turnstile."""
    oldest = ImportBatch.objects.order_by("pk").values("pk")[:1]
    list(ImportBatch.objects.select_for_update().filter(pk__in=oldest))


def ready(batch: ImportBatch, *, by: Person | None, at: datetime) -> Plan:
    """Compare the file once more and make sure that it may be applied."""
    batch.refresh_from_db()
    if batch.state != ImportBatch.State.CHECKED or not batch.columns:
        raise NotChecked
    plan = batches.plan(batch, by=by, at=at)
    gone = plan.counts()["gone"]
    if gone * ONE_IN > plan.active and gone > (Summary.of(batch).confirmed or 0):
        raise TooManyGone(gone)
    return plan


@transaction.atomic
def leave(batch: ImportBatch, *, by: Person | None, at: datetime) -> bool:
    """Let a file that was stopped half-way count as applied as far as it is.

    So it can be rolled back. Says whether anything of it was applied.
    """
    done = batch.changes.count()
    if done:
        summary = Summary.of(batch)
        summary.is_part = True
        summary.store(batch)
        batch.save(update_fields=["counts"])
        finish(batch, by=by, at=at, done=done)
    return bool(done)


def finish(
    batch: ImportBatch, *, by: Person | None, at: datetime, done: int | None = None
) -> None:
    """Note that it is applied, in the transaction that is open.

    `done` is how many changes were made of one that was stopped half-way.
    """
    batch.state = ImportBatch.State.APPLIED
    batch.applied_at = at
    batch.save(update_fields=["state", "applied_at"])
    told: dict[str, object] = {
        "kinds": Summary.of(batch).kinds,
        "file": batch.digest,
    }
    if done is not None:
        told["stopped_after"] = done
    record.event("people-imported", batch, at=at, by=by, change=record.Change(new=told))
    signals.company_changed.send(ImportBatch, batch=batch, by=by, at=at)


def writer(
    batch: ImportBatch, plan: Plan, *, by: Person | None, at: datetime
) -> Writer:
    """Make the new departments and the like, and return what writes the people."""
    places.make(plan)
    return Writer(batch, plan.company, by=by, at=at)


def portions(plan: Plan) -> Iterator[Sequence[Line]]:
    """Yield the lines that do something, managers before whom they manage.

    Each portion is written in a transaction of its own. A line that is written is the
    same the next time the file is compared; so whoever is stopped half-way begins
    again and doubles nothing.
    """
    lines = [line for line in plan.lines if line.does_something]
    fresh = {line.number for line in lines if line.kind is Kind.ADDED}
    above = {
        line.number: line.move.manager
        for line in lines
        if line.move and line.move.manager in fresh
    }
    depth = circles.downward((line.number for line in lines), above)
    return batched(sorted(lines, key=lambda line: depth[line.number]), CHUNK)
