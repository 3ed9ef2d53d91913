"""The reports of periods: everybody's completions, what is overdue, what ends soon."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime
from functools import partial
from typing import ClassVar

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from engine.tables import table
from engine.tables.table import Table
from reports import asked, columns, completions, kinds
from reports.columns import AFTER_STATUS, Heading, Row
from reports.filters import FilterForm, Filters, Order
from reports.kinds import Filled, Kind
from training.access import Reach

SOON = "30"


class OverdueForm(FilterForm):
    """Reads Filters of what is overdue; the status goes without saying."""

    status = None  # type: ignore[assignment]  # Django's way to leave out a field
    expiring = None  # type: ignore[assignment]  # as above

    @property
    def filters(self) -> Filters:
        return replace(super().filters, statuses=asked.LATE, order=Order.DUE)


class ExpiringForm(FilterForm):
    """Reads Filters of what ends within some days and was not renewed."""

    first: ClassVar = (*FilterForm.first, "expiring")
    status = None  # type: ignore[assignment]  # Django's way to leave out a field
    due_from = None  # type: ignore[assignment]  # as above
    due_until = None  # type: ignore[assignment]  # as above

    def usual(self) -> dict[str, str]:
        return {"expiring": SOON}

    @property
    def filters(self) -> Filters:
        return replace(super().filters, order=Order.ENDS)


def fill(
    title: str | Promise,
    further: tuple[Heading, Callable[[Row], int | None]] | None,
    filters: Filters,
    reach: Reach,
    _at: datetime,
) -> Filled:
    """Fill the report, with one more column behind the status if there is one."""
    headings = columns.headings(after_status=further[0] if further else None)
    known = completions.periods(filters, reach=reach)
    rows = completions.every(filters, reach=reach)
    return Filled(
        Table(
            str(title),
            tuple(one.column for one in headings),
            timezone.get_default_timezone(),
        ),
        with_one_more(rows, further[1]) if further else map(columns.cells, rows),
        known.order_by().count,
        tuple(place for place, one in enumerate(headings) if one.is_on_paper),
    )


def with_one_more(
    rows: Iterator[Row], further: Callable[[Row], int | None]
) -> Iterator[table.Row]:
    for row in rows:
        cells = columns.cells(row)
        yield (*cells[:AFTER_STATUS], further(row), *cells[AFTER_STATUS:])


def _register(
    name: str,
    title: Promise,
    form: type[FilterForm] = FilterForm,
    further: tuple[Heading, Callable[[Row], int | None]] | None = None,
) -> Kind:
    filled = partial(fill, title, further)
    return kinds.register(Kind(name, title, f"/reports/{name}/", filled, form))


def _days(name: Promise) -> Heading:
    return Heading(name, table.Kind.NUMBER, is_on_paper=True)


COMPLETIONS = _register("completions", _("Completion report"))
OVERDUE = _register(
    "overdue",
    _("Overdue"),
    OverdueForm,
    (_days(_("Days overdue")), columns.days_late),
)
EXPIRING = _register(
    "expiring",
    _("Expiring soon"),
    ExpiringForm,
    (_days(_("Days left")), columns.days_left),
)
