"""Lets what was learnt elsewhere satisfy the periods that wait for it."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime

from django.db import transaction
from django.urls import reverse

from people.models import Person
from training import days, facts, validity, words
from training.followup import notices
from training.followup.codes import Code
from training.followup.notices import Note
from training.models import Evidence, Path, Period, PeriodQuerySet
from training.ordering import afterwards
from training.paths import enough

NEVER = datetime.min.replace(tzinfo=UTC)
FOR_EVER = datetime.max.replace(tzinfo=UTC)

type Credit = tuple[Period, Evidence]


@transaction.atomic
def credit(
    made: Sequence[Evidence], *, by: Person | None, at: datetime
) -> list[Credit]:
    """Let each waiting period be satisfied by the best of the pieces; return both."""
    waiting = open_periods(made).select_for_update(of=("self",))
    earned = matched(made, waiting, at=at)
    settle(earned, by=by, at=at)
    return earned


def settle(earned: Sequence[Credit], *, by: Person | None, at: datetime) -> None:
    """Record what was matched, with all that follows from it.

    The periods are locked, and the pieces recorded, in the transaction that is open.
    """
    facts.credit_all(earned, by=by, at=at)
    _look_at_paths(earned, at=at)
    afterwards.set_dues_by_evidence((piece for _period, piece in earned), at=at)
    notices.tell_all(_notes(earned), at=at)


def open_periods(pieces: Iterable[Evidence]) -> PeriodQuerySet:
    """Return what the people must still do, as a whole, of the modules."""
    goals = [(one.person_id, one.module_id) for one in pieces if one.module_id]
    waiting = Period.objects.filter(
        person__in={person for person, _module in goals},
        module__in={module for _person, module in goals},
        registration__is_delta=False,
        satisfied_at=None,
        waived_at=None,
        withdrawn_at=None,
        revoked_at=None,
    )
    return waiting.select_related("assignment__path", "previous").order_by("pk")


def matched(
    pieces: Iterable[Evidence], waiting: Iterable[Period], *, at: datetime
) -> list[Credit]:
    """Return each waiting period that a piece is of use for, with the best one.

    That is the one that counts the longest, and of those the one that was done first.
    """
    known: dict[tuple[int, int | None], list[Evidence]] = defaultdict(list)
    for one in pieces:
        known[one.person_id, one.module_id].append(one)
    found = []
    for period in waiting:
        ends = {
            one.completed_on: (end, one)
            for one in known[period.person_id, period.module_id]
            if (end := _counts_until(period, one.completed_on)) > at
        }
        if ends:
            best = max(ends, key=lambda day: (ends[day][0], -day.toordinal()))
            found.append((period, ends[best][1]))
    return found


def _counts_until(period: Period, completed_on: date) -> datetime:
    """Return until when it is of use; never if older than what it would renew."""
    since = days.start_of(completed_on)
    before = period.previous
    if _is_older(since, before):
        return NEVER
    found = validity.of(period.assignment, satisfied_at=since, previous=before)
    return found.is_over_at if found else FOR_EVER


def _is_older(since: datetime, before: Period | None) -> bool:
    """Say whether it was done before what it would renew; not if that was revoked."""
    if before is None or before.revoked_at or before.satisfied_at is None:
        return False
    return since <= before.satisfied_at


def _look_at_paths(earned: Iterable[Credit], *, at: datetime) -> None:
    """Ask no more of paths of which enough is done now; mostly there are none."""
    concerned: dict[int, set[int]] = defaultdict(set)
    for period, _piece in earned:
        path = period.assignment.path
        if path and path.mode == Path.Mode.AT_LEAST:
            concerned[period.person_id].add(period.assignment_id)
    for person, assignments in concerned.items():
        enough.of_person(person, assignments=assignments, at=at)


def _notes(earned: Iterable[Credit]) -> Iterable[Note]:
    """Yield a notice for each piece that counts, however many periods it met."""
    for one in dict.fromkeys(piece for _period, piece in earned):
        address = reverse("evidence:one", args=[one.pk])
        code, values = Code.EVIDENCE_RECORDED, {"module": str(one.module)}
        if one.source == Evidence.Source.EQUIVALENCE:
            code, values = Code.COUNTED_AS_EQUAL, values | {"was": words.equal(one)}
        yield Note(one.person, code, values, address)
