"""Lets those who are done learn again what a release has changed."""

from datetime import datetime

from django.utils.translation import gettext as _

from courses.models import Release
from people.models import Person
from training.delta import opening, work
from training.delta.opening import Order


def ask_for(
    release: Release, days: int | None, *, by: Person | None, at: datetime
) -> None:
    """Ask for it in the background, if a number of days was given."""
    if days:
        work.ask(_order(release, days, by=by), at=at)


def do(release: Release, days: int, *, at: datetime) -> int:
    """Do it at once, as a command does, and return for how many."""
    return opening.open_all(_order(release, days, by=None), at=at)


def _order(release: Release, days: int, *, by: Person | None) -> Order:
    why = _("Changed in release %(number)s") % {"number": release.number}
    return Order(release, days, why=why, by=by)
