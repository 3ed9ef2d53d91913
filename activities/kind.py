"""Registers the activity as a kind of unit."""

from collections.abc import Sequence

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from activities import conditions, content, printed, views
from activities.teams import completing
from courses import kinds
from courses.kinds import Condition
from courses.models import Registration, Unit


def measure(unit: Unit) -> str:
    words = ngettext("%(count)s minute", "%(count)s minutes", unit.minutes)
    return words % {"count": unit.minutes} if unit.minutes else ""


def place(unit: Unit, registration: Registration) -> str:  # noqa: ARG001  # it is one page
    return ""


def conditions_of(unit: Unit, registration: Registration | None) -> Sequence[Condition]:
    """Return what a person has to do, or what her team has."""
    if unit.version and content.from_json(unit.version.data).task.is_by_team:
        return completing.conditions(unit, registration)
    return conditions.of_unit(unit, registration)


kinds.register(
    kinds.Kind(
        name="activity",
        label=_("Activity"),
        page=views.page,
        measure=measure,
        conditions=conditions_of,
        printed=printed.html,
        place=place,
        filled=printed.filled,
        worksheet=printed.worksheet,
    )
)
