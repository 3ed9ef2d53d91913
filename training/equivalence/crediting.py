"""Credits a module to those who completed what counts for it.

What it writes is evidence, and the periods that it satisfies. It may be done again at
any time: only what is open is looked at, and evidence that is there is taken again.
"""

from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime

from django.db import transaction

from ledger import record
from ledger.models import Event
from people.models import Person
from training.equivalence import standing
from training.evidence import crediting
from training.models import Equivalence, Evidence

CHUNK = 500

# Is told after each chunk how many people were seen so far.
type Tell = Callable[[int], object]


def credit(
    one: Equivalence, *, at: datetime, tell: Tell | None = None, size: int = CHUNK
) -> int:
    """Credit all who wait for it; return how many people that are.

    Each chunk stands or falls alone; killed half-way and done again, nothing is
    doubled. An equivalence that was ended meanwhile credits nothing further.
    """
    credited = seen = 0
    for people in _chunks(one, size):
        credited += _credit(one, people, at=at)
        seen += len(people)
        if tell:
            tell(seen)
    return credited


def _chunks(one: Equivalence, size: int) -> Iterator[list[Person]]:
    """Walk along the keys; who is credited on the way does not move the pages."""
    last, waiting = 0, standing.waiting(one.was, one.now).order_by("pk").only("pk")
    while chunk := list(waiting.filter(pk__gt=last)[:size]):
        yield chunk
        last = chunk[-1].pk


@transaction.atomic
def _credit(one: Equivalence, people: Sequence[Person], *, at: datetime) -> int:
    """Credit some of them. The row is locked, so that two never do it at once."""
    if not Equivalence.objects.active().select_for_update().filter(pk=one.pk).first():
        return 0
    drafts = _pieces(one, people, at=at)
    open_ones = crediting.open_periods(drafts).select_for_update(of=("self",))
    earned = crediting.matched(drafts, open_ones, at=at)
    used = {piece.person_id: piece for _period, piece in earned}
    _write([piece for piece in used.values() if not piece.pk])
    crediting.settle(earned, by=one.made_by, at=at)
    return len(used)


def _pieces(
    one: Equivalence, people: Sequence[Person], *, at: datetime
) -> list[Evidence]:
    """Return one for each who completed the old module, mostly not written yet.

    What was credited before and taken back since is not credited again.
    """
    done = standing.of(one.was, people)
    known = _known(one, people)
    taken_back = standing.taken_back(one.was, one.now, done)
    return [
        known.get((person.pk, done[person.pk].on))
        or _drafted(one, person, done[person.pk], at=at)
        for person in people
        if person.pk in done and (person.pk, done[person.pk].on) not in taken_back
    ]


def _known(
    one: Equivalence, people: Sequence[Person]
) -> dict[tuple[int, date], Evidence]:
    """Return what was credited before, also by an equivalence that has ended."""
    rows = Evidence.objects.filter(
        source=Evidence.Source.EQUIVALENCE,
        equivalence__was=one.was,
        module=one.now,
        person__in=people,
    )
    named = rows.select_related(
        "person", "module", "equivalence__was__course", "equivalence__now"
    )
    return {(piece.person_id, piece.completed_on): piece for piece in named}


def _drafted(
    one: Equivalence, person: Person, done: standing.Done, *, at: datetime
) -> Evidence:
    return Evidence(
        person=person,
        module=one.now,
        title=one.was.title,
        completed_on=done.on,
        minutes=done.minutes,
        note=one.note,
        source=Evidence.Source.EQUIVALENCE,
        equivalence=one,
        recorded_by=one.made_by,
        recorded_at=at,
    )


def _write(drafts: Sequence[Evidence]) -> None:
    Evidence.objects.bulk_create(drafts)
    record.events(_told(piece) for piece in drafts)


def _told(made: Evidence) -> Event:
    change = record.Change(
        new={
            "module": made.module_id,
            "completed_on": made.completed_on.isoformat(),
            "minutes": made.minutes,
            "source": made.source,
            "equivalence": made.equivalence_id,
        }
    )
    return record.draft(
        "evidence-recorded",
        made,
        at=made.recorded_at,
        by=made.recorded_by,
        about=made.person,
        change=change,
    )
