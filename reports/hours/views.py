"""The hours as a page."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpResponseBase
from django.template.response import TemplateResponse

from engine.tables.table import Cell, Column
from people.requests import PersonRequest
from reports import showing
from reports.hours import kind
from reports.hours.form import By, HoursForm
from reports.hours.rows import Rows
from training import paging
from training.access import Reach, reporting

PAGE = 50


@dataclass(frozen=True, slots=True)
class Line:
    """A row with its columns; `key` is the person or the depth of the department."""

    key: int
    cells: Sequence[tuple[Column, Cell]]


@reporting
def page(request: PersonRequest, reach: Reach) -> HttpResponseBase:
    form = HoursForm(request.GET, reach=reach)
    context = showing.context(kind.HOURS, form)
    if not form.is_valid():
        return TemplateResponse(request, "reports/hours.html", context, status=422)
    filters = form.filters
    rows = Rows(filters, reach=reach)
    since = paging.key_from(request.GET.get("start", ""))
    shown, columns = rows.page(since=since, size=PAGE), kind.columns(filters.by)
    context |= {
        "page": shown,
        "lines": [
            Line(key, list(zip(columns, cells, strict=True)))
            for key, cells in shown.rows
        ],
        "columns": columns,
        "whole": rows.whole(),
        "is_first": since is None,
        "is_of_people": filters.by == By.PERSON,
        "is_tree": filters.by == By.DEPARTMENT,
    }
    return TemplateResponse(request, "reports/hours.html", context)
