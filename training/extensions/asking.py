"""What a person asks for: more time for one of her periods."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from ledger import record
from people import superiors
from people.models import Person
from training import days
from training.followup import notices
from training.followup.codes import Code
from training.models import ExtensionRequest, Period
from training.models.periods import PeriodQuerySet
from training.status import Status

# More time helps while it is open, and when it is late.
ASKABLE = (Status.NOT_STARTED, Status.IN_PROGRESS, Status.NOT_OPEN, Status.OVERDUE)


@dataclass(frozen=True, slots=True)
class Line:
    """A request and the days it speaks of, each the last one that counts."""

    asked: ExtensionRequest
    due_on: date | None
    asked_on: date
    granted_on: date | None


class NothingToAsk(Exception):
    """The period waits for nothing, has no due date, or is asked about already."""


class NotLater(Exception):
    """The day is not after the one on which it is due, or lies in the past."""


def own(person: Person) -> PeriodQuerySet:
    return Period.objects.filter(person=person).select_related("module__course")


def latest(period: Period) -> ExtensionRequest | None:
    """Return what was asked last, whatever became of it."""
    asked = ExtensionRequest.objects.filter(period=period, withdrawn_at=None)
    return asked.select_related("decided_by", "period").order_by("-pk").first()


def line(asked: ExtensionRequest) -> Line:
    due, granted = asked.period.due_at, asked.granted_due_at
    return Line(
        asked=asked,
        due_on=days.last_of(due) if due else None,
        asked_on=days.last_of(asked.due_at),
        granted_on=days.last_of(granted) if granted else None,
    )


def may_ask(period: Period, *, at: datetime) -> bool:
    """Say whether more time can be asked for now."""
    if period.due_at is None:
        return False
    mine = Period.objects.with_status(at=at).filter(pk=period.pk)
    is_waiting = ExtensionRequest.objects.waiting().filter(period=period).exists()
    return mine.get().status in ASKABLE and not is_waiting


@transaction.atomic
def ask(
    period: Period, *, due_on: date, why: str, by: Person, at: datetime
) -> ExtensionRequest:
    """Ask for another day, once at a time; whoever can decide is told."""
    period = Period.objects.select_for_update().get(pk=period.pk)
    if not may_ask(period, at=at):
        raise NothingToAsk
    due_at = days.end_of(due_on)
    if due_on < timezone.localdate(at) or due_at <= (period.due_at or due_at):
        raise NotLater
    made = ExtensionRequest.objects.create(
        period=period, asked_by=by, due_at=due_at, why=why, asked_at=at
    )
    old = {"due": period.due_at and period.due_at.isoformat()}
    change = record.Change(old=old, new={"due": due_at.isoformat()}, why=why)
    record.event("extension-asked", period, at=at, by=by, about=by, change=change)
    _tell(made, Code.EXTENSION_ASKED, {"day": due_on}, at=at)
    return made


@transaction.atomic
def take_back(asked: ExtensionRequest, *, at: datetime) -> None:
    """Ask for it no longer. What was decided meanwhile stays decided."""
    mine = ExtensionRequest.objects.waiting().filter(pk=asked.pk)
    if not mine.update(withdrawn_at=at):
        return
    by = asked.asked_by
    record.event("extension-taken-back", asked.period, at=at, by=by, about=by)
    _tell(asked, Code.EXTENSION_TAKEN_BACK, {}, at=at)


def _tell(
    asked: ExtensionRequest, code: Code, more: dict[str, date], *, at: datetime
) -> None:
    """Tell her manager or, where she has none, who has assigned it."""
    manager = superiors.of(asked.asked_by_id, at=at)
    whom = manager or asked.period.assignment.made_by_id
    if whom is None or whom == asked.asked_by_id:
        return
    values: dict[str, notices.Value] = {
        "person": asked.asked_by,
        "module": asked.period.module.title,
    }
    notices.tell(
        Person(pk=whom),
        code,
        values=values | more,
        address=reverse("extensions:list"),
        at=at,
    )
