"""Marking shared work: every mark is a row that stays."""

from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction

from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet

from activities.models import Response, ResponseMark
from ledger import record
from people.models import Person


class SharedAgain(Exception):
    """She has shared it again, or taken it back, since the page was shown."""


class MarkedMeanwhile(Exception):
    """Somebody else has marked it since the page was shown."""


@dataclass(frozen=True, slots=True)
class Given:
    """What a trainer gives.

    `stamp` names the text that her page showed, and `seen` the newest mark of it.
    """

    points: Fraction
    out_of: int
    comment: str = ""
    stamp: str = ""
    seen: int = 0


def stamp(response: Response) -> str:
    """Return what names the text that is shared now."""
    return response.shared_at.isoformat() if response.shared_at else ""


def of(response: Response) -> QuerySet[ResponseMark]:
    """Return the marks of her work in the unit, on older versions of it too."""
    return ResponseMark.objects.filter(
        response__registration=response.registration_id,
        response__unit=response.unit_id,
    )


def is_for_older_text(mark: ResponseMark, shared: Response | None) -> bool:
    """Say whether what is shared now, if anything, is not what was marked."""
    if shared is None:
        return False
    return (mark.response_id, mark.shared) != (shared.pk, shared.shared)


def waiting_first(works: QuerySet[Response], *, trainer: Person) -> QuerySet[Response]:
    """Put first what she can mark, and nobody has since it was shared."""
    done = ResponseMark.objects.filter(
        response__registration=OuterRef("registration"),
        response__unit=OuterRef("unit"),
        marked_at__gte=OuterRef("shared_at"),
    )
    waits = ~Exists(done) & ~Q(person=trainer)
    return works.annotate(waits=waits).order_by("-waits", "-shared_at", "-pk")


@transaction.atomic
def give(response: Response, *, by: Person, given: Given, at: datetime) -> ResponseMark:
    """Mark what is shared now; sending the same twice is once.

    Raises SharedAgain or MarkedMeanwhile.
    """
    now = Response.objects.select_for_update(no_key=True).get(pk=response.pk)
    if not now.shared_at or stamp(now) != given.stamp:
        raise SharedAgain
    newest = of(now).order_by("pk").last()
    if newest and _is_same(newest, now, by=by, given=given):
        return newest
    if newest and newest.pk != given.seen:
        raise MarkedMeanwhile
    return _give(now, newest, by=by, given=given, at=at)


def _is_same(newest: ResponseMark, now: Response, *, by: Person, given: Given) -> bool:
    kept = (newest.marker_id, newest.points, newest.out_of, newest.comment)
    is_given = kept == (by.pk, given.points, given.out_of, given.comment)
    return is_given and not is_for_older_text(newest, now)


def _give(
    now: Response,
    newest: ResponseMark | None,
    *,
    by: Person,
    given: Given,
    at: datetime,
) -> ResponseMark:
    mark = ResponseMark.objects.create(
        response=now,
        number=now.marks.count() + 1,
        marker=by,
        exact=str(given.points),
        out_of=given.out_of,
        comment=given.comment,
        shared=now.shared,
        marked_at=at,
    )
    change = record.Change(
        old={"exact": newest.exact, "out_of": newest.out_of} if newest else {},
        new={"number": mark.number, "exact": mark.exact, "out_of": mark.out_of},
        private={"comment": mark.comment} if mark.comment else None,
    )
    record.event("response-marked", now, at=at, by=by, about=now.person, change=change)
    return mark
