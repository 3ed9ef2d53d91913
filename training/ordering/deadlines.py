"""Says in words whom an assignment means, by when, and for how long it counts."""

from datetime import date

from django.utils import formats
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from training import audience, days
from training.assigning.wording import Names
from training.models import Assignment

LEAP = 2024


def whom(of: Assignment, known: Names | None = None) -> str:
    """Say whom it means, those below and those to come."""
    below = of.department_id and of.is_with_subdepartments
    return "".join(
        (
            audience.in_words(of, known),
            _(" and below") if below else "",
            _(", also who comes later") if of.is_ongoing else "",
        )
    )


def in_words(of: Assignment) -> str:
    """Say by when, as it was ordered."""
    if of.due_at is not None:
        return _("By %(day)s") % {"day": formats.date_format(days.last_of(of.due_at))}
    if of.due_days is not None:
        return _counted(of, of.due_days)
    if of.due_yearly:
        return _("Each year by %(day)s") % {"day": _of_a_year(of.due_yearly)}
    return _("No due date")


def _counted(of: Assignment, number: int) -> str:
    values = {"days": number, "module": of.due_after and of.due_after.title}
    if of.due_from == Assignment.DueFrom.START:
        words = ngettext(
            "Within %(days)d day of the first day at work",
            "Within %(days)d days of the first day at work",
            number,
        )
    elif of.due_from == Assignment.DueFrom.COMPLETION:
        words = ngettext(
            "Within %(days)d day of completing %(module)s",
            "Within %(days)d days of completing %(module)s",
            number,
        )
    else:
        words = ngettext("Within %(days)d day", "Within %(days)d days", number)
    return words % values


def validity(of: Assignment) -> str:
    """Say for how long it counts; nothing if for ever."""
    if of.valid_months:
        words = ngettext(
            "Counts for %(number)d month",
            "Counts for %(number)d months",
            of.valid_months,
        )
        return words % {"number": of.valid_months}
    if of.valid_days:
        words = ngettext(
            "Counts for %(number)d day", "Counts for %(number)d days", of.valid_days
        )
        return words % {"number": of.valid_days}
    if of.valid_yearly:
        day = _of_a_year(of.valid_yearly)
        return _("Counts until %(day)s of each year") % {"day": day}
    return ""


def renewal(of: Assignment) -> str:
    """Say when and with what it is renewed; nothing if nothing is said of it."""
    told = []
    if of.window_days:
        words = ngettext(
            "renewable from %(number)d day before the end",
            "renewable from %(number)d days before the end",
            of.window_days,
        )
        told.append(words % {"number": of.window_days})
    if of.grace_days:
        words = ngettext(
            "%(number)d day of grace", "%(number)d days of grace", of.grace_days
        )
        told.append(words % {"number": of.grace_days})
    if of.renewal_module:
        words = _("renewed by %(module)s")
        told.append(words % {"module": of.renewal_module.title})
    return _(", ").join(told)


def _of_a_year(words: str) -> str:
    month, _dash, day = words.partition("-")
    return formats.date_format(date(LEAP, int(month), int(day)), "MONTH_DAY_FORMAT")
