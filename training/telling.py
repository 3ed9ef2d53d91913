"""What was just decided about somebody's period, in words for whoever decided it."""

from datetime import datetime

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from training import days
from training.models import ExtensionRequest, Period


def extended(period: Period, *, due_at: datetime) -> str:
    day = date_format(days.last_of(due_at), "DATE_FORMAT")
    words = _("%(name)s has until %(day)s for “%(module)s”.")
    return words % (_named(period) | {"day": day})


def spared(period: Period) -> str:
    return _("%(name)s is spared “%(module)s”.") % _named(period)


def revoked(period: Period) -> str:
    words = _("Taken back: what %(name)s had earned in “%(module)s”.")
    return words % _named(period)


def decided(asked: ExtensionRequest) -> str:
    """Say it of the request as it stands now, whoever has decided on it."""
    period = asked.period
    if asked.granted_due_at is not None:
        return extended(period, due_at=asked.granted_due_at)
    if asked.decided_at is not None:
        words = _("%(name)s was given no more time for “%(module)s”.")
    else:
        words = _("%(name)s no longer asks for more time for “%(module)s”.")
    return words % _named(period)


def withdrawn(number: int) -> str:
    """Say of an assignment how many people are asked for it no more."""
    words = ngettext(
        "Withdrawn: %(number)d duty is no longer asked for.",
        "Withdrawn: %(number)d duties are no longer asked for.",
        number,
    )
    return words % {"number": number}


def settled(number: int, *, is_dismissal: bool) -> str:
    """Say of exceptions how many people were given a day after all, or let be."""
    if is_dismissal:
        words = ngettext(
            "%(number)d person is not asked for it.",
            "%(number)d people are not asked for it.",
            number,
        )
    else:
        words = ngettext(
            "%(number)d person was assigned it after all.",
            "%(number)d people were assigned it after all.",
            number,
        )
    return words % {"number": number}


def _named(period: Period) -> dict[str, str]:
    return {"name": period.person.name, "module": period.module.title}
