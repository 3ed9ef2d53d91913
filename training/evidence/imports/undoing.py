"""What a file of past completions satisfied is taken back; the evidence stays."""

from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime

from ledger import record
from people.models import Person
from people.sheets.telling import Reach
from training.models import EvidenceBatch, Period, PeriodQuerySet
from training.renewal import revoking
from training.renewal.revoking import Anew

STEP = 20


class NothingToTakeBack(Exception):
    """The file was never recorded, or what it satisfied was taken back before."""


@dataclass(frozen=True, slots=True)
class Reason:
    """Why, and whether it is asked for again."""

    why: str
    anew: Anew | None = None


def earned(batch: EvidenceBatch) -> PeriodQuerySet:
    """Return what still counts as satisfied by the file."""
    return revoking.earned(Period.objects.filter(evidence__batch=batch))


def may_be(batch: EvidenceBatch) -> bool:
    return batch.state == EvidenceBatch.State.APPLIED and earned(batch).exists()


def write(
    batch: EvidenceBatch,
    reason: Reason,
    *,
    by: Person,
    at: datetime,
    reach: Reach,
) -> None:
    """Revoke the periods one by one; what is revoked is passed over the next time."""
    found = earned(batch).order_by("pk").values_list("pk", "next")
    whole = len(found)
    for done, (key, following) in enumerate(found):
        if done % STEP == 0:
            reach(done, whole)
        anew = None if following else reason.anew
        with suppress(revoking.NothingEarned):  # by hand, meanwhile
            revoking.revoke(Period(pk=key), why=reason.why, by=by, at=at, anew=anew)
    reach(whole, whole)


def finish(batch: EvidenceBatch, why: str, *, by: Person, at: datetime) -> None:
    """Note that it is taken back, in the transaction that is open."""
    batch.state = EvidenceBatch.State.TAKEN_BACK
    batch.taken_back_at, batch.taken_back_by, batch.why = at, by, why
    batch.save(update_fields=["state", "taken_back_at", "taken_back_by", "why"])
    change = record.Change(new={"file": batch.digest}, why=why)
    record.event("evidence-import-taken-back", batch, at=at, by=by, change=change)
