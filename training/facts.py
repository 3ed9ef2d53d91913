"""Recording what became true of periods; their current columns follow."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import batched

from django.db import transaction
from django.db.models import Value
from django.db.models.functions import Greatest

from courses.models import Completion
from ledger import record
from ledger.models import Event
from people.models import Person
from training import days, validity
from training.models import Evidence, Period, PeriodFact
from training.status import COLUMNS

CHUNK = 1000
WHY = 300  # characters that a reason may have


@dataclass(frozen=True, slots=True)
class News:
    """What became true: the kind's new value, since when, and why."""

    kind: PeriodFact.Kind
    moment: datetime | None
    since: datetime
    why: str = ""


class ReasonMissing(Exception):
    """Whoever spares or extends someone must say why."""


@transaction.atomic
def tell(
    periods: Iterable[Period], news: News, *, by: Person | None, at: datetime
) -> None:
    """Record the news of all the periods, with the ledger, and move their columns.

    A fact is never recorded before one that is known already, whatever the clocks
    of several machines say: what an earlier moment knew must not change.
    """
    for chunk in batched(periods, CHUNK):
        _tell(chunk, [news], by=by, at=at)


def _tell(
    periods: Sequence[Period],
    told: Sequence[News],
    *,
    by: Person | None,
    at: datetime,
) -> None:
    PeriodFact.objects.bulk_create(
        _fact(period, news, by=by, at=at) for period in periods for news in told
    )
    values = {COLUMNS[news.kind]: news.moment for news in told}
    Period.objects.filter(pk__in=[period.pk for period in periods]).update(
        **values, known_at=Greatest("known_at", Value(at))
    )
    record.events(_event(period, told, by=by, at=at) for period in periods)


def _fact(period: Period, news: News, *, by: Person | None, at: datetime) -> PeriodFact:
    return PeriodFact(
        period=period,
        kind=news.kind,
        moment=news.moment,
        effective_at=news.since,
        recorded_at=max(at, period.known_at),
        why=news.why,
        by=by,
    )


def _event(
    period: Period, told: Sequence[News], *, by: Person | None, at: datetime
) -> Event:
    """Name the event by the first of the news; the others follow from it."""
    first = told[0]
    before = {one.kind: getattr(period, COLUMNS[one.kind]) for one in told}
    change = record.Change(
        old={kind: moment and moment.isoformat() for kind, moment in before.items()},
        new={one.kind: one.moment and one.moment.isoformat() for one in told},
        why=first.why,
    )
    about = Person(pk=period.person_id)
    return record.draft(
        f"period-{first.kind}", period, at=at, by=by, about=about, change=change
    )


@transaction.atomic
def satisfy(
    period: Period,
    *,
    completion: Completion,
    at: datetime,
    since: datetime | None = None,
) -> None:
    """Record that the person has done what the period asks for, and how long it counts.

    `since` is when she did it, if that was before it is recorded.
    A renewal that waits for the same pass, or for none, is reckoned from the period
    before it; neither that period nor its pass is touched.
    """
    by = completion.registration.person
    _satisfied(period, since or at, why="", by=by, at=at)
    period.completion = completion
    period.save(update_fields=["completion"])


@transaction.atomic
def credit(period: Period, *, evidence: Evidence, by: Person, at: datetime) -> None:
    """Record that she learnt it elsewhere: it counts from that day, known from now."""
    since = days.start_of(evidence.completed_on)
    _satisfied(period, since, why=evidence.title, by=by, at=at)
    period.evidence = evidence
    period.save(update_fields=["evidence"])


def _satisfied(
    period: Period, since: datetime, *, why: str, by: Person, at: datetime
) -> None:
    found = validity.of(period.assignment, satisfied_at=since, previous=period.previous)
    told = [News(PeriodFact.Kind.SATISFIED, since, since, why[:WHY])]
    told += [News(kind, moment, since) for kind, moment in validity.moments(found)]
    _tell([period], told, by=by, at=at)


def extend(
    period: Period, *, due_at: datetime, why: str, by: Person, at: datetime
) -> None:
    """Give one person another due date. The old one stays in the record."""
    news = News(PeriodFact.Kind.DUE, due_at, at, _given(why))
    tell([period], news, by=by, at=at)


def waive(period: Period, *, why: str, by: Person, at: datetime) -> None:
    """Spare one person the module."""
    tell([period], News(PeriodFact.Kind.WAIVED, at, at, _given(why)), by=by, at=at)


def revoke(period: Period, *, why: str, by: Person, at: datetime) -> None:
    """Take back what a period had earned."""
    tell([period], News(PeriodFact.Kind.REVOKED, at, at, _given(why)), by=by, at=at)


def _given(why: str) -> str:
    if not why.strip():
        raise ReasonMissing
    return why.strip()
