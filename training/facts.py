"""Recording what became true of periods; their current columns follow."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import batched

from django.db import transaction
from django.db.models import OuterRef, Subquery, Value
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
        _tell([(period, (news,)) for period in chunk], by=by, at=at)


def _tell(
    told: Sequence[tuple[Period, Sequence[News]]],
    *,
    by: Person | None,
    at: datetime,
) -> None:
    """Record each period's own news; those with the same values move in one query."""
    PeriodFact.objects.bulk_create(
        _fact(period, one, by=by, at=at) for period, news in told for one in news
    )
    alike: dict[tuple[tuple[str, datetime | None], ...], list[int]] = defaultdict(list)
    for period, news in told:
        alike[tuple((COLUMNS[one.kind], one.moment) for one in news)].append(period.pk)
    for values, keys in alike.items():
        Period.objects.filter(pk__in=keys).update(
            **dict(values), known_at=Greatest("known_at", Value(at))
        )
    record.events(_event(period, news, by=by, at=at) for period, news in told)


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
    _tell([(period, _news(period, since or at, why=""))], by=by, at=at)
    period.completion = completion
    period.save(update_fields=["completion"])


def credit(
    period: Period, *, evidence: Evidence, by: Person | None, at: datetime
) -> None:
    """Record that she learnt it elsewhere: it counts from that day, known from now."""
    credit_all([(period, evidence)], by=by, at=at)


@transaction.atomic
def credit_all(
    earned: Iterable[tuple[Period, Evidence]], *, by: Person | None, at: datetime
) -> None:
    """Record of many periods, each with its evidence, what `credit` does of one."""
    for chunk in batched(earned, CHUNK):
        told = [
            (period, _news(period, days.start_of(one.completed_on), why=one.title))
            for period, one in chunk
        ]
        _tell(told, by=by, at=at)
        _name(chunk)


def _name(earned: Sequence[tuple[Period, Evidence]]) -> None:
    """Let the periods name their evidence, in one query where each has one piece."""
    for period, one in earned:
        period.evidence = one
    keys = {one.pk for _period, one in earned}
    periods = [period for period, _one in earned]
    if len(keys) > len({period.person_id for period in periods}):
        Period.objects.bulk_update(periods, ["evidence"])
        return
    mine = Evidence.objects.filter(pk__in=keys, person=OuterRef("person"))
    named = Period.objects.filter(pk__in=[period.pk for period in periods])
    named.update(evidence=Subquery(mine.values("pk")[:1]))


def _news(period: Period, since: datetime, *, why: str) -> list[News]:
    """Return that it is satisfied since then, and how long that counts."""
    found = validity.of(period.assignment, satisfied_at=since, previous=period.previous)
    told = [News(PeriodFact.Kind.SATISFIED, since, since, why[:WHY])]
    return told + [
        News(kind, moment, since) for kind, moment in validity.moments(found)
    ]


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
