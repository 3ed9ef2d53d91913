"""Why something was assigned to somebody: by whom, when, and whom it means."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from training import audience, days
from training.audience import Told
from training.models import Assignment, Period


@dataclass(frozen=True, slots=True)
class Assigned:
    """Sentences, and each condition as it held when the period was opened.

    `is_any`: one condition that holds is enough. `is_still`: it means her today.
    """

    sentences: Sequence[str]
    told: Sequence[Told]
    is_any: bool
    is_still: bool


def of(period: Period, *, at: datetime) -> Assigned:
    given = period.assignment
    then = audience.why(given, period.person, at=period.opened_at)
    today = audience.why(given, period.person, at=at)
    return Assigned(
        sentences=[*_sentences(period, given)],
        told=then.told if given.person_id is None else (),
        is_any=then.is_any and len(then.told) > 1,
        is_still=today.is_meant,
    )


def _sentences(period: Period, given: Assignment) -> Iterator[str]:
    values = {
        "name": given.made_by.name if given.made_by else "",
        "day": day(given.made_at),
        "whom": audience.in_words(given),
        "what": str(given.what),
    }
    words = _("“%(what)s” was assigned on %(day)s, meant for: %(whom)s.")
    if values["name"]:
        words = _("%(name)s assigned “%(what)s” on %(day)s, meant for: %(whom)s.")
    yield words % values
    if given.why:
        yield _("The reason given: %(why)s") % {"why": given.why}
    if days.of(period.opened_at) != days.of(given.made_at):
        yield _("It asks this person since %(day)s.") % {"day": day(period.opened_at)}
    if given.delta_units:
        yield _("Only the units that were changed are to be done again.")
    if given.withdrawn_at:
        values["day"] = day(given.withdrawn_at)
        yield _("The assignment was taken back on %(day)s.") % values


def day(moment: datetime) -> str:
    """Return the day of the moment in words."""
    return date_format(days.of(moment), "DATE_FORMAT")


def last_day(moment: datetime) -> str:
    """Return the last day before the moment in words."""
    return date_format(days.last_of(moment), "DATE_FORMAT")
