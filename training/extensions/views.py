"""The pages on which more time is asked for, granted and refused."""

from django.http import HttpResponseBase
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from people.requests import PersonRequest
from training import days, telling
from training.access import Reach, reporting
from training.extensions import asking, deciding
from training.extensions.access import deciding_on, owning
from training.extensions.forms import AskForm, DecisionForm
from training.models import ExtensionRequest, Period
from web import said

PAGE = 100


@owning
def ask(request: PersonRequest, period: Period) -> HttpResponseBase:
    form = AskForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            asking.ask(period, **form.cleaned_data, by=request.user, at=timezone.now())
        except asking.NotLater:
            form.add_error("due_on", _("Choose a later day than the one it is due on."))
        except asking.NothingToAsk:
            form.add_error(None, _("No more time can be asked for now."))
        else:
            return redirect("extensions:ask", period.pk)
    asked = asking.latest(period)
    context = {
        "period": period,
        "form": form,
        "line": asking.line(asked) if asked else None,
        "may_ask": asking.may_ask(period, at=timezone.now()),
        "due_on": days.last_of(period.due_at) if period.due_at else None,
    }
    status = 422 if form.errors else 200
    return TemplateResponse(request, "extensions/ask.html", context, status=status)


@require_POST
@owning
def take_back(request: PersonRequest, period: Period) -> HttpResponseBase:  # noqa: ARG001  # the gate has proved whose it is
    asked = asking.latest(period)
    if asked is not None:
        asking.take_back(asked, at=timezone.now())
    return redirect("extensions:ask", period.pk)


@require_safe
@reporting
def waiting(request: PersonRequest, reach: Reach) -> HttpResponseBase:
    rows = [*deciding.waiting(reach, request.user)[: PAGE + 1]]
    lines = [asking.line(one) for one in rows[:PAGE]]
    context = {"lines": lines, "has_more": len(rows) > PAGE}
    return TemplateResponse(request, "extensions/list.html", context)


@deciding_on
def decide(request: PersonRequest, asked: ExtensionRequest) -> HttpResponseBase:
    form = DecisionForm(
        request.POST or None, initial={"due_on": days.last_of(asked.due_at)}
    )
    if request.method == "POST" and form.is_valid():
        try:
            _decide(asked, form, request)
        except asking.NotLater:
            form.add_error("due_on", _("Choose a later day than the one it is due on."))
        except deciding.AlreadyDecided:
            return _decided(request, asked, _("It was settled before: %(what)s"))
        else:
            return _decided(request, asked)
    context = {"line": asking.line(asked), "form": form}
    status = 422 if form.errors else 200
    return TemplateResponse(request, "extensions/decide.html", context, status=status)


def _decided(
    request: PersonRequest, asked: ExtensionRequest, words: str = "%(what)s"
) -> HttpResponseBase:
    """Go back to the list, which says what came of it."""
    asked.refresh_from_db()
    said.say(request, words % {"what": telling.decided(asked)})
    return redirect("extensions:list")


def _decide(
    asked: ExtensionRequest, form: DecisionForm, request: PersonRequest
) -> None:
    given, by, at = form.cleaned_data, request.user, timezone.now()
    reply = given["reply"].strip()
    if given["is_granted"]:
        deciding.grant(asked, due_on=given["due_on"], reply=reply, by=by, at=at)
    else:
        deciding.refuse(asked, reply=reply, by=by, at=at)
