"""A person's calendar: the last day of each of her duties."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlsplit

from django.conf import settings
from django.db.models import Count, Max
from django.utils import translation
from django.utils.translation import gettext as _

from people.models import Person
from training import days
from training.followup import calendar
from training.followup.calendar import Entry
from training.models import Period, PeriodFact

# What changes an entry: when it is, and whether it still is.
CHANGES = (
    PeriodFact.Kind.DUE,
    PeriodFact.Kind.SATISFIED,
    PeriodFact.Kind.WAIVED,
    PeriodFact.Kind.WITHDRAWN,
    PeriodFact.Kind.REVOKED,
)


@dataclass(frozen=True, slots=True)
class Changes:
    """How often an entry changed, and when it last did."""

    number: int
    last_at: datetime


def text(person: Person) -> str:
    """Return the calendar in her language. It changes only when a fact is recorded.

    What is done or no longer asked stays in it as cancelled, so that it vanishes from
    calendars that had it already.
    """
    periods = Period.objects.filter(person=person, due_at__isnull=False)
    shown = periods.select_related("module__course").order_by("due_at", "pk")
    changes = _changes(person)
    with translation.override(person.language):
        entries = [_entry(one, changes) for one in shown]
        return calendar.text(_("My training"), entries)


def _changes(person: Person) -> dict[int, Changes]:
    told = PeriodFact.objects.filter(period__person=person, kind__in=CHANGES)
    rows = told.order_by().values_list("period")
    counted = rows.annotate(Count("pk"), Max("recorded_at"))
    return {period: Changes(number, last_at) for period, number, last_at in counted}


def _entry(period: Period, changes: Mapping[int, Changes]) -> Entry:
    known = changes.get(period.pk, Changes(1, period.opened_at))
    module = period.module
    place = f"{settings.SITE_ADDRESS}{module.get_absolute_url()}"
    return Entry(
        uid=f"period-{period.pk}@{urlsplit(settings.SITE_ADDRESS).hostname}",
        sequence=known.number - 1,
        stamp=known.last_at,
        day=days.last_of(period.due_at or period.opened_at),
        summary=_("Last day: %(module)s") % {"module": module.title},
        description=f"{module.course.title}\n{place}",
        address=place,
        is_cancelled=_is_over(period),
    )


def _is_over(period: Period) -> bool:
    ends = (
        period.satisfied_at,
        period.waived_at,
        period.withdrawn_at,
        period.revoked_at,
    )
    return any(end is not None for end in ends)
