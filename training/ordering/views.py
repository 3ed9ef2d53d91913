"""Assigning, looking at what was assigned, taking it back, deciding exceptions."""

from collections.abc import Mapping
from contextlib import suppress

from django.http import Http404, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.views.decorators.http import require_POST

from people.requests import PersonRequest
from training import assignments, days, overview, paging, telling
from training.access import Reach, arranging
from training.models import Assignment, AssignmentQuerySet
from training.ordering import (
    deadlines,
    exceptions,
    growth,
    listed,
    listing,
    preview,
    troubles,
    work,
)
from training.ordering.forms import DecisionForm, OrderForm, WithdrawalForm
from web import said

PAGE = 50
PREVIEW = 30
DAYS = 8


@arranging
def assignment_list(request: PersonRequest, reach: Reach) -> HttpResponseBase:
    key = paging.key_from(request.GET.get("after", ""))
    mine = reach.assignments()
    page = listing.newest(mine, key=key, size=PAGE, at=reach.at)
    context = {
        "page": page,
        "exceptions": exceptions.open_of(mine).count(),
        "may_replace": reach.is_everything or reach.courses,
    }
    return TemplateResponse(request, "training/assignments.html", context)


@arranging
def assignment_new(request: PersonRequest, reach: Reach) -> HttpResponseBase:
    """Show the form, then who is meant; the second page's button assigns."""
    data = request.POST if request.method == "POST" else request.GET
    form = OrderForm(data if "what" in data else None, reach=reach)
    form.initial["what"] = data.get("choose", "")
    if "edit" in request.GET or not form.is_valid():
        return _form_page(request, form)
    if request.method == "POST":
        made = work.give(form.order, by=request.user, at=timezone.now())
        return redirect("training:assignment", made.pk)
    return _preview_page(request, form, reach)


def _form_page(request: PersonRequest, form: OrderForm) -> HttpResponseBase:
    status = 422 if form.errors else 200
    context = {"form": form}
    return TemplateResponse(
        request, "training/assignment_form.html", context, status=status
    )


def _preview_page(
    request: PersonRequest, form: OrderForm, reach: Reach
) -> HttpResponseBase:
    order = form.order
    found = preview.of(order, size=PREVIEW, at=reach.at)
    draft = assignments.drafted(order, at=reach.at)
    context = {
        "form": form,
        "order": order,
        "preview": found,
        "days": found.days[:DAYS],
        "whom": deadlines.whom(draft),
        "due": deadlines.in_words(draft),
        "validity": deadlines.validity(draft),
        "renewal": deadlines.renewal(draft),
        "is_large": found.count > work.AT_ONCE,
        "query": request.GET.urlencode(),
    }
    return TemplateResponse(request, "training/assignment_preview.html", context)


@arranging
def assignment_people(request: PersonRequest, reach: Reach) -> HttpResponseBase:
    """Send the whole list of the preview as a file."""
    form = OrderForm(request.GET, reach=reach)
    if not form.is_valid():
        return _form_page(request, form)
    file = listed.csv(form.order, by=request.user, at=timezone.now())
    answer = StreamingHttpResponse(file, content_type="text/csv")
    answer["Content-Disposition"] = 'attachment; filename="people.csv"'
    return answer


@arranging
def assignment(request: PersonRequest, reach: Reach, key: int) -> HttpResponseBase:
    found = get_object_or_404(listing.named(reach.assignments()), pk=key)
    form = WithdrawalForm(None, today=days.of(reach.at))
    return _assignment_page(request, reach, found, form)


def _assignment_page(
    request: PersonRequest, reach: Reach, found: Assignment, form: WithdrawalForm
) -> HttpResponseBase:
    periods = reach.periods().filter(assignment=found)
    try:
        key = paging.key_from(request.GET.get("after", ""))
        page = overview.periods(periods, key=key, size=PAGE, at=reach.at)
    except paging.NoSuchRow as problem:
        raise Http404 from problem
    context = _told(found, reach) | {"page": page, "form": form}
    context["tally"] = overview.tally(periods, at=reach.at)
    status = 422 if form.errors else 200
    return TemplateResponse(request, "training/assignment.html", context, status=status)


def _told(found: Assignment, reach: Reach) -> dict[str, object]:
    this = Assignment.objects.filter(pk=found.pk)
    return {
        "assignment": found,
        "whom": deadlines.whom(found),
        "due": deadlines.in_words(found),
        "validity": deadlines.validity(found),
        "renewal": deadlines.renewal(found),
        "is_to_come": found.effective_at is not None and reach.at < found.effective_at,
        "job": work.job_of(found),
        "grown": growth.modules(found),
        "exceptions": exceptions.open_of(this).count(),
    }


@require_POST
@arranging
def withdraw(request: PersonRequest, reach: Reach, key: int) -> HttpResponseBase:
    found = get_object_or_404(listing.named(reach.assignments()).running(), pk=key)
    form = WithdrawalForm(request.POST, today=days.of(reach.at))
    if not form.is_valid():
        return _assignment_page(request, reach, found, form)
    given = form.cleaned_data
    number = assignments.withdraw(found, **given, by=request.user, at=timezone.now())
    said.say(request, telling.withdrawn(number))
    return redirect("training:assignment", found.pk)


@require_POST
@arranging
def grow(request: PersonRequest, reach: Reach, key: int) -> HttpResponseBase:
    """Ask for what the course has come to hold since; done twice it is done once."""
    found = get_object_or_404(listing.named(reach.assignments()).running(), pk=key)
    with suppress(growth.NothingNew):
        growth.ask(found, by=request.user, at=timezone.now())
    return redirect("training:assignment", found.pk)


@arranging
def exception_list(request: PersonRequest, reach: Reach) -> HttpResponseBase:
    """List who waits for a decision; what is decided applies to those chosen."""
    found = exceptions.open_of(_asked(request.GET, reach))
    if request.method != "POST":
        return _exception_page(request, found, None)
    form = DecisionForm(request.POST, found=found, today=days.of(reach.at))
    if not form.is_valid():
        return _exception_page(request, found, form)
    _decide(request, form)
    return redirect(request.get_full_path())


def _asked(data: Mapping[str, str], reach: Reach) -> AssignmentQuerySet:
    mine, key = reach.assignments(), paging.key_from(data.get("assignment", ""))
    return mine if key is None else mine.filter(pk=key)


def _decide(request: PersonRequest, form: DecisionForm) -> None:
    given, by, now = form.cleaned_data, request.user, timezone.now()
    chosen, why = given["chosen"], given["why"]
    if form.is_dismissal:
        number = exceptions.dismiss(chosen, why=why, by=by, at=now)
    else:
        due_on = given["due_on"]
        number = exceptions.give(chosen, due_on=due_on, why=why, by=by, at=now)
    said.say(request, telling.settled(number, is_dismissal=form.is_dismissal))


def _exception_page(
    request: PersonRequest, found: exceptions.Exceptions, form: DecisionForm | None
) -> HttpResponseBase:
    rows = list(found.select_related("person", *WHAT)[: PAGE + 1])
    shown = [(one, troubles.in_words(one.code, one.values)) for one in rows[:PAGE]]
    context = {
        "rows": shown,
        "has_more": len(rows) > PAGE,
        "form": form or DecisionForm(None, found=found, today=days.of(timezone.now())),
        "chosen": set(request.POST.getlist("chosen")),
    }
    status = 422 if form else 200
    return TemplateResponse(request, "training/exceptions.html", context, status=status)


WHAT = ("assignment__course", "assignment__module__course", "assignment__path")
