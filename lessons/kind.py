"""Registers the lesson as a kind of unit."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from courses import kinds
from courses.models import Registration, Unit
from lessons import conditions, filled, printed, reading, views


def measure(unit: Unit) -> str:
    words = ngettext("%(count)s minute", "%(count)s minutes", unit.minutes)
    return words % {"count": unit.minutes} if unit.minutes else ""


def place(unit: Unit, registration: Registration) -> str:
    """Return the anchor of the block at the top of the page when she left."""
    latest = reading.latest(unit, registration=registration)
    return f"#{latest.place}" if latest and latest.place else ""


kinds.register(
    kinds.Kind(
        name="lesson",
        label=_("Lesson"),
        page=views.page,
        measure=measure,
        conditions=conditions.of_unit,
        printed=printed.html,
        place=place,
        filled=filled.html,
        worksheet=printed.worksheet,
    )
)
