"""Bringing in past completions: upload, columns, preview, confirmation."""

from typing import Any

from django.http import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.views.decorators.http import require_POST

from engine.tables.refusals import Unreadable
from people.access import hr
from people.imports.applying import HasChanged, NotChecked
from people.imports.pages import refused
from people.imports.work import AnotherRuns, StillBusy
from people.requests import PersonRequest
from people.sheets import paging
from people.sheets.dropping import NothingToDrop
from people.sheets.storing import FileIsGone
from people.sheets.views import as_csv, as_xlsx
from training.evidence.imports import (
    batches,
    dropping,
    pages,
    samples,
    undoing,
    work,
)
from training.evidence.imports.fields import COLUMNS
from training.evidence.imports.forms import ColumnsForm, UploadForm
from training.evidence.imports.summary import Summary
from training.evidence.imports.undoing import NothingToTakeBack, Reason
from training.models import EvidenceBatch
from training.renewal.forms import RevokeForm
from web.partials import page_or_partial


@hr
def list_(request: PersonRequest) -> HttpResponseBase:
    return _list(request, UploadForm())


@hr
def upload(request: PersonRequest) -> HttpResponseBase:
    if request.method != "POST":
        return redirect("evidence-imports:list")
    form = UploadForm(request.POST, request.FILES)
    if form.is_valid():
        try:
            made = pages.take(form, by=request.user, at=timezone.now())
        except Unreadable as problem:
            refused(form, problem)
        else:
            return redirect("evidence-imports:batch", made.pk)
    return _list(request, form)


@hr
def batch(request: PersonRequest, key: int) -> HttpResponseBase:
    found = get_object_or_404(EvidenceBatch, pk=key)
    if not found.columns and found.state == found.State.CHECKED:
        return redirect("evidence-imports:columns", key)
    return _batch(request, found)


@hr
def columns(request: PersonRequest, key: int) -> HttpResponseBase:
    found = _checked(key)
    heads = Summary.of(found).heads
    chosen = found.columns or batches.remembered(found) or COLUMNS.guess(heads)
    form = ColumnsForm(request.POST or None, heads=heads, chosen=chosen)
    if form.is_valid():
        now = timezone.now()
        try:
            work.check(found, form.cleaned_data, by=request.user, at=now)
        except (Unreadable, FileIsGone, StillBusy) as problem:
            refused(form, problem)
        else:
            batches.remember(found, by=request.user, at=now)
            return redirect("evidence-imports:batch", key)
    context = {"batch": found, "form": form}
    status = 422 if form.errors else 200
    return TemplateResponse(
        request, "evidence/import_columns.html", context, status=status
    )


@require_POST
@hr
def check(request: PersonRequest, key: int) -> HttpResponseBase:
    """Compare the file with what is recorded once more."""
    found = _checked(key)
    try:
        work.check(found, found.columns, by=request.user, at=timezone.now())
    except (Unreadable, FileIsGone, StillBusy) as problem:
        return _batch(request, found, trouble=pages.trouble(problem))
    return redirect("evidence-imports:batch", key)


@require_POST
@hr
def apply(request: PersonRequest, key: int) -> HttpResponseBase:
    found = get_object_or_404(EvidenceBatch, pk=key)
    try:
        work.ask(found, by=request.user, at=timezone.now())
    except (NotChecked, HasChanged, AnotherRuns, StillBusy) as problem:
        return _batch(request, found, trouble=pages.trouble(problem))
    return redirect("evidence-imports:batch", key)


@require_POST
@hr
def drop(request: PersonRequest, key: int) -> HttpResponseBase:
    found = get_object_or_404(EvidenceBatch, pk=key)
    try:
        dropping.drop(found, by=request.user, at=timezone.now())
    except (NothingToDrop, StillBusy) as problem:
        return _batch(request, found, trouble=pages.trouble(problem))
    return redirect("evidence-imports:batch", key)


@require_POST
@hr
def cancel(request: PersonRequest, key: int) -> HttpResponseBase:
    found = get_object_or_404(EvidenceBatch, pk=key)
    work.cancel(found, by=request.user, at=timezone.now())
    return redirect("evidence-imports:batch", key)


@hr
def take_back(request: PersonRequest, key: int) -> HttpResponseBase:
    found = get_object_or_404(EvidenceBatch, pk=key)
    form = RevokeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        reason = Reason(form.cleaned_data["why"], form.anew)
        try:
            work.ask_back(found, reason, by=request.user, at=timezone.now())
        except (NothingToTakeBack, AnotherRuns, StillBusy) as problem:
            return _batch(request, found, trouble=pages.trouble(problem))
        return redirect("evidence-imports:batch", key)
    context = {"batch": found, "form": form, "count": undoing.earned(found).count()}
    status = 422 if form.errors else 200
    page = "evidence/import_take_back.html"
    return TemplateResponse(request, page, context, status=status)


@hr
def wrong_rows(request: PersonRequest, key: int) -> HttpResponseBase:
    found = get_object_or_404(EvidenceBatch, pk=key)
    try:
        rows = samples.wrong_rows(found)
    except FileIsGone as problem:
        return _batch(request, found, trouble=pages.trouble(problem))
    return as_csv(rows, name=f"wrong-rows-{key}")


@hr
def sample(request: PersonRequest) -> HttpResponseBase:  # noqa: ARG001  # the same for all
    return as_xlsx(samples.workbook(), name="training-records")


def _checked(key: int) -> EvidenceBatch:
    state = EvidenceBatch.State.CHECKED
    return get_object_or_404(EvidenceBatch, pk=key, state=state)


def _list(request: PersonRequest, form: UploadForm) -> HttpResponseBase:
    status = 422 if form.errors else 200
    context = pages.newest(form)
    return TemplateResponse(request, "evidence/imports.html", context, status=status)


def _batch(
    request: PersonRequest, found: EvidenceBatch, **more: Any
) -> HttpResponseBase:
    """Show the batch; `more` is what went wrong with what was asked."""
    number = paging.number(request.GET.get("page", ""))
    kind = request.GET.get("kind", "")
    return page_or_partial(
        request,
        "evidence/import.html",
        pages.batch(found, kind=kind, number=number) | more,
        partial="state",
        status=422 if more else 200,
    )
