"""A checked file is recorded, portion by portion."""

from datetime import datetime

from django.db import transaction

from ledger import record
from people.imports.applying import HasChanged, NotChecked
from people.models import Person
from people.sheets import lines
from people.sheets.telling import Reach
from training.evidence import recording
from training.evidence.imports import batches
from training.evidence.imports.checking import Plan
from training.evidence.imports.summary import Summary
from training.models import EvidenceBatch


def ready(batch: EvidenceBatch, *, by: Person | None, at: datetime) -> Plan:
    """Compare the file once more and make sure that it may be recorded."""
    batch.refresh_from_db()
    if not batch.may_be_recorded:
        raise NotChecked
    return batches.plan(batch, by=by, at=at)


def make_sure(batch: EvidenceBatch, plan: Plan) -> None:
    """Raise HasChanged if the file does something else than what was looked at."""
    found = lines.digest(line.stored() for line in plan.lines)
    if found != Summary.of(batch).digest:
        raise HasChanged


def write(
    plan: Plan,
    *,
    by: Person | None,
    at: datetime,
    reach: Reach,
) -> None:
    """Record the portions, each in a transaction of its own; tell how far it is.

    What is recorded is known the next time the file is compared; so whoever is stopped
    half-way begins again and doubles nothing.
    """
    done, whole = 0, len(plan.pieces)
    for portion in plan.portions():
        reach(done, whole)
        recording.record_all(portion, by=by, at=at)
        done += len(portion)


@transaction.atomic
def leave(batch: EvidenceBatch, *, by: Person | None, at: datetime) -> bool:
    """Let a file that was stopped half-way count as recorded as far as it is.

    So what it satisfied can be taken back. Says whether anything of it was recorded.
    """
    is_begun = batch.evidence.exists()
    if is_begun:
        summary = Summary.of(batch)
        summary.is_part = True
        summary.store(batch)
        batch.save(update_fields=["counts"])
        finish(batch, by=by, at=at)
    return is_begun


def finish(batch: EvidenceBatch, *, by: Person | None, at: datetime) -> None:
    """Note that it is recorded, in the transaction that is open."""
    batch.state = EvidenceBatch.State.APPLIED
    batch.applied_at = at
    batch.save(update_fields=["state", "applied_at"])
    told = {
        "kinds": Summary.of(batch).kinds,
        "recorded": batch.evidence.count(),
        "file": batch.digest,
    }
    told |= {"stopped": True} if Summary.of(batch).is_part else {}
    change = record.Change(new=told)
    record.event("evidence-imported", batch, at=at, by=by, change=change)
