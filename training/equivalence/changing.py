"""Making equivalences and ending them."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from courses.models import Module
from ledger import record
from people.models import Person
from training.equivalence import work
from training.models import Equivalence

type Pair = tuple[Module, Module]


class NothingNew(Exception):
    """All the pairs are in force already."""


class AlreadyEnded(Exception):
    """It was ended before, and stays ended for the reason that was given then."""


@transaction.atomic
def make(
    pairs: Sequence[Pair], *, note: str, by: Person, at: datetime
) -> list[Equivalence]:
    """Let each old module count for its new one, and credit it in the background.

    A pair that is in force already is passed over.
    """
    old = [was.pk for was, _now in pairs]
    list(Module.objects.select_for_update().filter(pk__in=old).order_by("pk"))
    rows = Equivalence.objects.active().filter(was__in=old)
    known = set(rows.values_list("was", "now"))
    made = Equivalence.objects.bulk_create(
        Equivalence(was=was, now=now, note=note, made_by=by, made_at=at)
        for was, now in pairs
        if (was.pk, now.pk) not in known
    )
    if not made:
        raise NothingNew
    for one in made:
        new = {"was": one.was_id, "now": one.now_id}
        change = record.Change(new=new, why=note)
        record.event("equivalence-made", one, at=at, by=by, change=change)
    work.ask(made, by=by, at=at)
    return made


@transaction.atomic
def end(one: Equivalence, *, why: str, by: Person, at: datetime) -> None:
    """Let it credit nothing further. What it has credited stays."""
    found = Equivalence.objects.active().select_for_update().filter(pk=one.pk).first()
    if found is None:
        raise AlreadyEnded
    found.ended_at, found.ended_by, found.why = at, by, why
    found.save(update_fields=["ended_at", "ended_by", "why"])
    change = record.Change(new={"was": found.was_id, "now": found.now_id}, why=why)
    record.event("equivalence-ended", found, at=at, by=by, change=change)
