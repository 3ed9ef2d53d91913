"""Seals events into a chain: each seal's digest holds the event and the seal before.

It holds when it was made as well, so that no day can be put to it afterwards.
Events with lower numbers may be committed later than others. So the chain follows the
order of sealing, not that of the events, and numbers its seals without a gap.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import connection, transaction
from django.db.models import Exists, Max, OuterRef, QuerySet

from ledger import canonical
from ledger.models import Event, Seal

AGE = timedelta(seconds=30)  # who writes an event has mostly committed it by then
LATE = timedelta(minutes=15)
CHUNK = 1000
AT_ONCE = 200_000
BACK = 100_000  # how far below the newest sealed event a late one is looked for
LOCK = 7_230_011  # any number, as long as nothing else takes the same


@dataclass(frozen=True, slots=True)
class Link:
    """The end of the chain: the number and digest of its newest seal."""

    number: int = 0
    digest: str = canonical.START


def seal(*, at: datetime, since: int | None = None, at_most: int = AT_ONCE) -> int:
    """Seal what is not sealed and return how many; nothing while another one seals.

    It looks at events above a number, by itself a little below the newest sealed one.
    """
    last = _place() if since is None else since
    done = 0
    while done < at_most:
        sealed = _chunk(last, at=at)
        if not sealed:
            break
        done, last = done + len(sealed), sealed[-1].event
    return done


def newest() -> Link:
    row = Seal.objects.order_by("-pk").values_list("pk", "digest").first()
    return Link(*row) if row else Link()


def head() -> str:
    """Return the digest of the newest seal, or nothing before there is one."""
    link = newest()
    return link.digest if link.number else ""


def unsealed(*, above: int = 0) -> QuerySet[Event]:
    sealed = Seal.objects.filter(event=OuterRef("pk"))
    return Event.objects.filter(~Exists(sealed), pk__gt=above)


def behind_since(*, at: datetime) -> datetime | None:
    """Return since when an event waits for its seal that should have it by now."""
    newer = Event.objects.filter(pk__gt=_newest_event()).order_by("pk")
    waits = newer.values_list("recorded_at", flat=True).first()
    return waits if waits is not None and waits < at - LATE else None


def _newest_event() -> int:
    return Seal.objects.aggregate(newest=Max("event"))["newest"] or 0


def _place() -> int:
    return max(0, _newest_event() - BACK)


@transaction.atomic
def _chunk(above: int, *, at: datetime) -> list[Seal]:
    """Seal the next events in a transaction of their own, which is short."""
    if not _is_mine():
        return []
    known = unsealed(above=above).filter(recorded_at__lte=at - AGE).order_by("pk")
    link, made = newest(), []
    common = {"sealed_at": at, "version": canonical.VERSION}
    stamp = canonical.stamp(canonical.VERSION, at)
    for row in known.values_list(*canonical.COLUMNS)[:CHUNK]:
        digest = canonical.seal(link.digest, canonical.text(row), stamp=stamp)
        link = Link(link.number + 1, digest)
        made.append(Seal(pk=link.number, event=row[0], digest=digest, **common))
    Seal.objects.bulk_create(made)
    return made


def _is_mine() -> bool:
    """Take the lock until the transaction ends; SQLite's have it from the start."""
    if connection.vendor != "postgresql":
        return True
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s)", [LOCK])
        return bool(cursor.fetchone()[0])
