"""The hours as a report: its table for each way of adding up."""

from datetime import datetime
from typing import cast

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from engine.tables import table
from engine.tables.table import Column, Table
from reports import kinds
from reports.filters import Filters
from reports.hours.form import By, HoursFilters, HoursForm
from reports.hours.rows import Rows
from reports.kinds import Filled, Kind
from training.access import Reach

type Head = tuple[Promise, table.Kind, float]

TEXT, NUMBER = table.Kind.TEXT, table.Kind.NUMBER
NUMBERS: tuple[Head, ...] = (
    (_("Parts completed"), NUMBER, 12),
    (_("Minutes here"), NUMBER, 12),
    (_("Minutes elsewhere"), NUMBER, 12),
    (_("Minutes together"), NUMBER, 12),
    (_("Hours"), NUMBER, 10),
)
HEADS: dict[By, tuple[Head, ...]] = {
    By.PERSON: (
        (_("Name"), TEXT, 14),
        (_("Employee number"), TEXT, 14),
        (_("Department"), TEXT, 20),
    ),
    By.DEPARTMENT: (
        (_("Department"), TEXT, 20),
        (_("Department from the top"), TEXT, 36),
        (_("People"), NUMBER, 10),
    ),
    By.MODULE: (
        (_("Module"), TEXT, 28),
        (_("Course"), TEXT, 28),
        (_("People"), NUMBER, 10),
    ),
}


def columns(by: By) -> tuple[Column, ...]:
    heads = (*HEADS[by], *NUMBERS)
    return tuple(Column(str(name), kind, width) for name, kind, width in heads)


def fill(filters: Filters, reach: Reach, _at: datetime) -> Filled:
    mine = cast("HoursFilters", filters)
    rows = Rows(mine, reach=reach)
    zone = timezone.get_default_timezone()
    return Filled(
        Table(str(HOURS.title), columns(mine.by), zone), rows.every(), rows.count
    )


HOURS = kinds.register(
    Kind(
        "hours",
        _("Hours of learning"),
        "/reports/hours/",
        fill,
        HoursForm,
        _(
            "Counted as in the personal record: what the required units of each module "
            "completed in these days say they take, each unit once, and the minutes "
            "recorded with what was learnt elsewhere; of people who worked here on the "
            "day of the report. Each department counts all those below it."
        ),
    )
)
