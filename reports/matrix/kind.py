"""The matrix as a report: what it can be asked for, and its table."""

from datetime import datetime
from functools import partial
from typing import Any, ClassVar

from django.utils import timezone
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from engine.tables.table import Column, Row, Table
from reports import kinds
from reports.filters import FilterForm, Filters
from reports.kinds import Filled, Kind
from reports.matrix import grid
from reports.matrix.grid import Line
from training.access import Reach

MOST = 20  # modules side by side


class MatrixForm(FilterForm):
    """Reads Filters of so many modules that a table has room for them."""

    first: ClassVar = ("module", "department", "person", "as_of")
    status = None  # type: ignore[assignment]  # Django's way to leave out a field
    due_from = None  # type: ignore[assignment]  # as above
    due_until = None  # type: ignore[assignment]  # as above
    expiring = None  # type: ignore[assignment]  # as above
    is_too_wide = False

    def clean(self) -> dict[str, Any]:
        cleaned = self.cleaned_data
        if not self.errors:
            number = len(grid.modules(self.filters, reach=self.reach))
            self.is_too_wide = number > MOST
            if self.is_too_wide:
                self.add_error("module", _too_many(number))
        return cleaned


def _too_many(number: int) -> str:
    words = ngettext(
        "That is %(number)d module; a table has room for %(most)d. Choose one course.",
        "These are %(number)d modules; a table has room for %(most)d. "
        "Choose one course.",
        number,
    )
    return words % {"number": number, "most": MOST}


def fill(filters: Filters, reach: Reach, _at: datetime) -> Filled:
    columns = grid.modules(filters, reach=reach)
    heads = (
        Column(gettext("Name")),
        Column(gettext("Employee number")),
        Column(gettext("Department"), width=20),
        *(Column(one.title, width=18) for one in columns),
    )
    lines = grid.every(filters, reach=reach, columns=columns)
    return Filled(
        Table(str(MATRIX.title), heads, timezone.get_default_timezone()),
        map(_row, lines),
        partial(grid.count, filters, reach=reach),
    )


def _row(line: Line) -> Row:
    person = line.person
    cells = [one.text if one else "" for one in line.cells]
    return (person.name, person.employee_number or "", line.place.department, *cells)


MATRIX = kinds.register(
    Kind(
        "matrix",
        _("People and modules"),
        "/reports/matrix/",
        fill,
        MatrixForm,
        _(
            "Who was asked anything by that day and worked here. Of several duties in "
            "one module the one that is met counts; where none is, the most pressing. "
            "Empty: not asked."
        ),
    )
)
