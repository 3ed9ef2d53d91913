"""Registers the activity as a kind of unit."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from activities import conditions, printed, views
from courses import kinds
from courses.models import Registration, Unit


def measure(unit: Unit) -> str:
    words = ngettext("%(count)s minute", "%(count)s minutes", unit.minutes)
    return words % {"count": unit.minutes} if unit.minutes else ""


def place(unit: Unit, registration: Registration) -> str:  # noqa: ARG001  # it is one page
    return ""


kinds.register(
    kinds.Kind(
        name="activity",
        label=_("Activity"),
        page=views.page,
        measure=measure,
        conditions=conditions.of_unit,
        printed=printed.html,
        place=place,
        filled=printed.filled,
    )
)
