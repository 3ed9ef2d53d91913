"""Sends the planned letters, some at a time, and tries again what was refused."""

import logging
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from smtplib import SMTPDataError, SMTPRecipientsRefused, SMTPSenderRefused
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMultiAlternatives, mailers
from django.core.mail.backends.base import BaseEmailBackend
from django.db.models import Q
from django.utils import timezone

from training.followup import coming, letters
from training.followup.letters import Letter
from training.models import Digest

if TYPE_CHECKING:
    from django.db.models import QuerySet

type DigestQuerySet = QuerySet[Digest]

SOME = 300
LONGEST = 300
# After so many tries, so long after it was planned.
WAITS = tuple(timedelta(minutes=minutes) for minutes in (0, 10, 50, 210, 850))
# What stands as the error where no mail server said it.
LOST = "lost"
SETTLED = "settled"
UNWANTED = "unwanted"
# These concern one letter; any other error, the way to the mail server.
REFUSED = (SMTPDataError, SMTPRecipientsRefused, SMTPSenderRefused, ValueError)

logger = logging.getLogger(__name__)


def send(*, at: datetime) -> int:
    """Send what waits, unless the hour is quiet; return how many letters went out.

    Each letter is marked before it is handed over. Who dies in between leaves one that
    may or may not have gone out: it is not sent again.
    """
    if coming.quiet().holds(timezone.localtime(at)):
        return 0
    batch = list(due(at=at)[:SOME])
    if not batch:
        return 0
    written = letters.of(batch, at=at)
    with mailers.default as mailer:
        return _send(batch, written, mailer, at=at)


def due(*, at: datetime) -> DigestQuerySet:
    """Return the letters whose time to be tried has come."""
    ready = Q()
    for tries, wait in enumerate(WAITS):
        ready |= Q(tries=tries, planned_at__lte=at - wait)
    waiting = Digest.objects.filter(ready, sent_at=None).exclude(address="")
    told = waiting.exclude(error__in=(LOST, SETTLED, UNWANTED)).select_related("person")
    return told.order_by("pk")


def _send(
    batch: Sequence[Digest],
    written: Mapping[int, Letter],
    mailer: BaseEmailBackend,
    *,
    at: datetime,
) -> int:
    """Hand over one letter after the other, as long as the mail server listens."""
    number = 0
    for digest in batch:
        if digest.pk not in written:
            _note(digest, error=SETTLED if digest.person.is_reminded else UNWANTED)
        elif claim(digest):
            error = _hand_over(_message(digest, written[digest.pk]), mailer)
            if error is None:
                _note(digest, sent_at=at, error="")
                number += 1
                continue
            _note(digest, error=f"{type(error).__name__}: {error}"[:LONGEST])
            if not isinstance(error, REFUSED):
                logger.warning("No letters can be sent: %s", error)
                break
    return number


def _hand_over(
    message: EmailMultiAlternatives, mailer: BaseEmailBackend
) -> Exception | None:
    try:
        mailer.send_messages([message])
    except (OSError, ValueError) as error:
        return error
    return None


def claim(digest: Digest) -> bool:
    """Mark the letter as on its way; say whether nobody else has."""
    mine = Digest.objects.filter(pk=digest.pk, tries=digest.tries, sent_at=None)
    return mine.update(tries=digest.tries + 1, error=LOST) == 1


def _note(digest: Digest, **columns: Any) -> None:
    Digest.objects.filter(pk=digest.pk).update(**columns)


def _message(digest: Digest, letter: Letter) -> EmailMultiAlternatives:
    host = urlsplit(settings.SITE_ADDRESS).hostname
    message = EmailMultiAlternatives(
        letter.subject,
        letter.text,
        to=[digest.address],
        headers={
            "Message-ID": f"<digest-{digest.pk}@{host}>",
            "Auto-Submitted": "auto-generated",
        },
    )
    message.attach_alternative(letter.html, "text/html")
    return message
