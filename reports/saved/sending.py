"""Sends the planned deliveries, each once, and tries again what was refused."""

import logging
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from django.core.mail import EmailMessage, mailers
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction
from django.db.models import Q
from django.utils import translation

from reports import export
from reports.models import Delivery
from reports.saved import letters, making
from reports.saved.making import Made, Unasked, Withheld
from training.followup import notices
from training.followup.codes import Code

if TYPE_CHECKING:
    from django.db.models import QuerySet

type DeliveryQuerySet = QuerySet[Delivery]

SOME = 100
LONGEST = 300
# After so many tries, so long after it was planned.
WAITS = tuple(timedelta(minutes=minutes) for minutes in (0, 10, 60, 240))
# What stands as the error where no mail server said it.
LOST, WITHHELD, UNASKED, NO_ADDRESS = "lost", "withheld", "unasked", "no-address"
FINAL = (LOST, WITHHELD, UNASKED, NO_ADDRESS)
ADDRESS = "/reports/saved/"

logger = logging.getLogger(__name__)


def send(*, at: datetime) -> int:
    """Send what waits; return how many letters went out.

    Each is marked before it is handed over. Who dies in between leaves one that may or
    may not have gone out: it is not sent again, and its owner sees it.
    """
    batch = list(due(at=at)[:SOME])
    if not batch:
        return 0
    with mailers.default as mailer:
        return sum(_deliver(one, mailer, at=at) for one in batch)


def due(*, at: datetime) -> DeliveryQuerySet:
    """Return the deliveries whose time to be tried has come."""
    ready = Q()
    for tries, wait in enumerate(WAITS):
        ready |= Q(tries=tries, planned_at__lte=at - wait)
    waiting = Delivery.objects.filter(ready, sent_at=None, saved__archived_at=None)
    told = waiting.exclude(error__in=FINAL).select_related("to", "saved__owner")
    return told.order_by("planned_at", "pk")


def _deliver(delivery: Delivery, mailer: BaseEmailBackend, *, at: datetime) -> bool:
    """Make the file for her alone and send it; say whether it went out."""
    if not delivery.to.email:
        _give_up(delivery, NO_ADDRESS, at=at)
        return False
    with translation.override(delivery.to.language):
        try:
            made = making.make(delivery.saved, to=delivery.to, at=at)
        except Withheld:
            _give_up(delivery, WITHHELD, at=at)
            return False
        except Unasked:
            _give_up(delivery, UNASKED, at=at)
            return False
        return claim(delivery) and _hand_over(delivery, made, mailer, at=at)


def claim(delivery: Delivery) -> bool:
    """Mark it as on its way; say whether nobody else has."""
    mine = Delivery.objects.filter(pk=delivery.pk, tries=delivery.tries, sent_at=None)
    return mine.update(tries=delivery.tries + 1, error=LOST) == 1


def _hand_over(
    delivery: Delivery, made: Made, mailer: BaseEmailBackend, *, at: datetime
) -> bool:
    error = _refused(letters.letter(delivery, made), mailer)
    if error is not None:
        logger.warning("A report cannot be sent: %s", error)
        _refuse(delivery, f"{type(error).__name__}: {error}"[:LONGEST], at=at)
        return False
    _sent(delivery, made, at=at)
    return True


def _refused(message: EmailMessage, mailer: BaseEmailBackend) -> Exception | None:
    try:
        mailer.send_messages([message])
    except (OSError, ValueError) as error:
        return error
    return None


@transaction.atomic
def _sent(delivery: Delivery, made: Made, *, at: datetime) -> None:
    """Note that it went out, together with the proof of the file."""
    rows = made.written.rows if made.written else 0
    _note(delivery, sent_at=at, error="", rows=rows)
    if made.written and made.content is not None:
        export.keep(made.export, delivery.saved.format, made.written)


def _refuse(delivery: Delivery, error: str, *, at: datetime) -> None:
    _note(delivery, error=error)
    if delivery.tries + 1 == len(WAITS):
        _tell_owner(delivery, Code.REPORT_UNSENT, at=at)


@transaction.atomic
def _give_up(delivery: Delivery, error: str, *, at: datetime) -> None:
    """Note why she gets nothing, and tell the owner when that is news."""
    _note(delivery, error=error)
    if _is_news(delivery, error):
        is_withheld = error == WITHHELD
        code = Code.REPORT_WITHHELD if is_withheld else Code.REPORT_UNSENT
        _tell_owner(delivery, code, at=at)


def _is_news(delivery: Delivery, error: str) -> bool:
    before = Delivery.objects.filter(
        saved=delivery.saved_id, to=delivery.to_id, planned_at__lt=delivery.planned_at
    )
    last = before.order_by("-planned_at").first()
    return last is None or last.error != error


def _tell_owner(delivery: Delivery, code: Code, *, at: datetime) -> None:
    saved = delivery.saved
    values: dict[str, notices.Value] = {"title": saved.name, "person": delivery.to}
    address = f"{ADDRESS}{saved.pk}/"
    notices.tell(saved.owner, code, values=values, address=address, at=at)


def _note(delivery: Delivery, **columns: Any) -> None:
    Delivery.objects.filter(pk=delivery.pk, sent_at=None).update(**columns)
