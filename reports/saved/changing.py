"""Saves reports, changes when they are sent to whom, and puts them away."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from ledger import record
from ledger.record import Change
from people.models import Person
from reports.filters import FilterForm
from reports.kinds import Kind
from reports.models import SavedReport
from reports.saved import when
from reports.saved.when import Every, Rhythm

AS_OF = "as-of"


@dataclass(frozen=True, slots=True)
class Terms:
    """What its owner says of a saved report."""

    name: str
    rhythm: Rhythm
    format: str
    recipients: Sequence[Person]


def kept(form: FilterForm) -> dict[str, Any]:
    """Return what is kept of the filters: today stays today, whenever it is opened."""
    given = dict(form.given)
    if given.get(AS_OF) == form.today.isoformat():
        del given[AS_OF]
    return given


@transaction.atomic
def save(
    kind: Kind,
    *,
    name: str,
    filters: Mapping[str, Any],
    owner: Person,
    at: datetime,
) -> SavedReport:
    saved = SavedReport.objects.create(
        owner=owner, name=name, report=kind.name, filters=dict(filters), made_at=at
    )
    change = Change(new={"report": kind.name})
    record.event("report-saved", saved, at=at, by=owner, change=change)
    return saved


@transaction.atomic
def change(saved: SavedReport, terms: Terms, *, at: datetime) -> SavedReport:
    """Change its name and its schedule; the next time is reckoned from now on."""
    old, before = _told(saved), {one.pk for one in saved.recipients.all()}
    rhythm = terms.rhythm
    saved.name, saved.format = terms.name, terms.format
    saved.every, saved.hour = rhythm.every.value, rhythm.hour
    saved.weekday, saved.day = rhythm.weekday, rhythm.day
    saved.next_at = next_at(saved, after=at)
    saved.save(
        update_fields=[
            "name",
            "format",
            "every",
            "hour",
            "weekday",
            "day",
            "next_at",
        ]
    )
    saved.recipients.set(terms.recipients)
    new = _told(saved) | {"to": sorted(one.pk for one in terms.recipients)}
    told = Change(old=old | {"to": sorted(before)}, new=new)
    record.event("report-scheduled", saved, at=at, by=saved.owner, change=told)
    return saved


@transaction.atomic
def archive(saved: SavedReport, *, at: datetime) -> None:
    """Put it away; what was sent of it stays known."""
    saved.archived_at, saved.next_at = at, None
    saved.save(update_fields=["archived_at", "next_at"])
    record.event("report-put-away", saved, at=at, by=saved.owner)


def next_at(saved: SavedReport, *, after: datetime) -> datetime | None:
    rhythm = Rhythm(Every(saved.every), saved.hour, saved.weekday, saved.day)
    return when.next_at(rhythm, after=after, zone=timezone.get_default_timezone())


def _told(saved: SavedReport) -> dict[str, Any]:
    return {
        "every": saved.every,
        "weekday": saved.weekday,
        "day": saved.day,
        "hour": saved.hour,
        "format": saved.format,
    }
