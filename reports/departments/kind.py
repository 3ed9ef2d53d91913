"""The departments as a report: what it can be asked for, and its table."""

from collections.abc import Iterator
from datetime import datetime
from decimal import Decimal
from typing import ClassVar

from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from engine.tables import table
from engine.tables.table import Column, Row, Table
from reports import gathering, kinds, tallies
from reports.filters import FilterForm, Filters
from reports.kinds import Filled, Kind
from training.access import Reach

TENTH = Decimal("0.1")


class DepartmentsForm(FilterForm):
    """Reads Filters of whose periods are counted; every status counts."""

    first: ClassVar = ("module", "department", "as_of")
    person = None  # type: ignore[assignment]  # Django's way to leave out a field
    status = None  # type: ignore[assignment]  # as above
    due_from = None  # type: ignore[assignment]  # as above
    due_until = None  # type: ignore[assignment]  # as above
    expiring = None  # type: ignore[assignment]  # as above


def fill(filters: Filters, reach: Reach, _at: datetime) -> Filled:
    number = table.Kind.NUMBER
    heads = (
        Column(gettext("Department"), width=20),
        Column(gettext("Department from the top"), width=36),
        Column(gettext("Required"), number),
        Column(gettext("Completed"), number),
        Column(gettext("In progress or not started"), number),
        Column(gettext("Overdue"), number),
        Column(gettext("Expiring soon"), number),
        Column(gettext("Waived"), number),
        Column(gettext("Rate (%)"), number),
    )
    rows = list(_rows(filters, reach))
    zone = timezone.get_default_timezone()
    return Filled(Table(str(DEPARTMENTS.title), heads, zone), iter(rows), rows.__len__)


def _rows(filters: Filters, reach: Reach) -> Iterator[Row]:
    names = gathering.branches()
    for branch in tallies.by_department(filters, reach=reach):
        tally, one = branch.tally, branch.department
        yield (
            one.name,
            names[one.path],
            tally.required,
            tally.met,
            tally.open,
            tally.late,
            tally.expiring,
            tally.waived,
            Decimal(tally.rate).quantize(TENTH) if tally.required else None,
        )


DEPARTMENTS = kinds.register(
    Kind(
        "departments",
        _("How far the departments are"),
        "/reports/departments/",
        fill,
        DepartmentsForm,
        _(
            "Required: what was asked, on that day, of people who worked here; who was "
            "spared or is no longer asked does not count. Each department counts all "
            "those below it, as they were that day."
        ),
    )
)
