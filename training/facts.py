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
from training.models import Period, PeriodFact
from training.status import COLUMNS

CHUNK = 1000


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
        PeriodFact.objects.bulk_create(_facts(chunk, news, by=by, at=at))
        ids = [period.pk for period in chunk]
        column = COLUMNS[news.kind]
        Period.objects.filter(pk__in=ids).update(
            **{column: news.moment, "known_at": Greatest("known_at", Value(at))}
        )
        record.events(_event(period, news, by=by, at=at) for period in chunk)


def _facts(
    periods: Sequence[Period], news: News, *, by: Person | None, at: datetime
) -> list[PeriodFact]:
    return [
        PeriodFact(
            period=period,
            kind=news.kind,
            moment=news.moment,
            effective_at=news.since,
            recorded_at=max(at, period.known_at),
            why=news.why,
            by=by,
        )
        for period in periods
    ]


def _event(period: Period, news: News, *, by: Person | None, at: datetime) -> Event:
    old = getattr(period, COLUMNS[news.kind])
    change = record.Change(
        old={news.kind: old and old.isoformat()},
        new={news.kind: news.moment and news.moment.isoformat()},
        why=news.why,
    )
    about = Person(pk=period.person_id)
    return record.draft(
        f"period-{news.kind}", period, at=at, by=by, about=about, change=change
    )


@transaction.atomic
def satisfy(period: Period, *, completion: Completion, at: datetime) -> None:
    """Record that the person has done what the period asks for."""
    news = News(PeriodFact.Kind.SATISFIED, at, at)
    tell([period], news, by=completion.registration.person, at=at)
    period.completion = completion
    period.save(update_fields=["completion"])


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
