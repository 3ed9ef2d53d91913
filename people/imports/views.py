"""Bringing people in: upload, columns, preview, confirmation, and the way back."""

from typing import Any

from django.http import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from engine.tables.refusals import Unreadable
from people.access import hr
from people.imports import (
    applying,
    batches,
    dropping,
    pages,
    samples,
    undoing,
    work,
)
from people.imports.applying import HasChanged, NotChecked, TooManyGone
from people.imports.fields import COLUMNS
from people.imports.forms import ColumnsForm, CountForm, UploadForm
from people.imports.summary import Summary
from people.imports.undoing import NotApplied
from people.imports.work import AnotherRuns, StillBusy
from people.models import ImportBatch
from people.requests import PersonRequest
from people.sheets import paging
from people.sheets.dropping import NothingToDrop
from people.sheets.storing import FileIsGone
from people.sheets.views import as_csv, as_xlsx
from web.partials import page_or_partial


@hr
def list_(request: PersonRequest) -> HttpResponseBase:
    form = UploadForm(initial=pages.today(timezone.now()))
    return _list(request, form)


@hr
def upload(request: PersonRequest) -> HttpResponseBase:
    if request.method != "POST":
        return redirect("imports:list")
    form = UploadForm(request.POST, request.FILES)
    if form.is_valid():
        try:
            made = pages.take(form, by=request.user, at=timezone.now())
        except Unreadable as problem:
            pages.refused(form, problem)
        else:
            return redirect("imports:batch", made.pk)
    return _list(request, form)


@hr
def batch(request: PersonRequest, key: int) -> HttpResponseBase:
    found = get_object_or_404(ImportBatch, pk=key)
    if pages.has_no_columns(found):
        return redirect("imports:columns", key)
    return _batch(request, found)


@hr
def columns(request: PersonRequest, key: int) -> HttpResponseBase:
    found = get_object_or_404(ImportBatch, pk=key, state=ImportBatch.State.CHECKED)
    heads = Summary.of(found).heads
    chosen = found.columns or batches.remembered(found) or COLUMNS.guess(heads)
    form = ColumnsForm(request.POST or None, heads=heads, chosen=chosen)
    if form.is_valid():
        now = timezone.now()
        try:
            work.check(found, form.cleaned_data, by=request.user, at=now)
        except (Unreadable, FileIsGone, StillBusy) as problem:
            pages.refused(form, problem)
        else:
            batches.remember(found, by=request.user, at=now)
            return redirect("imports:batch", key)
    context = {"batch": found, "form": form}
    status = 422 if form.errors else 200
    return TemplateResponse(
        request, "people/import_columns.html", context, status=status
    )


@require_POST
@hr
def check(request: PersonRequest, key: int) -> HttpResponseBase:
    """Compare the file with the company once more."""
    found = get_object_or_404(ImportBatch, pk=key, state=ImportBatch.State.CHECKED)
    try:
        work.check(found, found.columns, by=request.user, at=timezone.now())
    except (Unreadable, FileIsGone, StillBusy) as problem:
        return _batch(request, found, trouble=pages.sentence(problem))
    return redirect("imports:batch", key)


@require_POST
@hr
def apply(request: PersonRequest, key: int) -> HttpResponseBase:
    found = get_object_or_404(ImportBatch, pk=key)
    form = CountForm(request.POST)
    count = form.cleaned_data["confirmed"] if form.is_valid() else None
    now = timezone.now()
    try:
        work.make_sure_idle(found)
        applying.confirm(found, count)
        if applying.is_small(found) and not work.is_running():
            applying.at_once(found, by=request.user, at=now)
        else:
            work.ask(found, "apply", by=request.user, at=now)
    except TooManyGone:
        form.add_error("confirmed", _("Type the number of people exactly."))
        return _batch(request, found, form=form)
    except (HasChanged, NotChecked, AnotherRuns, StillBusy, FileIsGone) as problem:
        return _batch(request, found, trouble=pages.trouble(problem))
    return redirect("imports:batch", key)


@require_POST
@hr
def drop(request: PersonRequest, key: int) -> HttpResponseBase:
    found = get_object_or_404(ImportBatch, pk=key)
    try:
        dropping.drop(found, by=request.user, at=timezone.now())
    except (NothingToDrop, StillBusy) as problem:
        return _batch(request, found, trouble=pages.trouble(problem))
    return redirect("imports:batch", key)


@require_POST
@hr
def cancel(request: PersonRequest, key: int) -> HttpResponseBase:
    found = get_object_or_404(ImportBatch, pk=key)
    work.cancel(found, by=request.user, at=timezone.now())
    return redirect("imports:batch", key)


@hr
def roll_back(request: PersonRequest, key: int) -> HttpResponseBase:
    found = get_object_or_404(ImportBatch, pk=key, state=ImportBatch.State.APPLIED)
    now = timezone.now()
    if request.method != "POST":
        context = pages.way_back(found, by=request.user, at=now)
        return TemplateResponse(request, "people/import_roll_back.html", context)
    try:
        work.make_sure_idle(found)
        if applying.is_small(found) and not work.is_running():
            undoing.at_once(found, by=request.user, at=now)
        else:
            work.ask(found, "roll-back", by=request.user, at=now)
    except (NotApplied, AnotherRuns, StillBusy) as problem:
        return _batch(request, found, trouble=pages.trouble(problem))
    return redirect("imports:batch", key)


@hr
def wrong_rows(request: PersonRequest, key: int) -> HttpResponseBase:
    found = get_object_or_404(ImportBatch, pk=key)
    try:
        rows = samples.wrong_rows(found)
    except FileIsGone:
        return _batch(request, found, trouble=_("The file is no longer stored."))
    return as_csv(rows, name=f"wrong-rows-{key}")


@hr
def sample(request: PersonRequest) -> HttpResponseBase:  # noqa: ARG001  # the same for all
    return as_xlsx(samples.workbook(), name="people")


def _list(request: PersonRequest, form: UploadForm) -> HttpResponseBase:
    context = {"lines": pages.newest(), "form": form}
    status = 422 if form.errors else 200
    return TemplateResponse(request, "people/imports.html", context, status=status)


def _batch(request: PersonRequest, found: ImportBatch, **more: Any) -> HttpResponseBase:
    """Show the batch; `more` is what went wrong with what was asked."""
    number = paging.number(request.GET.get("page", ""))
    kind = request.GET.get("kind", "")
    context = pages.batch(found, kind=kind, number=number) | more
    return page_or_partial(
        request,
        "people/import.html",
        context,
        partial="state",
        status=422 if more else 200,
    )
