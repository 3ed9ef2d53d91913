"""The departments as a page, and their chart over time."""

from django.http import HttpResponseBase
from django.template.response import TemplateResponse

from people.requests import PersonRequest
from reports import showing, tallies
from reports.departments import over_time
from reports.departments.kind import DEPARTMENTS, DepartmentsForm
from training.access import Reach, reporting
from web.partials import page_or_partial

PAGE = "reports/departments.html"


@reporting
def page(request: PersonRequest, reach: Reach) -> HttpResponseBase:
    form = DepartmentsForm(request.GET, reach=reach)
    if not form.is_valid():
        return _wrong(request, form)
    context = showing.context(DEPARTMENTS, form)
    context["branches"] = tallies.by_department(form.filters, reach=reach)
    context["is_shown"] = True
    if "chart" in request.GET:
        context["chart"] = over_time.chart(form.filters, reach=reach)
    return page_or_partial(request, PAGE, context, partial="departments")


@reporting
def chart(request: PersonRequest, reach: Reach) -> HttpResponseBase:
    """Answer the chart alone, which the page asks for when it stands."""
    form = DepartmentsForm(request.GET, reach=reach)
    if not form.is_valid():
        return _wrong(request, form)
    context = {"chart": over_time.chart(form.filters, reach=reach)}
    return TemplateResponse(request, "reports/departments_chart.html", context)


def _wrong(request: PersonRequest, form: DepartmentsForm) -> HttpResponseBase:
    context = showing.context(DEPARTMENTS, form)
    return TemplateResponse(request, PAGE, context, status=422)
