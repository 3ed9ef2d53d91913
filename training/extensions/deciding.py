"""What comes of it: more time is granted or refused, by whoever may."""

from datetime import date, datetime

from django.db import transaction
from django.db.models import QuerySet
from django.urls import reverse

from ledger import record
from people.models import Person
from training import days, facts
from training.access import Reach
from training.extensions.asking import NotLater
from training.followup import notices
from training.followup.codes import Code
from training.models import ExtensionRequest


class AlreadyDecided(Exception):
    """Somebody else was faster, she takes it back, or there is nothing to extend."""


def waiting(reach: Reach, person: Person) -> QuerySet[ExtensionRequest]:
    """Return what the person may decide: of her people and trainees, never her own."""
    periods = reach.reported().filter(
        satisfied_at=None, waived_at=None, withdrawn_at=None, revoked_at=None
    )
    asked = ExtensionRequest.objects.waiting().filter(period__in=periods)
    told = asked.select_related("asked_by", "period__module__course")
    return told.exclude(asked_by=person).order_by("asked_at", "pk")


@transaction.atomic
def grant(
    asked: ExtensionRequest, *, due_on: date, reply: str, by: Person, at: datetime
) -> None:
    """Give her until a day, perhaps another than she asked for."""
    asked = _locked(asked)
    period, due_at = asked.period, days.end_of(due_on)
    if period.due_at and due_at <= period.due_at:
        raise NotLater
    facts.extend(period, due_at=due_at, why=asked.why, by=by, at=at)
    asked.granted_due_at = due_at
    _decide(asked, is_granted=True, reply=reply, by=by, at=at)
    _tell(asked, Code.EXTENSION_GRANTED, due_at, at=at)


@transaction.atomic
def refuse(asked: ExtensionRequest, *, reply: str, by: Person, at: datetime) -> None:
    asked = _locked(asked)
    _decide(asked, is_granted=False, reply=reply, by=by, at=at)
    _tell(asked, Code.EXTENSION_REFUSED, asked.period.due_at, at=at)


def _locked(asked: ExtensionRequest) -> ExtensionRequest:
    known = ExtensionRequest.objects.waiting().select_for_update(of=("self",))
    found = known.select_related("asked_by", "period__module__course")
    locked = found.filter(pk=asked.pk).first()
    if locked is None:
        raise AlreadyDecided
    return locked


def _decide(
    asked: ExtensionRequest, *, is_granted: bool, reply: str, by: Person, at: datetime
) -> None:
    asked.is_granted, asked.reply = is_granted, reply
    asked.decided_at, asked.decided_by = at, by
    asked.save(
        update_fields=[
            "is_granted",
            "reply",
            "decided_at",
            "decided_by",
            "granted_due_at",
        ]
    )
    verb = "extension-granted" if is_granted else "extension-refused"
    due = asked.granted_due_at or asked.due_at
    change = record.Change(
        old={"due": asked.due_at.isoformat()},
        new={"due": due.isoformat() if is_granted else None},
        why=reply,
    )
    about = asked.asked_by
    record.event(verb, asked.period, at=at, by=by, about=about, change=change)


def _tell(
    asked: ExtensionRequest, code: Code, due_at: datetime | None, *, at: datetime
) -> None:
    if due_at is None:
        return
    module = asked.period.module
    values: dict[str, notices.Value] = {
        "module": module.title,
        "day": days.last_of(due_at),
    }
    address = reverse("courses:map", args=[module.course.slug])
    notices.tell(asked.asked_by, code, values=values, address=address, at=at)
