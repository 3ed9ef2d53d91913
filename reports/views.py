"""The completion report as a page and as files."""

from io import BytesIO
from urllib.parse import urlencode

from django.http import (
    FileResponse,
    Http404,
    HttpResponseBase,
    StreamingHttpResponse,
)
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from jobs import running
from people.requests import PersonRequest
from reports import completions, export, tallies, work
from reports.filters import FilterForm
from training import paging
from training.access import Reach, reporting
from web.partials import page_or_partial

PAGE = 50


@reporting
def completion_list(request: PersonRequest, reach: Reach) -> HttpResponseBase:
    form = FilterForm(request.GET, reach=reach)
    if not form.is_valid():
        return _wrong(request, form)
    key = paging.key_from(request.GET.get("after", ""))
    try:
        page = completions.page(form.filters, reach=reach, key=key, size=PAGE)
    except paging.NoSuchRow as problem:
        raise Http404 from problem
    context = _context(form) | {"page": page, "is_first": key is None}
    if "tally" in request.GET:
        context["tally"] = tallies.whole(form.filters, reach=reach)
    return TemplateResponse(request, "reports/completions.html", context)


def _context(form: FilterForm) -> dict[str, object]:
    return {"form": form, "query": urlencode(form.given)}


def _wrong(request: PersonRequest, form: FilterForm) -> HttpResponseBase:
    return TemplateResponse(
        request, "reports/completions.html", _context(form), status=422
    )


@reporting
def tally(request: PersonRequest, reach: Reach) -> HttpResponseBase:
    """Answer the numbers alone, which the page asks for when it stands."""
    form = FilterForm(request.GET, reach=reach)
    if not form.is_valid():
        return _wrong(request, form)
    context = {"tally": tallies.whole(form.filters, reach=reach)}
    return TemplateResponse(request, "reports/tally.html", context)


@reporting
def departments(request: PersonRequest, reach: Reach) -> HttpResponseBase:
    form = FilterForm({}, reach=reach)
    form.is_valid()
    branches = tallies.by_department(form.filters, reach=reach)
    context: dict[str, object] = {"branches": branches, "filters": form.filters}
    return page_or_partial(
        request, "reports/departments.html", context, partial="departments"
    )


@reporting
def as_csv(request: PersonRequest, reach: Reach) -> HttpResponseBase:
    form = FilterForm(request.GET, reach=reach)
    if not form.is_valid():
        return _wrong(request, form)
    made = export.Export(form, by=request.user, at=timezone.now())
    answer = StreamingHttpResponse(export.csv(made), content_type="text/csv")
    name = work.name_of(form).replace(".xlsx", ".csv")
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


@reporting
def as_xlsx(request: PersonRequest, reach: Reach) -> HttpResponseBase:
    """Answer the workbook, or the job that writes it when it is large."""
    form = FilterForm(request.GET, reach=reach)
    if not form.is_valid():
        return _wrong(request, form)
    made = export.Export(form, by=request.user, at=timezone.now())
    if export.is_large(made):
        return _job(form, made)
    file = BytesIO()
    export.xlsx(made, file)
    file.seek(0)
    return FileResponse(file, as_attachment=True, filename=work.name_of(form))


def _job(form: FilterForm, made: export.Export) -> HttpResponseBase:
    job = running.ask(
        work.KIND,
        title=_("Completion report"),
        arguments={"as-of": form.filters.as_of.isoformat()} | form.given,
        by=made.by,
        at=made.at,
    )
    return redirect("jobs:job", job.pk)
