"""How the due date came about, what was changed about it, and how late it is."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime, timedelta
from itertools import pairwise

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from courses.models import Registration
from training import days, words
from training.models import (
    Assignment,
    AssignmentException,
    Evidence,
    Period,
    PeriodFact,
)
from training.status import LATE
from training.trace.assigned import day, last_day


def of(period: Period, *, at: datetime) -> list[str]:
    """Tell it from the facts, the first due date first."""
    known = PeriodFact.objects.filter(period=period, kind=PeriodFact.Kind.DUE)
    facts = list(known.select_related("by").order_by("recorded_at", "pk"))
    first = facts[0].moment if facts else None
    return [
        *_first(period, first),
        *(line for old, new in pairwise(facts) for line in _changed(old, new)),
        *_late(period, at=at),
    ]


def _first(period: Period, first: datetime | None) -> Iterator[str]:
    if first is None:
        yield _("It has no due date.")
    else:
        yield _by_hand(period, first) or _reckoned(period, first)


def _by_hand(period: Period, first: datetime) -> str:
    """Say who set the date of her own, where the right one could not be reckoned."""
    known = AssignmentException.objects.filter(
        assignment=period.assignment_id,
        person=period.person_id,
        resolution=AssignmentException.Resolution.GIVEN,
        due_at=first,
    )
    one = known.select_related("resolved_by").first()
    if one is None or one.resolved_by is None:
        return ""
    values = {
        "day": last_day(first),
        "name": one.resolved_by.name,
        "why": one.get_code_display(),
    }
    return _("%(name)s set the due date %(day)s by hand: %(why)s") % values


def _reckoned(period: Period, first: datetime) -> str:
    values = {"day": last_day(first)}
    if period.previous is not None and period.previous.valid_until is not None:
        return _("Due on %(day)s, because of the renewal.") % values
    told = _values(period, first)
    return _rule(period, told) % {**values, **told}


def _rule(period: Period, told: Mapping[str, object]) -> str:
    given = period.assignment
    if given.due_at is not None:
        return _("The assignment says: by %(day)s, that day included.")
    if given.due_yearly:
        return _("Due each year on %(yearly)s; the next one was %(day)s.")
    if given.due_days is None:
        return _("Due on %(day)s.")
    return _recorded() if told["is_recorded"] else _COUNTED[given.due_from]()


def _recorded() -> str:
    return _(
        "%(days)s days after it was recorded, on %(since)s, that “%(module)s” was"
        " completed earlier: by %(day)s."
    )


_COUNTED: Mapping[str, Callable[[], str]] = {
    Assignment.DueFrom.ASSIGNMENT: lambda: _(
        "%(days)s days after it was asked, which was on %(since)s: by %(day)s."
    ),
    Assignment.DueFrom.START: lambda: _(
        "%(days)s days after the first day at work, %(since)s: by %(day)s."
    ),
    Assignment.DueFrom.COMPLETION: lambda: _(
        "%(days)s days after “%(module)s” was completed, %(since)s: by %(day)s."
    ),
}


def _values(period: Period, first: datetime) -> dict[str, object]:
    given = period.assignment
    since = _since(period, first) if given.due_days is not None else None
    is_after = given.due_from == Assignment.DueFrom.COMPLETION
    return {
        "is_recorded": bool(is_after and since and not _was_completed(period, since)),
        "days": given.due_days or 0,
        "yearly": given.due_yearly,
        "module": str(given.due_after or ""),
        "since": date_format(since, "DATE_FORMAT") if since else "—",
    }


def _since(period: Period, first: datetime) -> date | None:
    given = period.assignment
    if given.due_from == Assignment.DueFrom.START:
        return period.person.started_on
    if given.due_from == Assignment.DueFrom.ASSIGNMENT:
        return days.of(period.opened_at)
    return days.last_of(first) - timedelta(days=given.due_days or 0)


def _was_completed(period: Period, since: date) -> bool:
    """Say whether the other module was completed that day, and not only recorded."""
    module, person = period.assignment.due_after_id, period.person_id
    passes = Registration.objects.filter(
        person=person,
        module=module,
        completed_at__gte=days.start_of(since),
        completed_at__lt=days.end_of(since),
        is_delta=False,
    )
    pieces = Evidence.objects.filter(person=person, module=module, completed_on=since)
    return passes.exists() or pieces.exists()


def _changed(old: PeriodFact, new: PeriodFact) -> Iterator[str]:
    values = {
        "old": last_day(old.moment) if old.moment else _("no date"),
        "new": last_day(new.moment) if new.moment else _("no date"),
        "day": day(new.recorded_at),
        "name": new.by.name if new.by else "",
        "why": words.reason(new.why),
    }
    said = _("Moved from %(old)s to %(new)s on %(day)s")
    if new.by:
        said = _("%(name)s moved it from %(old)s to %(new)s on %(day)s")
    ending = _(", because: %(why)s") if new.why else _(".")
    yield (said + ending) % values


def _late(period: Period, *, at: datetime) -> Iterator[str]:
    """Count the days since the due date, of what is not done and still asked for."""
    if period.due_at is None or period.satisfied_at is not None:
        return
    late = -days.until(period.due_at, at=at)
    if period.status in LATE and late > 0:
        said = ngettext(
            "The last day was %(day)s: that was %(late)d day ago.",
            "The last day was %(day)s: that was %(late)d days ago.",
            late,
        )
        yield said % {"day": last_day(period.due_at), "late": late}
    if period.closes_at is not None:
        yield _("It closes on %(day)s.") % {"day": day(period.closes_at)}
